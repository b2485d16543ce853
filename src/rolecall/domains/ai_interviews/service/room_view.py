"""What a candidate sees in the room of their interview: nothing internal, and nothing of others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from rolecall.domains.ai.contracts import Ended, Speaker
from rolecall.domains.ai_interviews.contracts import Content, Language
from rolecall.domains.ai_interviews.contracts.content import ANSWERS_OF_YES_NO, Knockout
from rolecall.domains.ai_interviews.contracts.sessions import (
    Mover,
    Session,
    SessionAction,
    SessionState,
    Turn,
)
from rolecall.domains.ai_interviews.queries import sessions as queries
from rolecall.domains.ai_interviews.rules import notice, planning
from rolecall.domains.ai_interviews.rules.clock import Clock, longest_answer, total_of
from rolecall.domains.ai_interviews.rules.placeholders import filled
from rolecall.domains.ai_interviews.rules.sessions import allowed_to
from rolecall.domains.ai_interviews.service.sessions import content_of
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.identity import api as identity
from rolecall.infra.db import UnitOfWork
from rolecall.infra.languages import in_language
from rolecall.kernel import clock
from rolecall.kernel.sentences import say

_YES_NO: Final = dict(zip(ANSWERS_OF_YES_NO, (say("Yes"), say("No")), strict=True))


@dataclass(frozen=True, slots=True)
class RoomKnockout:
    """A question that is answered by choosing, and the answers: keys and labels."""

    key: str
    text: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RoomTurn:
    """A turn as its candidate reads it. `is_replaced` tells that an answer was given anew."""

    number: int
    speaker: Speaker
    text: str = field(repr=False)
    said_at: datetime
    is_question: bool
    is_replaced: bool
    may_be_given_anew: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomView:
    """The room.

    `is_thinking` tells that an answer is stored and nothing was said to it yet. `answered_after` is
    the number of the turn that the next answer is to, 0 where none is waited for. `seconds_left` is
    None before the interview begins.
    """

    link_id: UUID
    state: SessionState
    allowed: tuple[SessionAction, ...]
    organization_name: str
    organization_slug: str
    color: str
    job_title: str
    candidate_name: str = field(repr=False)
    language: Language
    languages: tuple[Language, ...]
    minutes: int
    extra_minutes: int
    expires_at: datetime
    message: str
    contact: str
    notice: tuple[str, ...]
    notice_version: str
    practice: str
    knockouts: tuple[RoomKnockout, ...]
    turns: tuple[RoomTurn, ...]
    is_thinking: bool
    answered_after: int
    asked: int
    questions: int
    seconds_left: int | None
    ended: Ended | None
    correction: str = field(repr=False)
    status_url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Scene:
    """An interview with all that a step of it is made from."""

    session: Session
    content: Content
    turns: tuple[Turn, ...]
    application: ApplicationRow
    organization_name: str

    @property
    def spoken(self) -> list[Turn]:
        """The turns of the conversation, without answers that were given anew."""
        return planning.spoken(self.turns)

    @property
    def last(self) -> Turn | None:
        """The last turn of the conversation."""
        return self.spoken[-1] if self.turns else None

    @property
    def next_number(self) -> int:
        """The number of the turn to come."""
        return len(self.turns) + 1

    @property
    def clock(self) -> Clock:
        """How much time is left, by the question that is open."""
        session, minutes = self.session, self.content.settings.minutes
        found = planning.question_of(self.content, self.last.question) if self.last else None
        return Clock(
            total=total_of(minutes, session.extra_minutes),
            spent=session.spent_seconds,
            running_since=session.running_since,
            most_at_once=longest_answer(
                found.seconds if found else None, minutes, session.extra_minutes
            ),
        )

    @property
    def named(self) -> dict[str, str]:
        """What stands in the places of the employer's texts."""
        minutes = self.content.settings.minutes + self.session.extra_minutes
        return {
            "job": self.application.job_title,
            "organization": self.organization_name,
            "minutes": str(minutes),
        }


async def scene_of(uow: UnitOfWork, session: Session) -> Scene:
    """Return all that belongs to an interview."""
    organization = await identity.get_organization(uow)
    return Scene(
        session,
        await content_of(uow, session),
        await queries.list_turns(uow, session.id),
        await applications.read_application(uow, session.application_id),
        organization.name,
    )


def notice_in(scene: Scene, language: Language) -> tuple[str, ...]:
    """Return the notice as it is read in a language."""
    about = notice.About(
        organization=scene.organization_name,
        job=scene.application.job_title,
        settings=scene.content.settings,
        extra_minutes=scene.session.extra_minutes,
    )
    return tuple(in_language(one, language.value) for one in notice.notice_of(about))


async def view_of(uow: UnitOfWork, session: Session, link_id: UUID) -> RoomView:
    """Return the room as its candidate sees it."""
    scene = await scene_of(uow, session)
    organization = await identity.get_organization(uow)
    settings = await identity.get_settings(uow)
    told = notice_in(scene, session.language)
    is_running = session.state is SessionState.IN_PROGRESS
    last = scene.last
    return RoomView(
        link_id=link_id,
        state=session.state,
        allowed=allowed_to(Mover.CANDIDATE, session.state),
        organization_name=organization.name,
        organization_slug=organization.slug,
        color=settings.primary_color,
        job_title=scene.application.job_title,
        candidate_name=scene.application.candidate_name,
        language=session.language,
        languages=scene.content.languages,
        minutes=scene.content.settings.minutes,
        extra_minutes=session.extra_minutes,
        expires_at=session.expires_at,
        message=session.message,
        contact=scene.content.settings.contact,
        notice=told,
        notice_version=notice.version_of(told),
        practice=in_language(notice.practice_question(), session.language.value),
        knockouts=tuple(
            _knockout(one, session.language, scene.named) for one in scene.content.knockouts
        ),
        turns=_turns(scene.turns, may_change=is_running),
        is_thinking=is_running and (last is None or last.speaker is Speaker.CANDIDATE),
        answered_after=(
            last.number if is_running and last and last.speaker is Speaker.INTERVIEWER else 0
        ),
        asked=planning.count_asked(scene.turns),
        questions=session.questions,
        seconds_left=scene.clock.left(clock.now()) if session.started_at else None,
        ended=session.ended,
        correction=session.correction,
        status_url=applications.status_url(uow, scene.application),
    )


def _turns(turns: Sequence[Turn], *, may_change: bool) -> tuple[RoomTurn, ...]:
    anew = {one.replaces: one for one in turns if one.replaces is not None}
    used = {one.question for one in anew.values()}
    shown: list[RoomTurn] = []
    for turn in planning.spoken(turns):
        said = anew.get(turn.number, turn)
        shown.append(
            RoomTurn(
                number=turn.number,
                speaker=turn.speaker,
                text=said.text,
                said_at=said.said_at,
                is_question=turn.speaker is Speaker.INTERVIEWER and bool(turn.question),
                is_replaced=said is not turn,
                may_be_given_anew=may_change
                and turn.speaker is Speaker.CANDIDATE
                and bool(turn.question)
                and turn.question not in used,
            )
        )
    return tuple(shown)


def _knockout(knockout: Knockout, language: Language, named: Mapping[str, str]) -> RoomKnockout:
    options = (
        tuple((one.key, filled(one.label.of(language), named)) for one in knockout.options)
        if knockout.options
        else tuple((key, in_language(said, language.value)) for key, said in _YES_NO.items())
    )
    return RoomKnockout(knockout.key, filled(knockout.text.of(language), named), options)
