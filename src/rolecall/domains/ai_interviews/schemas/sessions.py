"""Interviews with candidates over HTTP, for members."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.ai.contracts import Ended, Move, Noted, Speaker
from rolecall.domains.ai_interviews.contracts import Language
from rolecall.domains.ai_interviews.contracts.sessions import (
    InviteToInterview,
    Mode,
    Mover,
    Session,
    SessionAction,
    SessionRow,
    SessionState,
    Turn,
)
from rolecall.domains.ai_interviews.rules.sessions import allowed_to
from rolecall.infra.http import In, Out

ExtraMinutes = Annotated[int, Field(ge=0, le=120)]


class InterviewInvitationIn(In):
    """An invitation of the candidate of one application."""

    application_id: UUID
    message: Annotated[str, StringConstraints(max_length=2_000, strip_whitespace=True)] = ""
    extra_minutes: ExtraMinutes = 0

    def command(self) -> InviteToInterview:
        """Return the command."""
        return InviteToInterview(
            application_id=self.application_id,
            message=self.message,
            extra_minutes=self.extra_minutes,
        )


class InterviewTimeIn(In):
    """How much time the candidate has on top of the template's."""

    extra_minutes: ExtraMinutes


class InterviewSessionOut(Out):
    """An interview with a candidate."""

    id: UUID
    application_id: UUID
    job_id: UUID
    version_number: int
    state: SessionState
    allowed: list[SessionAction]
    language: Language
    mode: Mode
    extra_minutes: int
    expires_at: datetime
    invited_by_name: str
    message: str
    notice: str
    consented_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    ended: Ended | None
    spent_seconds: int
    reminded_at: datetime | None
    knockouts: dict[str, str]
    wish: str
    correction: str
    corrected_at: datetime | None
    created_at: datetime

    @classmethod
    def of(cls, session: Session) -> Self:
        """Return it as it is shown."""
        values = {name: getattr(session, name) for name in cls.model_fields if name != "allowed"}
        return cls(**values, allowed=list(allowed_to(Mover.MEMBER, session.state)))


class InterviewSessionRowOut(Out):
    """An interview in a job's list. `asked` of `questions` were asked."""

    id: UUID
    application_id: UUID
    candidate_name: str
    state: SessionState
    allowed: list[SessionAction]
    language: Language
    asked: int
    questions: int
    expires_at: datetime
    reminded_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    ended: Ended | None
    created_at: datetime

    @classmethod
    def of(cls, row: SessionRow) -> Self:
        """Return it as it is shown."""
        session = row.session
        return cls(
            id=session.id,
            application_id=session.application_id,
            candidate_name=row.candidate_name,
            state=session.state,
            allowed=list(allowed_to(Mover.MEMBER, session.state)),
            language=session.language,
            asked=row.asked,
            questions=session.questions,
            expires_at=session.expires_at,
            reminded_at=session.reminded_at,
            started_at=session.started_at,
            ended_at=session.ended_at,
            ended=session.ended,
            created_at=session.created_at,
        )


class InterviewTurnOut(Out):
    """Something that was said, with what its reader should know of it."""

    number: int
    speaker: Speaker
    question: str
    move: Move | None
    text: str
    said_at: datetime
    replaces: int | None
    noted: list[Noted]
    unanswered: str
    engine: str

    @classmethod
    def of(cls, turn: Turn) -> Self:
        """Return it as it is shown."""
        return cls(**{name: getattr(turn, name) for name in cls.model_fields})


class InterviewTranscriptOut(Out):
    """An interview and what was said in it so far."""

    interview: InterviewSessionOut
    turns: list[InterviewTurnOut]
