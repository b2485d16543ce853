"""Mails that come in: answers of candidates to what was written to them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from rolecall.kernel.errors import Conflict, NotFound, Unauthenticated
from rolecall.kernel.sentences import say


class MailRoute(StrEnum):
    """How a message came in."""

    SMTP = "smtp"
    WEBHOOK = "webhook"
    PAGE = "page"
    """Written on the candidate's private page; it is no mail, and answers no single one."""
    PORTAL = "portal"
    """The same, by somebody who was signed in to the portal."""


class ArrivalStatus(StrEnum):
    """How far a mail that came in is, and what it turned out to be."""

    STORED = "stored"
    """Kept as it is, not read yet."""
    ANSWER = "answer"
    AUTOMATIC = "automatic"
    """A machine wrote it (RFC 3834), such as an absence notice: it answers nothing."""
    BOUNCE = "bounce"
    """A mail server says what became of a mail of ours (RFC 3464)."""
    UNREADABLE = "unreadable"
    """It cannot be taken apart; it is kept as it came."""


class UnknownMailbox(NotFound):
    """The address is none of ours, or answers to it are no longer taken: 550 in SMTP."""

    code, title = "unknown_mailbox", say("There is no such mailbox")


class MailLoop(Conflict):
    """The mail is one of ours that came back, or has travelled too long: 554 in SMTP."""

    code, title = "mail_loop", say("The mail goes in circles")


class MailRefused(Conflict):
    """The mail cannot be taken apart, or nobody could be answered: 554 in SMTP."""

    code, title = "mail_refused", say("The mail is not taken")


class SignatureRefused(Unauthenticated):
    """A call of the webhook is not signed with its secret, or was signed long ago: 401."""

    code, title = "signature_refused", say("The signature does not hold")


@dataclass(frozen=True, slots=True)
class ReplyAddress:
    """What one of our addresses stands for."""

    org_id: UUID
    message_id: UUID


@dataclass(frozen=True, slots=True)
class IncomingMail:
    """A mail as it was handed to us. `envelope_from` is empty for notices of mail servers."""

    recipient: str
    envelope_from: str
    raw: bytes
    route: MailRoute


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file in a mail, before anything was checked."""

    filename: str
    content: bytes


@dataclass(frozen=True, slots=True)
class DeliveryNotice:
    """What a mail server says became of a mail (RFC 3464).

    `final`: it gave up, so the mail did not arrive; otherwise it goes on trying. `bad_address`: the
    mailbox takes no mail at all.
    """

    final: bool
    bad_address: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMail:
    """What a mail says: `text` is what its author wrote, `rest` the signature and quotations."""

    from_email: str
    from_name: str
    subject: str
    text: str
    rest: str
    is_automatic: bool
    files: tuple[IncomingFile, ...]
    notice: DeliveryNotice | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a mail: kept under an id, or not kept for a reason. `size` is in bytes."""

    filename: str
    size: int
    file_id: UUID | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A message that came in, as members see it. `message_id` is the mail that it answers."""

    id: UUID
    message_id: UUID | None
    route: MailRoute
    record_type: str
    record_id: UUID
    status: ArrivalStatus
    received_at: datetime
    from_email: str
    from_name: str
    from_other_address: bool
    subject: str
    text: str
    rest: str
    attachments: tuple[Attachment, ...]
    outcome: str = ""
    """What a domain above made of it, in that domain's word; empty for nothing."""
