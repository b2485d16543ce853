"""The vocabulary of messaging."""

from rolecall.domains.messaging.contracts.mails import (
    Audience,
    Brand,
    MailKind,
    RenderedMail,
    UnknownMailKind,
    VariablesRefused,
)

__all__ = [
    "Audience",
    "Brand",
    "MailKind",
    "RenderedMail",
    "UnknownMailKind",
    "VariablesRefused",
]
