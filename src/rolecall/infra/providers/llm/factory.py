"""Which model an organization's settings ask for."""

from rolecall.infra.outbound import Outbound
from rolecall.infra.providers.llm.contracts import LanguageModel, ModelAccess
from rolecall.infra.providers.llm.openai_compatible import OpenAiCompatible
from rolecall.infra.settings import OutboundSettings


def language_model(outbound: OutboundSettings, access: ModelAccess) -> LanguageModel:
    """Return the model behind an endpoint that people of an organization named."""
    return OpenAiCompatible(Outbound(outbound.hosts(), encrypted=True), access)
