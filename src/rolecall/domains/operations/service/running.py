"""Doing the items of an operation, in slices that leave the queue to others in between."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
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
from rolecall.domains.operations.service.kinds import Chunk, kind_named
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.kernel import clock
from rolecall.kernel.errors import Unavailable
from rolecall.kernel.tenant import Tenant

SLICE_SECONDS = 1.5
"""How long one delivery works. A worker has two processes, and mails wait behind the slice."""
_BROKEN = (
    "Something went wrong inside Rolecall with this one, and nothing of it was changed. "
    "Try it by itself; if it fails again, tell whoever runs this installation."
)
_NO_MEMBER = (
    "Whoever started it is no active member of the organization any more. "
    "Somebody else can start it again for the items that are left."
)
_log = structlog.get_logger("operations")


async def run_operation(
    db: Database, org_id: UUID, operation_id: UUID, *, seconds: float = SLICE_SECONDS
) -> None:
    """Go on with an operation until it has ended or the time is used up, a chunk at least.

    Raises:
        RetryLater: there is more to do.
    """
    end = time.monotonic() + seconds
    while await _next_chunk(db, Tenant(org_id), operation_id):
        if time.monotonic() >= end:
            raise RetryLater("There is more to do.", after=timedelta(0))


async def _next_chunk(db: Database, tenant: Tenant, operation_id: UUID) -> bool:
    """Do a chunk; if it breaks, its items one by one. Tells whether there may be more."""
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
    return True


async def _do(
    db: Database, tenant: Tenant, operation_id: UUID, most: int | None, in_hand: list[Item]
) -> bool:
    async with db.transaction(tenant) as uow:
        work = await repository.lock_work(uow, operation_id)
        if work is None or work.status not in OPEN:
            return False
        actor = await identity.actor_of_member(uow, work.started_by)
        if actor is None:
            await _end(uow, work, OperationStatus.STOPPED, _NO_MEMBER)
            return False
        kind = kind_named(work.kind)
        in_hand += await repository.take_items(uow, operation_id, most or kind.at_once)
        if not in_hand:
            await _end(uow, work, OperationStatus.DONE)
            return False
        chunk = Chunk(_as_asked(actor, work), work.parameters, in_hand)
        await _write(uow, operation_id, in_hand, await kind.run(uow, chunk))
        return True


def _as_asked(actor: Actor, work: Work) -> Actor:
    return replace(actor, ip=work.ip, request_id=work.request_id)


async def _end(uow: UnitOfWork, work: Work, status: OperationStatus, remark: str = "") -> None:
    if await repository.end_operation(uow, work.id, status, clock.now(), remark):
        uow.emit(OperationProgressed(operation_id=work.id))


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
