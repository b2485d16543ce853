"""Outgoing e-mail: a Protocol, SMTP, and a local mailbox for installations without a mail server.

Both implementations pass the same contract tests. Neither knows why a mail is sent, and neither
repeats anything: what to do after a failure is the caller's decision, for which each failure says
whether the mail was surely not taken, never will be, or may have been.
"""

from rolecall.infra.providers.email.contracts import (
    Accepted,
    AttachedFile,
    CalendarPart,
    EmailProvider,
    MailAddress,
    OutgoingMail,
    PermanentFailure,
    TemporaryFailure,
    UncertainOutcome,
)
from rolecall.infra.providers.email.factory import email_provider, local_mailbox
from rolecall.infra.providers.email.local import LocalMailbox, StoredMail, StoredMailSummary
from rolecall.infra.providers.email.smtp import SmtpProvider

__all__ = [
    "Accepted",
    "AttachedFile",
    "CalendarPart",
    "EmailProvider",
    "LocalMailbox",
    "MailAddress",
    "OutgoingMail",
    "PermanentFailure",
    "SmtpProvider",
    "StoredMail",
    "StoredMailSummary",
    "TemporaryFailure",
    "UncertainOutcome",
    "email_provider",
    "local_mailbox",
]
