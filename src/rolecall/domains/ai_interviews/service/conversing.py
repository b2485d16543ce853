"""The conversation: an answer is stored, then the interviewer says what comes next.

Guarantees: an answer is stored before anything is said to it, so a process that dies in between
loses nothing, and whoever looks next goes on from there; the same answer sent twice is stored once;
of two windows that answer the same question one is told that the conversation has gone on; of two
processes that think of the next step one says it; nothing is thought of inside a transaction.
"""

from typing import Final

from rolecall.domains.ai import api as ai
from rolecall.domains.ai.contracts import NextStep, Speaker
from rolecall.domains.ai_interviews.contracts.sessions import (
    AnswerAgain,
    AnswerOutdated,
    GiveAnswer,
    SessionAction,
    SessionState,
    Turn,
)
from rolecall.domains.ai_interviews.repository import sessions as repository
from rolecall.domains.ai_interviews.rules import planning
from rolecall.domains.ai_interviews.rules.sessions import after
from rolecall.domains.ai_interviews.service.ending import complete
from rolecall.domains.ai_interviews.service.room_links import Device, enter
from rolecall.domains.ai_interviews.service.room_view import Scene, scene_of
from rolecall.domains.ai_interviews.service.sessions import change
from rolecall.infra.db import Database
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

_ATTEMPTS: Final = 3


async def store_answer(db: Database, device: Device, command: GiveAnswer) -> None:
    """Store an answer to what was asked last. The same again stores nothing more.

    Raises:
        AnswerOutdated: something else was asked since, or answered in another window.
        InvalidSessionMove: the interview is not being held.
    """
    async with db.transaction(Tenant(device.org_id)) as uow:
        session, actor = await enter(uow, device, locked=True)
        scene = await scene_of(uow, session)
        if any(one.answer_key == command.key for one in scene.turns):
            return
        after(SessionAction.PAUSE, session.state)
        last = scene.last
        if last is None or last.speaker is Speaker.CANDIDATE or last.number != command.after:
            raise AnswerOutdated(
                say("The interview has gone on, in another window. Look at it again.")
            )
        now = clock.now()
        await repository.append_turn(
            uow,
            Turn(
                interview_id=session.id, number=scene.next_number, speaker=Speaker.CANDIDATE,
                question=last.question, move=None, text=command.text, said_at=now,
                answer_key=command.key,
            ),
        )  # fmt: skip
        running = scene.clock.started(now)
        await change(
            uow, actor, session, spent_seconds=running.spent, running_since=running.running_since
        )


async def store_again(db: Database, device: Device, command: AnswerAgain) -> None:
    """Store an answer that is given anew, once for each question.

    Raises:
        NotFound: there is no such answer.
        Conflict: code `answered_anew`.
        InvalidSessionMove: the interview is not being held.
    """
    async with db.transaction(Tenant(device.org_id)) as uow:
        session, actor = await enter(uow, device, locked=True)
        scene = await scene_of(uow, session)
        if any(one.answer_key == command.key for one in scene.turns):
            return
        after(SessionAction.PAUSE, session.state)
        earlier = next((one for one in scene.spoken if one.number == command.replaces), None)
        if earlier is None or earlier.speaker is Speaker.INTERVIEWER or not earlier.question:
            raise NotFound(say("There is no such answer."))
        await repository.append_turn(
            uow,
            Turn(
                interview_id=session.id, number=scene.next_number, speaker=Speaker.CANDIDATE,
                question=earlier.question, move=None, text=command.text, said_at=clock.now(),
                answer_key=command.key, replaces=earlier.number,
            ),
        )  # fmt: skip
        await change(uow, actor, session)


async def go_on(db: Database, device: Device) -> None:
    """Have the interviewer say what comes next, if it is its turn.

    An answer that is given anew meanwhile makes it think again.

    Raises:
        Unauthenticated, Gone: as `enter` says.
    """
    for _ in range(_ATTEMPTS):
        if not await _thought_in_vain(db, device):
            return


async def _thought_in_vain(db: Database, device: Device) -> bool:
    async with db.transaction(Tenant(device.org_id)) as uow:
        session, _ = await enter(uow, device, locked=False)
        scene = await scene_of(uow, session)
    if not _is_waiting(scene):
        return False
    step = await ai.plan_next_step(
        db,
        planning.plan_of(
            scene.content, session.language, scene.application.candidate_name, scene.named
        ),
        planning.utterances_of(scene.turns),
        scene.clock.left(clock.now()),
    )
    return not await _say(db, device, step, after_number=len(scene.turns))


async def _say(db: Database, device: Device, step: NextStep, *, after_number: int) -> bool:
    """Store what the interviewer says; False if something was said meanwhile."""
    async with db.transaction(Tenant(device.org_id)) as uow:
        session, actor = await enter(uow, device, locked=True)
        scene = await scene_of(uow, session)
        if not _is_waiting(scene) or len(scene.turns) != after_number:
            return False
        now = clock.now()
        await repository.append_turn(
            uow,
            Turn(
                interview_id=session.id, number=scene.next_number, speaker=Speaker.INTERVIEWER,
                question=step.question, move=step.move, text=step.text, said_at=now,
                ended=step.ended, noted=step.noted, unanswered=step.unanswered,
                engine=step.engine.value, engine_version=step.version,
            ),
        )  # fmt: skip
        if step.ended is not None:
            await complete(uow, actor, scene, step.ended)
        else:
            await change(uow, actor, session)
        return True


def _is_waiting(scene: Scene) -> bool:
    """Tell whether it is the interviewer's turn."""
    last = scene.last
    return scene.session.state is SessionState.IN_PROGRESS and (
        last is None or last.speaker is Speaker.CANDIDATE
    )
