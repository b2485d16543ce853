"""A mail on its way: what is asked for, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, Self
from uuid import UUID

from rolecall.domains.identity.contracts import MemberRef
from rolecall.domains.messaging.contracts.arrivals import Attachment
from rolecall.domains.messaging.contracts.mails import Brand, MailKind
from rolecall.domains.messaging.contracts.wording import Wording
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import Sentence, say

MESSAGE_WORDS: Final[Mapping[str, Sentence]] = {
    "held": say("held"),
    "queued": say("queued"),
    "sending": say("sending"),
    "sent": say("sent"),
    "delivered": say("delivered"),
    "failed": say("failed"),
    "uncertain": say("uncertain"),
    "recalled": say("recalled"),
    "suppressed": say("suppressed"),
}
"""Where a mail or a text is, inside of a sentence, by its status."""


class MessageStatus(StrEnum):
    """Where a message is."""

    HELD = "held"
    """Waits for the end of its hold; can be recalled without anybody noticing."""
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    """Taken by the mail server."""
    FAILED = "failed"
    """Refused for good, or given up after two days of trying."""
    UNCERTAIN = "uncertain"
    """Handed over, and nobody knows whether it was taken. Sent again on a person's word only."""
    RECALLED = "recalled"
    SUPPRESSED = "suppressed"
    """Never sent: the mailbox is known not to exist."""
    UNSUBSCRIBED = "unsubscribed"
    """Never sent: its reader does not want mails of this kind."""


class SuppressionReason(StrEnum):
    """Why an address gets no mail."""

    BOUNCED = "bounced"


class NotRecallable(Conflict):
    """It is too late to recall this message: 409."""

    code, title = "not_recallable", say("It can no longer be recalled")


class NotReleasable(Conflict):
    """This message does not wait for its time: 409."""

    code, title = "not_releasable", say("It does not wait")


class NotResendable(Conflict):
    """This message needs no second sending, or cannot have one: 409."""

    code, title = "not_resendable", say("It cannot be sent again")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a message is for. `user_id` is given where the person is known by a login."""

    email: str
    name: str = ""
    user_id: UUID | None = None
    locale: str = "en"
    time_zone: str = "UTC"

    @classmethod
    def of_member(cls, member: MemberRef) -> Self:
        """Return a member as somebody to write to."""
        return cls(member.email, member.full_name, member.user_id, member.locale, member.time_zone)


@dataclass(frozen=True, slots=True)
class RecordRef:
    """The record that a message or a notification is about, such as `application`."""

    type: str
    id: UUID


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An iCalendar object that goes with a mail: its method (RFC 5546) and its text."""

    method: str
    text: str


@dataclass(frozen=True, slots=True)
class EnclosedFile:
    """A small file of text that the product makes for one mail, and that is gone once it left."""

    filename: str
    content_type: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueMessage:
    """Send a mail with this transaction's commit.

    A `dedupe_key` that the organization has used before queues nothing, so that a repeated handler
    does no harm. `hold_for` keeps it back; `group_key` names what it can be recalled by until then.
    """

    kind: MailKind
    recipient: Recipient
    variables: Mapping[str, Any]
    brand: Brand
    dedupe_key: str
    hold_for: timedelta | None = None
    group_key: str | None = None
    record: RecordRef | None = None
    reply_to: str | None = None
    calendar: CalendarEntry | None = None
    wording: Wording | None = None
    """Words to use instead of the organization's template and the product's text."""
    author_id: UUID | None = None
    """The member who wrote it."""
    attachments: tuple[Attachment, ...] = ()
    """Files that go with it, each kept under an id."""
    enclosed: EnclosedFile | None = None
    topic_id: UUID | None = None
    """What it invites to, for the domain that has it written."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message as members see it: links that let their bearer in are not shown."""

    id: UUID
    kind: MailKind
    subject: str
    text: str
    recipient: str
    status: MessageStatus
    record: RecordRef | None
    attempts: int
    error: str
    created_at: datetime
    send_after: datetime
    finished_at: datetime | None
    author_id: UUID | None = None
    wording: Wording | None = None
    """What the author wrote, with variables; None where nobody in particular wrote it."""
    attachments: tuple[Attachment, ...] = ()
    topic_id: UUID | None = None
    """What it invites to, as the domain that had it written knows it."""

    @property
    def sent_at(self) -> datetime | None:
        """When the mail server took it."""
        return self.finished_at if self.status is MessageStatus.SENT else None


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A message with all that is needed to send it."""

    id: UUID
    kind: str
    recipient: Recipient
    brand: Brand
    variables: Mapping[str, Any] = field(repr=False)
    reply_to: str | None
    record: RecordRef | None
    created_at: datetime
    available_at: datetime
    attempt: int
    """Counts the claims; whoever holds an older number has lost the message to someone else."""
    calendar: CalendarEntry | None = None
    wording: Wording | None = None
    reply_token: str | None = field(default=None, repr=False)
    attachments: tuple[Attachment, ...] = ()
    enclosed: EnclosedFile | None = None
