"""The vocabulary of report mails."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from uuid import UUID

from rolecall.domains.analytics.contracts import ReportKey
from rolecall.domains.applications.contracts.figures import Attribution, Cohort

MAX_READERS = 50
"""Members that one mail goes to."""
MAX_MAILS = 50
"""Report mails that one member keeps."""


class Frequency(StrEnum):
    """How often a mail is sent."""

    WORKING_DAY = "working_day"
    """On each day on which the organization works."""
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class MailPeriod(StrEnum):
    """Which whole days a mail is about, counted back from the day before it is sent."""

    LAST_7_DAYS = "last_7_days"
    LAST_30_DAYS = "last_30_days"
    LAST_90_DAYS = "last_90_days"
    LAST_365_DAYS = "last_365_days"
    LAST_MONTH = "last_month"
    """The calendar month before the one in which it is sent."""


class MailStatus(StrEnum):
    """Whether a mail is sent when it is due."""

    ACTIVE = "active"
    PAUSED = "paused"
    OWNERLESS = "ownerless"
    """Its owner may not read reports any more, or left: nothing is sent until somebody resumes."""


class ReaderState(StrEnum):
    """Whether a member gets the mail."""

    GETS = "gets"
    STOPPED = "stopped"
    """By themselves. Nobody else can make them get it again."""
    MAY_NOT = "may_not"
    """They may not read reports any more, or left, when it was due."""


@dataclass(frozen=True, slots=True)
class Timing:
    """When a mail is sent: at a local time of day, on days of a frequency.

    `weekday` counts from Monday, 0, and is there for weekly mails; `month_day` is from 1 to 31 and
    is there for monthly ones, the last day of the month standing in for days it does not have.
    `time_zone` is an IANA name.
    """

    frequency: Frequency
    at: time
    time_zone: str
    weekday: int | None = None
    month_day: int | None = None


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the report is narrowed to, as on its screen; the days follow from the period."""

    job_ids: tuple[UUID, ...] = ()
    departments: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    recruiter_id: UUID | None = None
    cohort: Cohort = Cohort.APPLIED
    attribution: Attribution = Attribution.APPLICATION
    compare: bool = True


@dataclass(frozen=True, slots=True)
class MailReader:
    """A member whom a mail goes to, and since when that is so."""

    user_id: UUID
    full_name: str
    state: ReaderState
    since: datetime
    with_file: bool = False
    """They want the figures as a file of comma-separated values as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMail:
    """A report that is sent by mail. `next_due_at` is None while nothing is sent."""

    id: UUID
    report: ReportKey
    name: str
    period: MailPeriod
    narrowing: Narrowing
    timing: Timing
    status: MailStatus
    owner_id: UUID
    owner_name: str
    readers: tuple[MailReader, ...]
    next_due_at: datetime | None
    last_sent_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class Choosable:
    """A member who may be chosen as a reader."""

    user_id: UUID
    full_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReportMail:
    """The wish to have a report sent."""

    report: ReportKey
    name: str
    period: MailPeriod
    narrowing: Narrowing
    timing: Timing
    reader_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeReportMail:
    """What to change of a mail; None leaves it as it is."""

    report_mail_id: UUID
    expected_version: int | None = None
    name: str | None = None
    period: MailPeriod | None = None
    narrowing: Narrowing | None = None
    timing: Timing | None = None
    reader_ids: tuple[UUID, ...] | None = None
    paused: bool | None = None
