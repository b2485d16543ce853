"""Interviews over HTTP."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from rolecall.domains.interviews.contracts import (
    ChangeInterview,
    Interview,
    InterviewState,
    ListedInterview,
    PanelOrder,
    ScheduleInterview,
)
from rolecall.domains.interviews.schemas.kits import Minutes
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import Instant
from rolecall.kernel.sentences import say

MAX_INTERVIEWERS = 12
_FIRST_YEAR, _LAST_YEAR = 2000, 2200


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(say("This is no time zone; give one such as Europe/Berlin.")) from error
    return name


def _sensible(at: datetime) -> datetime:
    if not _FIRST_YEAR <= at.year <= _LAST_YEAR:
        raise ValueError(
            say("The year must be between {first} and {last}.", first=_FIRST_YEAR, last=_LAST_YEAR)
        )
    return at.replace(second=0, microsecond=0)


def _web_address(url: str) -> str:
    if url and not url.startswith(("https://", "http://")):
        raise ValueError(say("This must be a web address that begins with https://."))
    return url


TimeZone = Annotated[
    str, StringConstraints(min_length=1, max_length=64), AfterValidator(_known_zone)
]
Start = Annotated[Instant, AfterValidator(_sensible)]
VideoUrl = Annotated[str, StringConstraints(max_length=500), AfterValidator(_web_address)]
Title = Annotated[str, StringConstraints(max_length=100)]
Place = Annotated[str, StringConstraints(max_length=200)]
Instructions = Annotated[str, StringConstraints(max_length=4_000)]
Interviewers = Annotated[list[UUID], Field(min_length=1, max_length=MAX_INTERVIEWERS)]


class InterviewIn(In):
    """An interview to arrange. Without `starts_at` the time is left open.

    `minutes` is what each interviewer needs; the kit's where it is not given. `candidate_note`
    goes to the candidate, `instructions` to the interviewers.
    """

    kit_id: UUID
    interviewer_ids: Interviewers
    starts_at: Start | None = None
    minutes: Minutes | None = None
    time_zone: TimeZone = "UTC"
    order: PanelOrder = PanelOrder.TOGETHER
    title: Title = ""
    place: Place = ""
    video_url: VideoUrl = ""
    instructions: Instructions = ""
    candidate_note: Instructions = ""
    invites_candidate: bool = True

    def command(self, application_id: UUID) -> ScheduleInterview:
        """Return the command to arrange it."""
        return ScheduleInterview(
            application_id=application_id,
            kit_id=self.kit_id,
            interviewer_ids=tuple(dict.fromkeys(self.interviewer_ids)),
            starts_at=self.starts_at,
            minutes=self.minutes,
            time_zone=self.time_zone,
            order=self.order,
            title=self.title,
            place=self.place,
            video_url=self.video_url,
            instructions=self.instructions,
            candidate_note=self.candidate_note,
            invites_candidate=self.invites_candidate,
        )


class InterviewPatch(In):
    """Changes to an interview. `unscheduled` takes its time away."""

    starts_at: Start | None = None
    unscheduled: bool = False
    interviewer_ids: Interviewers | None = None
    minutes: Minutes | None = None
    time_zone: TimeZone | None = None
    order: PanelOrder | None = None
    title: Annotated[str, StringConstraints(min_length=1, max_length=100)] | None = None
    place: Place | None = None
    video_url: VideoUrl | None = None
    instructions: Instructions | None = None
    candidate_note: Instructions | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if self.unscheduled and self.starts_at is not None:
            raise ValueError(say("Give a start, or take the time away, not both."))
        return self

    def command(self, interview_id: UUID, version: int | None) -> ChangeInterview:
        """Return the command to change it."""
        return ChangeInterview(
            interview_id=interview_id,
            starts_at=self.starts_at,
            unscheduled=self.unscheduled,
            interviewer_ids=(None if self.interviewer_ids is None else tuple(self.interviewer_ids)),
            minutes=self.minutes,
            time_zone=self.time_zone,
            order=self.order,
            title=self.title,
            place=self.place,
            video_url=self.video_url,
            instructions=self.instructions,
            candidate_note=self.candidate_note,
            expected_version=version,
        )


class CancelInterviewIn(In):
    """Why an interview is called off; the interviewers read it."""

    reason: Annotated[str, StringConstraints(max_length=500)] = ""


class InterviewerOut(Out):
    """Who holds the interview, their part of it, and when their scorecard came in."""

    user_id: UUID
    full_name: str
    starts_at: datetime | None
    ends_at: datetime | None
    submitted_at: datetime | None


class InterviewOut(Out):
    """An interview."""

    id: UUID
    application_id: UUID
    kit_id: UUID
    kit_number: int
    title: str
    state: InterviewState
    order: PanelOrder
    starts_at: datetime | None
    ends_at: datetime | None
    minutes: int
    time_zone: str
    place: str
    video_url: str
    instructions: str
    candidate_note: str
    invites_candidate: bool
    owner_name: str
    reason: str
    created_at: datetime
    version: int
    interviewers: list[InterviewerOut]

    @classmethod
    def of(cls, interview: Interview) -> "InterviewOut":
        """Render."""
        return cls.model_validate(interview)


class InterviewsOut(Out):
    """The interviews of an application, earliest first."""

    items: list[InterviewOut]


class ListedInterviewOut(Out):
    """An interview in a list, with whom it is held with."""

    interview: InterviewOut
    candidate_name: str
    job_id: UUID
    job_title: str

    @classmethod
    def of(cls, listed: ListedInterview) -> "ListedInterviewOut":
        """Render."""
        return cls.model_validate(listed)
