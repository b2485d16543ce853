"""Doing the items of an operation, in slices that leave the queue to others in between."""

import time
from collections.abc import Sequence
from datetime import timedelta
from enum import Enum, auto
from uuid import UUID

import structlog

from rolecall.access import Actor
from rolecall.domains.identity import api as identity
from rolecall.domains.operations import repository
from rolecall.domains.operations.contracts import (
    OPEN,
    Item,
    ItemStatus,
    OperationStatus,
    Outcome,
    Work,
)
from rolecall.domains.operations.events import OperationProgressed
from rolecall.domains.operations.service.ending import as_asked, end, keep_file
from rolecall.domains.operations.service.kinds import Chunk, Kind, kind_named
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.kernel.errors import Unavailable
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

SLICE_SECONDS = 1.5
"""How long one delivery works. A worker has two processes, and mails wait behind the slice."""
_BROKEN = say(
    "Something went wrong inside Rolecall with this one, and nothing of it was changed. "
    "Try it by itself; if it fails again, tell whoever runs this installation."
)
_LOST_RIGHT = say(
    "The role of whoever started it does not show these records any more. No file was made."
)
_NO_MEMBER = say(
    "Whoever started it is no active member of the organization any more. Somebody else "
    "can start it again for the items that are left."
)
_log = structlog.get_logger("operations")


class Left(Enum):
    """What is left to do of an operation."""

    ITEMS = auto()
    """Perhaps more items."""
    FILE = auto()
    """The file of what its items said."""
    NOTHING = auto()


async def run_operation(
    db: Database, org_id: UUID, operation_id: UUID, *, seconds: float = SLICE_SECONDS
) -> None:
    """Go on with an operation until it has ended or the time is used up, a chunk at least.

    Raises:
        RetryLater: there is more to do.
    """
    end, tenant = time.monotonic() + seconds, Tenant(org_id)
    while (left := await _next_chunk(db, tenant, operation_id)) is not Left.NOTHING:
        if left is Left.FILE:
            await keep_file(db, tenant, operation_id)
            return
        if time.monotonic() >= end:
            raise RetryLater(say("There is more to do."), after=timedelta(0))


async def _next_chunk(db: Database, tenant: Tenant, operation_id: UUID) -> Left:
    """Do a chunk; if it breaks, its items one by one. Tells what is left to do."""
    in_hand: list[Item] = []
    try:
        return await _do(db, tenant, operation_id, None, in_hand)
    except Unavailable:
        raise
    except Exception:  # noqa: BLE001 - which of its items broke it is found out below
        _log.warning("chunk_broke", operation_id=str(operation_id), exc_info=True)
    for _ in range(len(in_hand)):
        alone: list[Item] = []
        try:
            await _do(db, tenant, operation_id, 1, alone)
        except Unavailable:
            raise
        except Exception:  # noqa: BLE001 - it is told as this item's outcome
            _log.exception("item_broke", operation_id=str(operation_id))
            await _give_up(db, tenant, operation_id, alone)
    return Left.ITEMS


async def _do(
    db: Database, tenant: Tenant, operation_id: UUID, most: int | None, in_hand: list[Item]
) -> Left:
    async with db.transaction(tenant) as uow:
        work = await repository.lock_work(uow, operation_id)
        if work is None or work.status not in OPEN:
            return Left.NOTHING
        actor = await identity.actor_of_member(uow, work.started_by)
        if actor is None:
            await end(uow, work, OperationStatus.STOPPED, _NO_MEMBER)
            return Left.NOTHING
        await uow.confine(actor.tenant)
        kind = kind_named(work.kind)
        in_hand += await repository.take_items(uow, operation_id, most or kind.at_once)
        if not in_hand:
            return await _end_of_items(uow, work, kind, actor)
        chunk = Chunk(as_asked(actor, work), work.parameters, in_hand)
        await _write(uow, operation_id, in_hand, await kind.run(uow, chunk))
        return Left.ITEMS


async def _end_of_items(uow: UnitOfWork, work: Work, kind: Kind, actor: Actor) -> Left:
    """End the operation, unless there is still a file to make of what its items said."""
    if work.file is None:
        await end(uow, work, OperationStatus.DONE)
        return Left.NOTHING
    if kind.file_needs is not None and not actor.has(kind.file_needs):
        await repository.drop_lines(uow, work.id)
        await end(uow, work, OperationStatus.STOPPED, _LOST_RIGHT)
        return Left.NOTHING
    return Left.FILE


async def _write(
    uow: UnitOfWork, operation_id: UUID, items: Sequence[Item], outcomes: Sequence[Outcome]
) -> None:
    told = [(item.position, outcome) for item, outcome in zip(items, outcomes, strict=True)]
    await repository.write_outcomes(uow, operation_id, told)
    uow.emit(OperationProgressed(operation_id=operation_id))


async def _give_up(db: Database, tenant: Tenant, operation_id: UUID, items: Sequence[Item]) -> None:
    async with db.transaction(tenant) as uow:
        failed = Outcome(ItemStatus.FAILED, _BROKEN, "failed")
        await _write(uow, operation_id, items, [failed] * len(items))
