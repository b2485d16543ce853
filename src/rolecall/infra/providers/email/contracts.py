"""What a mail is, what a provider does with it, and the three ways in which that can fail."""

import unicodedata
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from typing import Protocol
from uuid import UUID

Handover = Callable[[], Awaitable[None]]
"""Awaited at the last moment at which the mail has surely not been taken."""


_BREAKING = {"Cc", "Zl", "Zp", "Cs"}


def one_line(text: str) -> bool:
    """Return whether the text has no control character, line separator or lone surrogate.

    Format characters stay allowed: Persian names and family emoji are written with joiners.
    """
    return all(unicodedata.category(character) not in _BREAKING for character in text)


class TemporaryFailure(Exception):
    """The mail was surely not taken; the same call may succeed later.

    A network that is down, a server that answers 4xx, a wrong password or certificate: whatever an
    operator or time can mend without touching the mail.
    """

    def __init__(self, reason: str, *, smtp_code: int | None = None) -> None:
        """Keep a sentence for the operator and the server's reply code, if it gave one."""
        super().__init__(reason)
        self.reason = reason
        self.smtp_code = smtp_code


class PermanentFailure(Exception):
    """The mail was refused and would be refused again.

    `bad_recipient` is true when the refusal is about the mailbox itself (it does not exist, the
    domain takes no mail: RFC 3463, X.1.Y), so that no further mail should go there.
    """

    def __init__(
        self, reason: str, *, smtp_code: int | None = None, bad_recipient: bool = False
    ) -> None:
        """Keep a sentence for the operator and the server's reply code, if it gave one."""
        super().__init__(reason)
        self.reason = reason
        self.smtp_code = smtp_code
        self.bad_recipient = bad_recipient


class UncertainOutcome(Exception):
    """The whole mail was handed over and no answer came in time: it may have been taken.

    RFC 1047 describes how sending again at this point gives the recipient the mail twice.
    """

    def __init__(self, reason: str) -> None:
        """Keep a sentence for the operator."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class MailAddress:
    """A mailbox and the name shown with it.

    Raises:
        ValueError: the mailbox is not of the form `local@domain`, or either part has a control
            character (a line break in a header would let its author write further headers).
    """

    mailbox: str
    name: str = ""

    def __post_init__(self) -> None:
        local, at, domain = self.mailbox.rpartition("@")
        if not (local and at and domain) or " " in self.mailbox or "@" in local.strip('"'):
            raise ValueError(f"{self.mailbox!r} is not a mailbox")
        if not one_line(self.mailbox + self.name):
            raise ValueError("an address must not contain control characters")

    @property
    def domain(self) -> str:
        """What follows the last @."""
        return self.mailbox.rpartition("@")[2]

    @classmethod
    def parse(cls, written: str) -> "MailAddress":
        """Read `Name <local@domain>` or a bare mailbox.

        Raises:
            ValueError: it is neither.
        """
        name, opening, rest = written.strip().rpartition("<")
        if not opening:
            return cls(written.strip())
        if not rest.endswith(">"):
            raise ValueError(f"{written!r} is not an address")
        return cls(rest[:-1].strip(), name.strip().strip('"').strip())

    def __str__(self) -> str:
        """The address as a person would write it."""
        local, _, domain = self.mailbox.rpartition("@")
        return str(Address(self.name, local, domain))


@dataclass(frozen=True, slots=True)
class CalendarPart:
    """An iCalendar object that travels with a mail (RFC 6047).

    `method` is that of the object (RFC 5546) and stands in the part's header as well, where
    calendar programs look for it.
    """

    method: str
    text: str


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that travels with a mail, to be saved by its reader.

    Raises:
        ValueError: the name is empty or not one line.
    """

    filename: str
    content_type: str
    content: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if not self.filename.strip() or not one_line(self.filename):
            raise ValueError("the name of an attached file must be one line of text")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingMail:
    """One mail to one recipient.

    `id` names the mail for good: each attempt to send it carries the same Message-ID and Date, so
    that a receiving server can recognise a repetition. `unsubscribe_url` becomes List-Unsubscribe
    (RFC 2369), with https also one-click (RFC 8058). `calendar` is what a calendar program reads of
    it. Notices of mail servers go to `return_to` (RFC 5321, section 3.6.3), else to the sender.

    Raises:
        ValueError: a header value holds a control character, or a part is empty.
    """

    id: UUID
    sender: MailAddress
    recipient: MailAddress
    subject: str
    html: str
    text: str
    created_at: datetime
    reply_to: MailAddress | None = None
    unsubscribe_url: str | None = None
    calendar: CalendarPart | None = None
    return_to: MailAddress | None = None
    files: tuple[AttachedFile, ...] = ()

    def __post_init__(self) -> None:
        if not self.subject.strip() or not one_line(self.subject):
            raise ValueError("the subject must be one line of text")
        if not self.text.strip() or not self.html.strip():
            raise ValueError("a mail has both a text and an HTML part")
        if self.created_at.tzinfo is None:
            raise ValueError("created_at must be aware")
        url = self.unsubscribe_url
        if url is not None and not (
            url.startswith(("https://", "http://"))
            and url.isascii()
            and url.isprintable()
            and not set(url) & set("<> ")
        ):
            raise ValueError("unsubscribe_url must be an absolute http(s) address")

    @property
    def message_id(self) -> str:
        """The Message-ID, with its angle brackets (RFC 5322, section 3.6.4)."""
        domain = self.sender.domain.encode("idna").decode("ascii")
        return f"<{self.id}@{domain}>"


@dataclass(frozen=True, slots=True)
class Accepted:
    """The mail was taken; `provider_id` is what the provider calls it."""

    provider_id: str


class EmailProvider(Protocol):
    """Takes mails.

    `repeatable` says that handing over a mail of the same id again changes nothing, so that an
    interrupted hand-over may simply be done again. SMTP is not like that.
    """

    name: str
    repeatable: bool

    async def send(
        self, mail: OutgoingMail, *, before_handover: Handover | None = None
    ) -> Accepted:
        """Hand one mail over, once.

        `before_handover` is awaited once, after everything that can be refused beforehand was
        accepted and immediately before the content leaves. A caller that commits a mark there
        knows, after a crash, on which side of the mark it happened. An exception from it passes
        through and nothing is sent.

        Raises:
            TemporaryFailure: surely not taken; try later.
            PermanentFailure: refused for good.
            UncertainOutcome: no answer after the content; do not send again blindly.
        """
        ...

    async def aclose(self) -> None:
        """Let go of open connections; the provider can be used again afterwards."""
        ...
