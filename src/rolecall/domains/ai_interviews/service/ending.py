"""The end of a conversation, by whatever it came."""

from typing import Final

from rolecall.access import Actor
from rolecall.domains.ai.contracts import Ended
from rolecall.domains.ai_interviews.contracts.sessions import Session, SessionAction
from rolecall.domains.ai_interviews.events import AiInterviewCompleted
from rolecall.domains.ai_interviews.rules.sessions import after
from rolecall.domains.ai_interviews.service.room_view import Scene
from rolecall.domains.ai_interviews.service.sessions import call_person, change, ids_of
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.sentences import say

FOR_A_PERSON: Final = frozenset({Ended.WANTS_PERSON, Ended.DISTRESS, Ended.ABUSE})
"""Ends of which members are told, because a person has to go on."""


async def complete(uow: UnitOfWork, actor: Actor, scene: Scene, ended: Ended) -> Session:
    """End a locked interview; a wish to talk to a person leaves it to one.

    Raises:
        InvalidSessionMove: it is not being held.
    """
    session, now = scene.session, clock.now()
    is_left = ended is Ended.WANTS_PERSON
    action = SessionAction.OPT_OUT if is_left else SessionAction.COMPLETE
    told = (
        say("The candidate would rather talk to a person than take the AI interview.")
        if is_left
        else say("The AI interview came to its end.")
    )
    changed = await change(
        uow, actor, session, "opted_out" if is_left else "completed", told,
        state=after(action, session.state), ended=ended, ended_at=now,
        spent_seconds=scene.clock.stopped(now).spent, running_since=None,
    )  # fmt: skip
    if ended in FOR_A_PERSON:
        call_person(uow, changed, ended.value)
    if not is_left:
        uow.emit(AiInterviewCompleted(**ids_of(session), ended=ended.value))
    return changed
