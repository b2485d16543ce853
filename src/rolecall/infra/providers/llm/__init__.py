"""Language models: a Protocol, and any endpoint that speaks OpenAI's chat completions.

There is no model unless an organization names one. What is asked, of whom and at what cost is the
business of `domains.ai`; here is the asking alone.
"""

from rolecall.infra.providers.llm.contracts import (
    Form,
    LanguageModel,
    ModelAccess,
    NoReply,
    Question,
    Reply,
    Tokens,
)
from rolecall.infra.providers.llm.factory import language_model

__all__ = [
    "Form",
    "LanguageModel",
    "ModelAccess",
    "NoReply",
    "Question",
    "Reply",
    "Tokens",
    "language_model",
]
