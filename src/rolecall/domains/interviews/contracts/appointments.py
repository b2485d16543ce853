"""An interview: who meets whom, when and how."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say


class InterviewState(StrEnum):
    """What became of an interview. A scheduled one without a start has no time yet."""

    SCHEDULED = "scheduled"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


class PanelOrder(StrEnum):
    """Whether several interviewers take part at once, or one after the other."""

    TOGETHER = "together"
    IN_SEQUENCE = "in_sequence"

    def parts(
        self, starts_at: datetime, minutes: int, user_ids: Sequence[UUID]
    ) -> tuple["Part", ...]:
        """Return each interviewer's part of an interview that begins at `starts_at` (aware).

        Together, all have the same time; in sequence, one follows the other without a gap.
        """
        length = timedelta(minutes=minutes)
        if self is PanelOrder.TOGETHER:
            return tuple(Part(user_id, starts_at, starts_at + length) for user_id in user_ids)
        return tuple(
            Part(user_id, starts_at + place * length, starts_at + (place + 1) * length)
            for place, user_id in enumerate(user_ids)
        )


class News(StrEnum):
    """What can happen to an appointment, as people are told of it."""

    SCHEDULED = "scheduled"
    RESCHEDULED = "rescheduled"
    CANCELLED = "cancelled"


class DoubleBooked(Conflict):
    """Somebody has another interview at that time: 409."""

    code, title = "double_booked", say("Somebody is busy at that time")


class InvalidInterviewState(Conflict):
    """The interview is in a state in which this cannot be done: 409."""

    code, title = "invalid_interview_state", say("This interview is not in the state for it")


@dataclass(frozen=True, slots=True)
class Part:
    """When one interviewer takes part: all of the interview, or their turn in a sequence."""

    user_id: UUID
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Interviewer:
    """Somebody who holds the interview, and whether their scorecard is in."""

    user_id: UUID
    full_name: str
    starts_at: datetime | None
    ends_at: datetime | None
    submitted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview of one application.

    `minutes` is the time that each interviewer has; `time_zone` the IANA zone that its times are
    said in. `sequence` counts what calendars have to know of (RFC 5545, section 3.8.7.4).
    `instructions` are for the interviewers, `candidate_note` for the candidate, who hears of the
    appointment if `invites_candidate`. `closed_at` is when it was cancelled, held or missed.
    """

    id: UUID
    application_id: UUID
    kit_id: UUID
    kit_number: int
    title: str
    state: InterviewState
    order: PanelOrder
    starts_at: datetime | None
    minutes: int
    time_zone: str
    place: str
    video_url: str
    instructions: str
    candidate_note: str
    invites_candidate: bool
    sequence: int
    owner_id: UUID | None
    owner_name: str
    reason: str
    created_at: datetime
    listed_at: datetime
    closed_at: datetime | None
    version: int
    interviewers: tuple[Interviewer, ...]

    @property
    def ends_at(self) -> datetime | None:
        """The end of the last part, None while there is no time."""
        if self.starts_at is None:
            return None
        return self.starts_at + self.total

    @property
    def total(self) -> timedelta:
        """How long the candidate is there: all turns of a sequence."""
        turns = len(self.interviewers) if self.order is PanelOrder.IN_SEQUENCE else 1
        return timedelta(minutes=self.minutes * max(turns, 1))

    @property
    def user_ids(self) -> tuple[UUID, ...]:
        """The interviewers, in their order."""
        return tuple(one.user_id for one in self.interviewers)

    def has_interviewer(self, user_id: UUID | None) -> bool:
        """Tell whether this login is one of the interviewers."""
        return any(one.user_id == user_id for one in self.interviewers)

    def interviewer(self, user_id: UUID | None) -> Interviewer | None:
        """Return this login's place among the interviewers."""
        return next((one for one in self.interviewers if one.user_id == user_id), None)


@dataclass(frozen=True, slots=True)
class Appointment:
    """An interview as its candidate knows it. `ends_at` is the end of the last turn."""

    news: News
    starts_at: datetime
    ends_at: datetime
    sequence: int
    interviewer_names: tuple[str, ...]
    place: str
    video_url: str
    note: str
    time_zone: str


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One reader's entry of an interview in their calendar.

    `uid` stays the same for as long as the interview stands; `sequence` rises with each change
    (RFC 5546, section 2.1.4). `ends_at` and `starts_at` are aware; `time_zone` is the reader's, an
    IANA name. Addresses are mailboxes.
    """

    uid: UUID
    sequence: int
    written_at: datetime
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    summary: str
    description: str
    place: str
    video_url: str
    organizer_name: str
    organizer_email: str
    attendee_name: str
    attendee_email: str
    cancelled: bool


@dataclass(frozen=True, slots=True)
class ListedInterview:
    """An interview with whom it is held with, for lists."""

    interview: Interview
    candidate_name: str
    job_id: UUID
    job_title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ScheduleInterview:
    """Have an application interviewed. `starts_at` None leaves the time open."""

    application_id: UUID
    kit_id: UUID
    interviewer_ids: tuple[UUID, ...]
    starts_at: datetime | None = None
    minutes: int | None = None
    time_zone: str = "UTC"
    order: PanelOrder = PanelOrder.TOGETHER
    title: str = ""
    place: str = ""
    video_url: str = ""
    instructions: str = ""
    candidate_note: str = ""
    invites_candidate: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeInterview:
    """Move an interview or change what belongs to it. None leaves a member as it is.

    `unscheduled` takes the time away.
    """

    interview_id: UUID
    starts_at: datetime | None = None
    unscheduled: bool = False
    interviewer_ids: tuple[UUID, ...] | None = None
    minutes: int | None = None
    time_zone: str | None = None
    order: PanelOrder | None = None
    title: str | None = None
    place: str | None = None
    video_url: str | None = None
    instructions: str | None = None
    candidate_note: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class InterviewFilter:
    """Which interviews; every criterion that is given must hold."""

    interviewer_id: UUID | None = None
    state: InterviewState | None = None
    scorecard_missing_of: UUID | None = None
    starts_after: datetime | None = None


@dataclass(frozen=True, slots=True)
class TakenTime:
    """When one interview takes one person's time."""

    interview_id: UUID
    user_id: UUID
    starts_at: datetime
    ends_at: datetime
