"""What was written to a person and by them, about one record."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from rolecall.domains.messaging.contracts.arrivals import Attachment, MailRoute
from rolecall.domains.messaging.contracts.messages import RecordRef
from rolecall.domains.messaging.contracts.wording import Wording


class Direction(StrEnum):
    """Whether we wrote it or they did."""

    OUT = "out"
    IN = "in"


class Channel(StrEnum):
    """By what it went."""

    MAIL = "mail"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationItem:
    """A mail or a text of a conversation.

    `kind` is a mail's; what came in is a `reply` to a mail, or was written on the private
    `page` or in the `portal`.
    `status` is a message's status; what came in has that of an arrival (`answer`, `automatic`,
    `unreadable`). `address` is the other side's; `from_other_address` where an answer came from
    another one than was written to. `author_name` is empty for what the product sends by itself.
    `wording` is what the author wrote. `rest` is the signature and the quotations of an answer.
    `record` is what it is about. `topic_id` is what a mail invites to, and `outcome` what a domain
    above made of an answer.
    """

    id: UUID
    direction: Direction
    kind: str
    status: str
    subject: str
    text: str
    address: str
    author_id: UUID | None
    author_name: str
    created_at: datetime
    send_after: datetime
    sent_at: datetime | None
    error: str
    record: RecordRef | None = None
    wording: Wording | None = None
    rest: str = ""
    from_other_address: bool = False
    attachments: tuple[Attachment, ...] = ()
    channel: Channel = Channel.MAIL
    segments: int = 0
    """Of a text: how many it takes."""
    topic_id: UUID | None = None
    outcome: str = ""
    elsewhere: bool = False
    """Of a text that came in: its number was written to about another record as well."""


@dataclass(frozen=True, slots=True)
class RefusingAddress:
    """An address that mail is held back from, since when, and what its server said."""

    email: str
    since: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """The newest mails, oldest first; `has_earlier` where there are more than are shown."""

    items: tuple[ConversationItem, ...]
    has_earlier: bool
    undeliverable_since: datetime | None
    """Since when the person's address refuses mail, None where it takes it."""
    undeliverable_reason: str = ""
    """What its server said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenHere:
    """What a candidate wrote on a page of ours, with files that were checked and kept.

    The organization takes a `dedupe_key` once, so that a form that is sent twice is one message.
    """

    record: RecordRef
    from_email: str
    from_name: str
    text: str
    attachments: tuple[Attachment, ...]
    dedupe_key: str
    route: MailRoute
