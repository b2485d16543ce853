"""What report mails publish."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class ReportMailChanged(Event):
    """A report mail was made, changed, sent or removed, or somebody stopped getting it."""

    type = "report_mails.report_mail_changed.v1"

    report_mail_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class ReportMailDue(Event):
    """A report mail is due at `at`, unless it is due at another time by then."""

    type = "report_mails.report_mail_due.v1"

    report_mail_id: UUID
    at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class ReportMailAsked(Event):
    """One reader is to get the mail of one due time.

    The reader comes first, so that whoever's mail cannot be written keeps nobody else waiting.
    """

    type = "report_mails.report_mail_asked.v1"

    reader_id: UUID
    report_mail_id: UUID
    at: datetime
