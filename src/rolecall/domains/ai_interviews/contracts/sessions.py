"""Interviews that are held: their states, the links to them, and what was said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from rolecall.domains.ai.contracts import Ended, Move, Noted, Speaker
from rolecall.domains.ai_interviews.contracts.content import Language
from rolecall.kernel.errors import Conflict, Gone
from rolecall.kernel.sentences import say


class SessionState(StrEnum):
    """Where an interview stands. The values are stored."""

    INVITED = "invited"
    NOTICE_SHOWN = "notice_shown"
    CONSENTED = "consented"
    OPTED_OUT = "opted_out"
    """The candidate would rather talk to a person, or took the consent back."""
    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    COMPLETED = "completed"
    ANALYSED = "analysed"
    REVIEWED = "reviewed"
    EXPIRED = "expired"
    """It was never begun, and its time is over."""
    ABANDONED = "abandoned"
    """It was begun and not brought to an end in time."""
    REVOKED = "revoked"


LIVE: Final = frozenset(
    {
        SessionState.INVITED,
        SessionState.NOTICE_SHOWN,
        SessionState.CONSENTED,
        SessionState.IN_PROGRESS,
        SessionState.PAUSED,
    }
)
"""The candidate can still do something in these; an application has at most one such interview."""
HELD: Final = frozenset({SessionState.COMPLETED, SessionState.ANALYSED, SessionState.REVIEWED})
"""The conversation came to its end."""


class SessionAction(StrEnum):
    """What moves an interview from one state to another."""

    SHOW_NOTICE = "show_notice"
    CONSENT = "consent"
    OPT_OUT = "opt_out"
    BEGIN = "begin"
    PAUSE = "pause"
    RESUME = "resume"
    COMPLETE = "complete"
    TAKE_BACK = "take_back"
    """Take the consent back; what was said goes."""
    ANALYSE = "analyse"
    REVIEW = "review"
    EXPIRE = "expire"
    REISSUE = "reissue"
    REVOKE = "revoke"


class Mover(StrEnum):
    """Who does something to an interview."""

    CANDIDATE = "candidate"
    MEMBER = "member"
    PROGRAM = "program"


class Mode(StrEnum):
    """How answers are given. The values are stored."""

    TEXT = "text"


class MailedFor(StrEnum):
    """Why a link is mailed."""

    INVITED = "invited"
    REISSUED = "reissued"
    ASKED = "asked"
    """The candidate asked for a new one, on another device."""
    REMINDER = "reminder"


class InvalidSessionMove(Conflict):
    """The interview's state does not allow this: 409 with what it allows."""

    code, title = "invalid_interview_move", say("The interview does not allow this now")


class LinkUsed(Conflict):
    """The link was used on another device, or a newer one was: 409."""

    code, title = "link_used", say("This link was used already")


class AnswerOutdated(Conflict):
    """The conversation has gone on since what is answered was shown: 409."""

    code, title = "answer_outdated", say("The interview has gone on")


class InterviewOver(Gone):
    """Nothing more can be done by a link: 410."""

    code, title = "interview_over", say("This interview is not open any more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """An interview with one candidate, held by one version of a template.

    `expires_at` is when it has to be done by. `spent_seconds` were counted until the clock was set
    last; it runs since `running_since`, or stands. `extra_minutes` come on top of the template's;
    `questions` is how many everybody is asked by this version.
    `notice` is the text that was agreed to, word for word, `notice_version` its checksum.
    `knockouts` holds the keys of the answers that were chosen, by the key of the knock-out.
    `correction` is what the candidate wants to be added to what was said.
    """

    id: UUID
    application_id: UUID
    job_id: UUID
    template_id: UUID
    version_number: int
    state: SessionState
    language: Language
    mode: Mode
    extra_minutes: int
    questions: int
    expires_at: datetime
    invited_by: UUID | None
    invited_by_name: str
    message: str
    notice_version: str
    notice: str
    consented_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    ended: Ended | None
    spent_seconds: int
    running_since: datetime | None
    reminded_at: datetime | None
    knockouts: Mapping[str, str]
    wish: str = field(repr=False)
    """What the candidate wrote with the wish to talk to a person."""
    correction: str = field(repr=False)
    corrected_at: datetime | None
    created_at: datetime
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomLink:
    """A link to an interview, and the one device that it was opened on.

    Of the secrets of both the hashes alone are kept. A link that ended opens nothing any more,
    because a newer one was opened.
    """

    id: UUID
    interview_id: UUID
    secret_hash: bytes = field(repr=False)
    device_hash: bytes | None = field(repr=False)
    issued_at: datetime
    expires_at: datetime
    used_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Something that was said. Turns are only ever added.

    `number` counts from 1. An answer has the `answer_key` under which its browser sent it; one that
    was given anew names the number of the answer that it `replaces`.
    """

    interview_id: UUID
    number: int
    speaker: Speaker
    question: str
    move: Move | None
    text: str = field(repr=False)
    said_at: datetime
    answer_key: UUID | None = None
    replaces: int | None = None
    ended: Ended | None = None
    noted: tuple[Noted, ...] = ()
    unanswered: str = field(default="", repr=False)
    engine: str = ""
    engine_version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteToInterview:
    """Invite the candidate of an application to the AI interview of its job."""

    application_id: UUID
    message: str = ""
    extra_minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveAnswer:
    """Answer what the interviewer said last.

    `after` is the number of the turn that is answered. The same `key` again is the same answer.
    """

    key: UUID
    after: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerAgain:
    """Give an answer anew, once for each question. `replaces` is the number of the earlier one."""

    key: UUID
    replaces: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """An interview in a list, with how many of its questions were asked."""

    session: Session
    candidate_name: str
    asked: int
