"""What candidates do in the room of their interview, besides answering.

Guarantees: each use case locks the interview, so that two windows do one thing after the other;
what was done already is not done again; nothing is asked before the notice was agreed to, in the
words that are kept with the consent.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.accommodations import api as accommodations
from rolecall.domains.ai.contracts import Ended
from rolecall.domains.ai_interviews.contracts import ANSWERS_OF_YES_NO, Content, Language
from rolecall.domains.ai_interviews.contracts.sessions import (
    Session,
    SessionAction,
    SessionState,
)
from rolecall.domains.ai_interviews.repository import sessions as repository
from rolecall.domains.ai_interviews.rules import notice
from rolecall.domains.ai_interviews.rules.sessions import after
from rolecall.domains.ai_interviews.service.ending import complete
from rolecall.domains.ai_interviews.service.room_links import Device, enter, open_link
from rolecall.domains.ai_interviews.service.room_view import (
    RoomView,
    notice_in,
    scene_of,
    view_of,
)
from rolecall.domains.ai_interviews.service.sessions import call_person, change
from rolecall.domains.applications.contracts.accommodations import AccommodationWish
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, FieldError, InvalidInput
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant


async def open_room(
    db: Database, token: str, held: Mapping[UUID, str], ip: str
) -> tuple[RoomView, Device, bool]:
    """Let a device in by a link; tells whether it is new there.

    Raises:
        NotFound, LinkUsed, Gone: as `open_link` says.
    """
    device, is_new = await open_link(db, token, held, ip)
    return await see_room(db, device), device, is_new


async def see_room(db: Database, device: Device) -> RoomView:
    """Return the room; nothing changes.

    Raises:
        Unauthenticated, Gone: as `enter` says.
    """
    async with db.transaction(Tenant(device.org_id)) as uow:
        session, _ = await enter(uow, device, locked=False)
        return await view_of(uow, session, device.link_id)


async def note_notice(db: Database, device: Device) -> None:
    """Note that the candidate has the notice before them."""
    async with _inside(db, device) as (uow, actor, session):
        if session.state is SessionState.INVITED:
            state = after(SessionAction.SHOW_NOTICE, session.state)
            await change(
                uow, actor, session, "notice_shown",
                say("The candidate was shown the notice of the AI interview."), state=state,
            )  # fmt: skip


async def choose_language(db: Database, device: Device, language: Language) -> None:
    """Hold the interview in another of its languages, and tell the notice in it.

    Raises:
        InvalidInput: the interview is not held in it.
        InvalidSessionMove: the notice was agreed to already.
    """
    async with _inside(db, device) as (uow, actor, session):
        if session.language is language:
            return
        after(SessionAction.SHOW_NOTICE, session.state)
        scene = await scene_of(uow, session)
        if language not in scene.content.languages:
            raise InvalidInput.of_field(
                "language", say("The interview is not held in this language. Choose another one.")
            )
        await change(uow, actor, session, language=language)


async def consent(db: Database, device: Device, notice_version: str) -> None:
    """Agree to the notice. Again does nothing more.

    Raises:
        Conflict: code `notice_changed`; it says something else by now.
        InvalidSessionMove: the notice was not shown, or the interview is over.
    """
    async with _inside(db, device) as (uow, actor, session):
        if session.consented_at is not None and session.notice_version == notice_version:
            return
        state = after(SessionAction.CONSENT, session.state)
        told = notice_in(await scene_of(uow, session), session.language)
        if notice.version_of(told) != notice_version:
            raise Conflict(
                say("The notice has changed. Please read it again."), code="notice_changed"
            )
        await change(
            uow, actor, session, "consented",
            say("The candidate agreed to the notice of the AI interview."),
            state=state, consented_at=clock.now(), notice="\n\n".join(told),
            notice_version=notice_version,
        )  # fmt: skip


async def want_person(db: Database, device: Device, words: str) -> None:
    """Leave the interview to a person. Again does nothing more.

    Raises:
        InvalidSessionMove: the interview is over.
    """
    async with _inside(db, device) as (uow, actor, session):
        if session.state is SessionState.OPTED_OUT:
            return
        state = after(SessionAction.OPT_OUT, session.state)
        changed = await change(
            uow, actor, session, "opted_out",
            say("The candidate would rather talk to a person than take the AI interview."),
            state=state, wish=words, ended=Ended.WANTS_PERSON, ended_at=clock.now(),
            running_since=None,
        )  # fmt: skip
        call_person(uow, changed, Ended.WANTS_PERSON.value)


async def ask_adjustment(db: Database, device: Device, wish: AccommodationWish) -> None:
    """Ask for extra time or another adjustment; those who arrange it are told.

    Raises:
        InvalidInput: it is too long, or says nothing.
        Conflict: code `too_many_entries`.
    """
    async with db.transaction(Tenant(device.org_id)) as uow:
        session, actor = await enter(uow, device, locked=False)
        await accommodations.ask_for_adjustment(uow, actor, session.application_id, wish)


async def begin(db: Database, device: Device, knockouts: Mapping[str, str]) -> None:
    """Begin: the clock runs, and the first question can be asked. Again does nothing more.

    Raises:
        InvalidInput: a question about what the job needs is not answered.
        InvalidSessionMove: the notice was not agreed to, or the interview is over.
    """
    async with _inside(db, device) as (uow, actor, session):
        if session.started_at is not None:
            return
        state = after(SessionAction.BEGIN, session.state)
        _require_answers((await scene_of(uow, session)).content, knockouts)
        now = clock.now()
        await change(
            uow, actor, session, "begun", say("The candidate began the AI interview."),
            state=state, started_at=now, running_since=now, knockouts=dict(knockouts),
        )  # fmt: skip


async def pause(db: Database, device: Device) -> None:
    """Stop the clock. Again does nothing more.

    Raises:
        InvalidSessionMove: the interview is not being held.
    """
    async with _inside(db, device) as (uow, actor, session):
        if session.state is SessionState.PAUSED:
            return
        state = after(SessionAction.PAUSE, session.state)
        stopped = (await scene_of(uow, session)).clock.stopped(clock.now())
        await change(
            uow, actor, session, "paused", say("The candidate paused the AI interview."),
            state=state, spent_seconds=stopped.spent, running_since=None,
        )  # fmt: skip


async def resume(db: Database, device: Device) -> None:
    """Let the clock run on. Again does nothing more.

    Raises:
        InvalidSessionMove: the interview is not paused.
    """
    async with _inside(db, device) as (uow, actor, session):
        if session.state is SessionState.IN_PROGRESS:
            return
        state = after(SessionAction.RESUME, session.state)
        await change(
            uow, actor, session, "resumed", say("The candidate went on with the AI interview."),
            state=state, running_since=clock.now(),
        )  # fmt: skip


async def stop(db: Database, device: Device) -> None:
    """End the interview before its last question. Again does nothing more.

    Raises:
        InvalidSessionMove: the interview is not being held.
    """
    async with _inside(db, device) as (uow, actor, session):
        if session.ended_at is not None:
            return
        await complete(uow, actor, await scene_of(uow, session), Ended.STOPPED)


async def correct(db: Database, device: Device, words: str) -> None:
    """Write what is to be added to what was said, in place of what was written there before.

    Raises:
        InvalidSessionMove: the interview is not over yet.
    """
    async with _inside(db, device) as (uow, actor, session):
        after(SessionAction.TAKE_BACK, session.state)
        if session.correction == words:
            return
        await change(
            uow, actor, session, "corrected",
            say("The candidate added to what they said in the AI interview."),
            correction=words, corrected_at=clock.now(),
        )  # fmt: skip


async def take_back(db: Database, device: Device) -> None:
    """Take the consent back: what was said is removed, and a person goes on.

    Again does nothing more.

    Raises:
        InvalidSessionMove: the interview was not held.
    """
    async with _inside(db, device) as (uow, actor, session):
        if session.state is SessionState.OPTED_OUT:
            return
        state = after(SessionAction.TAKE_BACK, session.state)
        await repository.delete_turns(uow, session.id)
        changed = await change(
            uow, actor, session, "taken_back_by_candidate",
            say("The candidate took the consent to the AI interview back; what they said is gone."),
            state=state, knockouts={}, wish="", correction="",
        )  # fmt: skip
        call_person(uow, changed, Ended.WANTS_PERSON.value)


@asynccontextmanager
async def _inside(db: Database, device: Device) -> AsyncIterator[tuple[UnitOfWork, Actor, Session]]:
    async with db.transaction(Tenant(device.org_id)) as uow:
        session, actor = await enter(uow, device, locked=True)
        yield uow, actor, session


def _require_answers(content: Content, chosen: Mapping[str, str]) -> None:
    """Pass if each knock-out has one of its answers, and nothing else has.

    Raises:
        InvalidInput: with the field of each that has none.
    """
    faults = [
        FieldError(f"knockouts.{one.key}", say("Choose one of the answers."))
        for one in content.knockouts
        if chosen.get(one.key)
        not in (tuple(option.key for option in one.options) or ANSWERS_OF_YES_NO)
    ]
    faults += [
        FieldError(f"knockouts.{key}", say("There is no such question."))
        for key in sorted(set(chosen) - {one.key for one in content.knockouts})
    ]
    if faults:
        raise InvalidInput(say("Please answer each of the questions."), errors=faults)
