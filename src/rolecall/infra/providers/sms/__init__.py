"""Outgoing text messages: a Protocol, Twilio, and the local mailbox for development.

Both implementations pass the same contract tests. Neither knows why a text is sent or whether it
may be, and neither repeats anything: each failure says whether the text was surely not taken, never
will be, or may have been.
"""

from rolecall.infra.providers.sms.codes import is_opt_out, words_of
from rolecall.infra.providers.sms.contracts import (
    AccountRefused,
    NotTaken,
    OutgoingText,
    Refused,
    TextAccess,
    TextProvider,
    TextProviderKind,
    Unanswered,
)
from rolecall.infra.providers.sms.factory import text_provider
from rolecall.infra.providers.sms.signing import is_signed, signature_of

__all__ = [
    "AccountRefused",
    "NotTaken",
    "OutgoingText",
    "Refused",
    "TextAccess",
    "TextProvider",
    "TextProviderKind",
    "Unanswered",
    "is_opt_out",
    "is_signed",
    "signature_of",
    "text_provider",
    "words_of",
]
