"""What interviews publish. No event says what a scorecard says."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.kernel.events import Event, published


@dataclass(frozen=True, kw_only=True)
class InterviewEvent(Event):
    """The base of what is about one interview."""

    interview_id: UUID
    application_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class InterviewScheduled(InterviewEvent):
    """An interview was arranged; `starts_at` is None while it has no time."""

    type = "interviews.interview_scheduled.v1"
    starts_at: datetime | None
    interviewer_ids: tuple[UUID, ...]
    sequence: int


@published
@dataclass(frozen=True, kw_only=True)
class InterviewRescheduled(InterviewEvent):
    """Time, place or people of an interview changed.

    `added` and `removed` are interviewers; `moved` tells whether the time or the place is another.
    """

    type = "interviews.interview_rescheduled.v1"
    starts_at: datetime | None
    moved: bool
    added: tuple[UUID, ...]
    removed: tuple[UUID, ...]
    sequence: int


@published
@dataclass(frozen=True, kw_only=True)
class InterviewEdited(InterviewEvent):
    """Something changed that calendars need not know: title, instructions."""

    type = "interviews.interview_edited.v1"


@published
@dataclass(frozen=True, kw_only=True)
class InterviewCancelled(InterviewEvent):
    """An interview does not take place."""

    type = "interviews.interview_cancelled.v1"
    starts_at: datetime | None
    sequence: int


@published
@dataclass(frozen=True, kw_only=True)
class CandidateConcerned(InterviewEvent):
    """Something happened to an appointment that its candidate has to hear of.

    `news` is `scheduled`, `rescheduled` or `cancelled`; `starts_at` the start that it is about,
    of a cancelled one the start that it had.
    """

    type = "interviews.candidate_concerned.v1"
    news: str
    starts_at: datetime
    sequence: int


@published
@dataclass(frozen=True, kw_only=True)
class InterviewCompleted(InterviewEvent):
    """An interview is over."""

    type = "interviews.interview_completed.v1"
    ended_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class CandidateMissed(InterviewEvent):
    """The candidate did not come."""

    type = "interviews.candidate_missed.v1"


@published
@dataclass(frozen=True, kw_only=True)
class InterviewEnding(InterviewEvent):
    """The end of an interview is reached, if it is still at this time. Waits until then."""

    type = "interviews.interview_ending.v1"
    ends_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class ScorecardDue(InterviewEvent):
    """It is time to look whether a scorecard is in. Waits until then; `attempt` counts from 1."""

    type = "interviews.scorecard_due.v1"
    user_id: UUID
    attempt: int
    ended_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class ScorecardMissing(InterviewEvent):
    """A scorecard is missing. `tell_owner`: the reminders are used up, who arranged it is told."""

    type = "interviews.scorecard_missing.v1"
    user_id: UUID
    attempt: int
    tell_owner: bool


@published
@dataclass(frozen=True, kw_only=True)
class ScorecardSubmitted(InterviewEvent):
    """A scorecard was submitted, or (`revision` above 1) amended."""

    type = "interviews.scorecard_submitted.v1"
    scorecard_id: UUID
    author_id: UUID
    revision: int


@dataclass(frozen=True, kw_only=True)
class BookingLinkEvent(Event):
    """The base of what is about one booking link."""

    link_id: UUID
    application_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class BookingLinkSent(BookingLinkEvent):
    """A candidate is asked to choose a time."""

    type = "interviews.booking_link_sent.v1"


@published
@dataclass(frozen=True, kw_only=True)
class BookingLinkWithdrawn(BookingLinkEvent):
    """A candidate can no longer choose a time by this link."""

    type = "interviews.booking_link_withdrawn.v1"


@published
@dataclass(frozen=True, kw_only=True)
class BookingAnswered(BookingLinkEvent):
    """A candidate booked, moved or cancelled by themselves; `answer` says which.

    `number` counts the answers to one link.
    """

    type = "interviews.booking_answered.v1"
    interview_id: UUID
    answer: str
    number: int


@published
@dataclass(frozen=True, kw_only=True)
class CalendarChanged(Event):
    """A member connected or disconnected their calendar, or it says something else than before."""

    type = "interviews.calendar_changed.v1"
    user_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class CalendarReadDue(Event):
    """It is time to read a calendar again, if `due_at` is still when that was planned."""

    type = "interviews.calendar_read_due.v1"
    user_id: UUID
    connection_id: UUID
    due_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class HoursChanged(Event):
    """A member said when they give interviews."""

    type = "interviews.hours_changed.v1"
    user_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class SchedulingPolicyChanged(Event):
    """What the organization asks of times changed; `organization_id` is its own."""

    type = "interviews.scheduling_policy_changed.v1"
    organization_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class KitChanged(Event):
    """A kit was written, changed or switched off."""

    type = "interviews.kit_changed.v1"
    kit_id: UUID
    number: int


@published
@dataclass(frozen=True, kw_only=True)
class QuestionBankChanged(Event):
    """A question of the bank was written or changed."""

    type = "interviews.question_bank_changed.v1"
    question_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class ScaleChanged(Event):
    """The organization's words for the ratings changed; `organization_id` is its own."""

    type = "interviews.scale_changed.v1"
    organization_id: UUID
