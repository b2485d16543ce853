"""Moving many."""

from uuid import UUID

from rolecall.domains.applications.contracts import UNDO_WINDOW, AdvanceStage, InvalidTransition
from rolecall.domains.applications.service.moving import advance_stage, undo_transition
from rolecall.domains.operations import api as operations
from rolecall.domains.operations.contracts import Item, ItemStatus, Outcome, Undo
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.sentences import say

MOVE = "applications.move"
_BACK = "applications.move_back"


@operations.kind(MOVE, noun="application", undo=Undo(_BACK, UNDO_WINDOW))
async def move_many(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Move each that nobody else has moved since it was selected."""
    to_stage: str = chunk.parameters["to_stage"]
    reason_id = chunk.parameters["reason_id"]

    async def move(item: Item) -> Outcome:
        command = AdvanceStage(
            application_id=item.record_id,
            to_stage=to_stage,
            reason=chunk.parameters["reason"],
            reason_id=UUID(reason_id) if reason_id else None,
            expected_version=item.given["version"],
        )
        try:
            _, moved = await advance_stage(uow, chunk.actor, command)
        except InvalidTransition as refusal:
            if refusal.extra["current_stage"] != to_stage:
                raise
            return Outcome(ItemStatus.SKIPPED, say("It is in this stage already."))
        return Outcome(ItemStatus.DONE, undo={"transition_id": str(moved.id)})

    return await operations.each(uow, chunk.items, move)


@operations.kind(_BACK, noun="application")
async def move_many_back(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Take back the move of each that has not moved on; mails that wait are recalled."""

    async def back(item: Item) -> Outcome:
        transition_id = UUID(item.given["transition_id"])
        await undo_transition(uow, chunk.actor, item.record_id, transition_id)
        return Outcome(ItemStatus.DONE)

    return await operations.each(uow, chunk.items, back)
