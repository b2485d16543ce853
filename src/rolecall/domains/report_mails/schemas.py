"""Report mails over HTTP."""

from datetime import datetime, time
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, StringConstraints

from rolecall.access import Actor
from rolecall.domains.analytics.contracts import ReportKey
from rolecall.domains.applications.contracts.figures import Attribution, Cohort
from rolecall.domains.report_mails import policy
from rolecall.domains.report_mails.contracts import (
    MAX_READERS,
    ChangeReportMail,
    Frequency,
    MailPeriod,
    MailStatus,
    Narrowing,
    NewReportMail,
    ReaderState,
    ReportMail,
    Timing,
)
from rolecall.infra.http import In, Out
from rolecall.kernel.sentences import say


def _known_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(
            say("There is no such time zone; use a name such as Europe/Berlin.")
        ) from None
    return value


def _without_zone(value: time) -> time:
    if value.tzinfo is not None:
        raise ValueError(say("Give the local time of day, such as 08:30."))
    return value


Name = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"\S")]
Text = Annotated[str, StringConstraints(max_length=200)]
TimeZone = Annotated[str, StringConstraints(max_length=60), AfterValidator(_known_zone)]
LocalTime = Annotated[time, AfterValidator(_without_zone)]
Readers = Annotated[list[UUID], Field(min_length=1, max_length=MAX_READERS)]
_FEW = 50


class ReportMailTimingIn(In):
    """When to send: a local time of day, on days of a frequency.

    `weekday` counts from Monday, 0, and is needed for weekly mails; `month_day` is needed for
    monthly ones, and means the last day in months that are shorter.
    """

    frequency: Frequency
    at: LocalTime
    time_zone: TimeZone
    weekday: Annotated[int, Field(ge=0, le=6)] | None = None
    month_day: Annotated[int, Field(ge=1, le=31)] | None = None

    def timing(self) -> Timing:
        """Return the timing."""
        return Timing(self.frequency, self.at, self.time_zone, self.weekday, self.month_day)


class ReportMailNarrowingIn(In):
    """What the report is narrowed to; its days follow from the period."""

    job_ids: list[UUID] = Field(default_factory=list, max_length=_FEW)
    departments: list[Text] = Field(default_factory=list, max_length=_FEW)
    sources: list[Text] = Field(default_factory=list, max_length=_FEW)
    recruiter_id: UUID | None = None
    cohort: Cohort = Cohort.APPLIED
    attribution: Attribution = Attribution.APPLICATION
    compare: bool = True

    def narrowing(self) -> Narrowing:
        """Return the narrowing."""
        return Narrowing(
            tuple(self.job_ids),
            tuple(self.departments),
            tuple(self.sources),
            self.recruiter_id,
            self.cohort,
            self.attribution,
            self.compare,
        )


class ReportMailIn(In):
    """A report to send: which, of which days, when and to whom."""

    report: ReportKey
    name: Name
    period: MailPeriod
    narrowing: ReportMailNarrowingIn = ReportMailNarrowingIn()
    timing: ReportMailTimingIn
    reader_ids: Readers

    def command(self) -> NewReportMail:
        """Return the command."""
        return NewReportMail(
            report=self.report,
            name=self.name,
            period=self.period,
            narrowing=self.narrowing.narrowing(),
            timing=self.timing.timing(),
            reader_ids=tuple(self.reader_ids),
        )


class ReportMailPatch(In):
    """What to change of a report mail."""

    name: Name | None = None
    period: MailPeriod | None = None
    narrowing: ReportMailNarrowingIn | None = None
    timing: ReportMailTimingIn | None = None
    reader_ids: Readers | None = None
    paused: bool | None = None

    def command(self, report_mail_id: UUID, expected_version: int | None) -> ChangeReportMail:
        """Return the command."""
        return ChangeReportMail(
            report_mail_id=report_mail_id,
            expected_version=expected_version,
            name=self.name,
            period=self.period,
            narrowing=None if self.narrowing is None else self.narrowing.narrowing(),
            timing=None if self.timing is None else self.timing.timing(),
            reader_ids=None if self.reader_ids is None else tuple(self.reader_ids),
            paused=self.paused,
        )


class ReportMailPartIn(In):
    """Whether one wants to get a mail oneself, and its figures as a file beside.

    Without `with_file` that stays as it is.
    """

    wanted: bool
    with_file: bool | None = None


class ReportMailTimingOut(Out):
    """When a mail is sent."""

    frequency: Frequency
    at: Annotated[str, Field(description="Local time of day, HH:MM.")]
    time_zone: str
    weekday: int | None
    month_day: int | None

    @classmethod
    def of(cls, timing: Timing) -> "ReportMailTimingOut":
        """Return the shape."""
        return cls(
            frequency=timing.frequency,
            at=f"{timing.at:%H:%M}",
            time_zone=timing.time_zone,
            weekday=timing.weekday,
            month_day=timing.month_day,
        )


class ReportMailNarrowingOut(Out):
    """What the report is narrowed to."""

    job_ids: list[UUID]
    departments: list[str]
    sources: list[str]
    recruiter_id: UUID | None
    cohort: Cohort
    attribution: Attribution
    compare: bool


class ReportMailReaderOut(Out):
    """A member whom the mail goes to."""

    user_id: UUID
    full_name: str
    state: ReaderState
    since: datetime
    with_file: bool


class ReportMailOut(Out):
    """A report that is sent by mail.

    `next_due_at` is null while nothing is sent. `my_state` is what the caller gets, null where they
    are not among the readers; `can_change`: the caller may change, send and remove it.
    """

    id: UUID
    report: ReportKey
    name: str
    period: MailPeriod
    narrowing: ReportMailNarrowingOut
    timing: ReportMailTimingOut
    status: MailStatus
    owner_id: UUID
    owner_name: str
    readers: list[ReportMailReaderOut]
    next_due_at: datetime | None
    last_sent_at: datetime | None
    my_state: ReaderState | None
    my_file: bool
    can_change: bool
    version: int

    @classmethod
    def of(cls, mail: ReportMail, actor: Actor) -> "ReportMailOut":
        """Render a mail for somebody."""
        mine = next((one for one in mail.readers if one.user_id == actor.user_id), None)
        return cls(
            id=mail.id,
            report=mail.report,
            name=mail.name,
            period=mail.period,
            narrowing=ReportMailNarrowingOut.model_validate(mail.narrowing),
            timing=ReportMailTimingOut.of(mail.timing),
            status=mail.status,
            owner_id=mail.owner_id,
            owner_name=mail.owner_name,
            readers=[ReportMailReaderOut.model_validate(one) for one in mail.readers],
            next_due_at=mail.next_due_at,
            last_sent_at=mail.last_sent_at,
            my_state=mine.state if mine else None,
            my_file=mine is not None and mine.with_file,
            can_change=bool(policy.can_change(actor, mail)),
            version=mail.version,
        )


class ReportMailsOut(Out):
    """The mails that the caller sends or gets, by name; everybody's for who administers."""

    items: list[ReportMailOut]


class ReportMailChoiceOut(Out):
    """A member who may be chosen as a reader."""

    user_id: UUID
    full_name: str


class ReportMailChoicesOut(Out):
    """The members who may read reports, by name."""

    items: list[ReportMailChoiceOut]
