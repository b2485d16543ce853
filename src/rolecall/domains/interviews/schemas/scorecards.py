"""Scorecards, an interview's page and the debrief over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.interviews.contracts import (
    Recommendation,
    SaveScorecard,
    Scorecard,
    ScorecardContent,
    ScorecardRevision,
    ScorecardState,
)
from rolecall.domains.interviews.schemas.appointments import InterviewOut
from rolecall.domains.interviews.schemas.calendars import OutdatedCalendarOut, outdated
from rolecall.domains.interviews.schemas.kits import AnchorsOut, KitOut
from rolecall.domains.interviews.service import InterviewView
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import LongText

MAX_MEMBERS = 60
MemberKey = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class ScorecardIn(In):
    """What is filled in. A rating of null says “could not judge”; leave out what is open."""

    ratings: Annotated[
        dict[MemberKey, Annotated[int, Field(ge=1, le=4)] | None],
        Field(default_factory=dict, max_length=MAX_MEMBERS),
    ]
    notes: Annotated[dict[MemberKey, LongText], Field(default_factory=dict, max_length=MAX_MEMBERS)]
    summary: LongText = ""
    recommendation: Recommendation | None = None
    private_note: LongText = ""

    def command(self, interview_id: UUID, version: int | None) -> SaveScorecard:
        """Return the command to save it."""
        content = ScorecardContent(
            ratings=self.ratings,
            notes=self.notes,
            summary=self.summary,
            recommendation=self.recommendation,
            private_note=self.private_note,
        )
        return SaveScorecard(interview_id=interview_id, content=content, expected_version=version)


class ScorecardContentOut(Out):
    """What was filled in."""

    ratings: dict[str, int | None]
    notes: dict[str, str]
    summary: str
    recommendation: Recommendation | None
    private_note: str


class ScorecardOut(Out):
    """A scorecard; `revision` above 1 says that it was amended."""

    id: UUID
    interview_id: UUID
    author_id: UUID
    author_name: str
    state: ScorecardState
    content: ScorecardContentOut
    revision: int
    saved_at: datetime
    submitted_at: datetime | None
    version: int

    @classmethod
    def of(cls, card: Scorecard) -> "ScorecardOut":
        """Render."""
        return cls.model_validate(card)


class ScorecardRevisionOut(Out):
    """A scorecard as it was submitted once."""

    revision: int
    content: ScorecardContentOut
    submitted_at: datetime


class ScorecardHistoryOut(Out):
    """A scorecard and how it was submitted each time, newest first."""

    scorecard: ScorecardOut
    items: list[ScorecardRevisionOut]

    @classmethod
    def of(cls, card: Scorecard, revisions: list[ScorecardRevision]) -> "ScorecardHistoryOut":
        """Render."""
        return cls(
            scorecard=ScorecardOut.of(card),
            items=[ScorecardRevisionOut.model_validate(one) for one in revisions],
        )


class InterviewPageOut(Out):
    """An interview as its reader sees it.

    `scorecards` are those of others that the reader may see; `hidden` counts those that are in and
    shown once the reader's own is. `outdated` are the interviewers whose calendars could not be
    read, for whoever arranges interviews. `adjustment` is what the interviewers are to do
    differently for the person, as far as it was shared with them.
    """

    interview: InterviewOut
    candidate_name: str
    job_title: str
    kit: KitOut
    anchors: AnchorsOut
    own: ScorecardOut | None
    scorecards: list[ScorecardOut]
    hidden: int
    may_fill_in: bool
    may_schedule: bool
    outdated: list[OutdatedCalendarOut]
    adjustment: str

    @classmethod
    def of(cls, view: InterviewView) -> "InterviewPageOut":
        """Render."""
        return cls(
            interview=InterviewOut.of(view.interview),
            candidate_name=view.application.candidate_name,
            job_title=view.application.job_title,
            kit=KitOut.of(view.kit),
            anchors=AnchorsOut.of(dict(view.scale.anchors)),
            own=ScorecardOut.of(view.own) if view.own else None,
            scorecards=[ScorecardOut.of(card) for card in view.others],
            hidden=view.hidden,
            may_fill_in=view.may_fill_in,
            may_schedule=view.may_schedule,
            adjustment=view.adjustment,
            outdated=outdated(
                view.calendars, {one.user_id: one.full_name for one in view.interview.interviewers}
            ),
        )


class DebriefMarkOut(Out):
    """One interviewer's rating of one attribute; null: could not judge."""

    interview_id: UUID
    user_id: UUID
    rating: int | None


class DebriefRowOut(Out):
    """An attribute over all interviews."""

    key: str
    name: str
    marks: list[DebriefMarkOut]
    spread: int
    mean: float | None


class DebriefColumnOut(Out):
    """One interviewer of one interview. `state`: submitted, hidden or missing."""

    interview_id: UUID
    interview_title: str
    user_id: UUID
    full_name: str
    state: str
    recommendation: Recommendation | None
    summary: str


class DebriefOut(Out):
    """Interviewers across, attributes down, the widest disagreement first."""

    columns: list[DebriefColumnOut]
    rows: list[DebriefRowOut]
    missing: list[DebriefColumnOut]
    hidden: int
