"""The inbox inside the application, and what a person wants to be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from rolecall.domains.identity.contracts import MemberRef
from rolecall.domains.messaging.contracts.mails import MailKind
from rolecall.domains.messaging.contracts.messages import RecordRef


class NoticeKind(StrEnum):
    """What a notification is about."""

    NEW_APPLICATION = "new_application"
    APPLICATION_WITHDRAWN = "application_withdrawn"
    APPLICATION_ASSIGNED = "application_assigned"
    OFFER_SENT = "offer_sent"
    OFFER_ACCEPTED = "offer_accepted"
    OFFER_DECLINED = "offer_declined"
    OFFER_EXPIRED = "offer_expired"
    OFFER_WITHDRAWN = "offer_withdrawn"
    OFFER_NOT_ACCEPTED = "offer_not_accepted"
    MENTION = "mention"
    INTERVIEW_SCHEDULED = "interview_scheduled"
    INTERVIEW_CHANGED = "interview_changed"
    INTERVIEW_CANCELLED = "interview_cancelled"
    BOOKING_ANSWERED = "booking_answered"
    AI_INTERVIEW_WANTS_PERSON = "ai_interview_wants_person"
    SCORECARD_REMINDER = "scorecard_reminder"
    SCORECARD_OVERDUE = "scorecard_overdue"
    SCORECARD_SUBMITTED = "scorecard_submitted"
    PROMISE_OVERDUE = "promise_overdue"
    AUTOMATION_REMINDER = "automation_reminder"
    MEMBER_JOINED = "member_joined"
    MAIL_NOT_DELIVERED = "mail_not_delivered"
    REPLY_RECEIVED = "reply_received"
    APPROVAL_REQUESTED = "approval_requested"
    APPROVAL_GRANTED = "approval_granted"
    APPROVAL_DECLINED = "approval_declined"
    APPROVAL_DELEGATED = "approval_delegated"
    REPORT_MAIL = "report_mail"
    REPORT_MAIL_READER_LOST = "report_mail_reader_lost"
    REPORT_MAIL_OWNERLESS = "report_mail_ownerless"
    ACCOMMODATION_ASKED = "accommodation_asked"
    RETENTION_ANNOUNCED = "retention_announced"
    ERASURE_ASKED = "erasure_asked"
    CAREERS_DOMAIN_MISSING = "careers_domain_missing"
    CAREERS_DOMAIN_LOST = "careers_domain_lost"
    CAREERS_DOMAIN_BACK = "careers_domain_back"


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose inbox, and in which language."""

    user_id: UUID
    locale: str = "en"

    @classmethod
    def of_member(cls, member: MemberRef) -> Self:
        """Return a member as somebody with an inbox."""
        return cls(member.user_id, member.locale)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notify:
    """Put a notification into inboxes.

    `link` is a path inside the application. A `dedupe_key` that a reader has already puts nothing.
    """

    kind: NoticeKind
    readers: Sequence[Reader]
    variables: Mapping[str, str]
    dedupe_key: str
    link: str | None = None
    record: RecordRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TellMembers:
    """Tell members of something, in the inbox and by a mail each.

    `line` fills the words of the notification, `text` those of the mail, which greets its reader by
    name besides. `link` is a path inside the application. Who was told under a `dedupe_key` is not
    told again.
    """

    notice: NoticeKind
    mail: MailKind
    members: Sequence[MemberRef]
    line: Mapping[str, str]
    text: Mapping[str, Any]
    dedupe_key: str
    link: str
    record: RecordRef | None = None


@dataclass(frozen=True, slots=True)
class Notification:
    """One line of an inbox."""

    id: UUID
    kind: NoticeKind
    title: str
    body: str
    link: str | None
    created_at: datetime
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class Preference:
    """Whether a person wants mails and notifications of a kind."""

    kind: str
    email: bool = True
    in_app: bool = True
    by_mail: bool = True
    """Whether there are mails of this kind at all."""


@dataclass(frozen=True, slots=True)
class NewNotification:
    """A notification in words, before it has an id."""

    user_id: UUID
    kind: NoticeKind
    title: str
    body: str
    link: str | None
    record: RecordRef | None
    dedupe_key: str = field(default="")
