"""Talent pools: people whom members put together by hand."""

from typing import Any
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import policy
from rolecall.domains.candidates.contracts import SavePool, TalentPool
from rolecall.domains.candidates.events import PoolChanged
from rolecall.domains.candidates.queries import sorting as queries
from rolecall.domains.candidates.repository import sorting as repository
from rolecall.domains.candidates.service.many import require_candidates, tell_sorted
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import NotFound, VersionMismatch
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import fold


async def save_pool(uow: UnitOfWork, actor: Actor, command: SavePool) -> TalentPool:
    """Make or change a talent pool.

    Raises:
        NotFound: there is none of this id.
        VersionMismatch: it changed since `expected_version` was read.
        Conflict: code `pool_exists`; another one has the name.
    """
    policy.can_update(actor).require()
    values: dict[str, Any] = {}
    if command.name is not None:
        values |= {"name": " ".join(command.name.split()), "name_key": fold(command.name)}
    if command.description is not None:
        values["description"] = command.description
    if command.pool_id is None:
        pool_id = ids.uuid7()
        made = {"description": "", **values, "created_at": clock.now(), "version": 1}
        await repository.insert_pool(uow, pool_id, made)
        verb = "created"
    else:
        pool_id = command.pool_id
        pool = await get_pool(uow, pool_id)
        if command.expected_version not in {None, pool.version}:
            raise VersionMismatch(say("Somebody else changed this pool meanwhile. Load it again."))
        await repository.update_pool(uow, pool_id, pool.version, values)
        verb = "changed"
    saved = await get_pool(uow, pool_id)
    audit.record(
        uow, actor, f"talent_pools.{verb}", "talent_pool", pool_id,
        say("Created the talent pool “{pool}”.", pool=saved.name)
        if command.pool_id is None
        else say("Changed the talent pool “{pool}”.", pool=saved.name),
    )  # fmt: skip
    uow.emit(PoolChanged(pool_id=pool_id))
    return saved


async def get_pool(uow: UnitOfWork, pool_id: UUID) -> TalentPool:
    """Return a talent pool.

    Raises:
        NotFound: there is none of this id.
    """
    found = await queries.find_pool(uow, pool_id)
    if found is None:
        raise NotFound(say("There is no such talent pool."))
    return found


async def remove_pool(uow: UnitOfWork, actor: Actor, pool_id: UUID) -> None:
    """Remove a talent pool; the people in it stay.

    Raises:
        NotFound: there is none of this id.
    """
    policy.can_update(actor).require()
    pool = await get_pool(uow, pool_id)
    await repository.delete_pool(uow, pool_id)
    audit.record(
        uow, actor, "talent_pools.removed", "talent_pool", pool_id,
        say("Removed the talent pool “{pool}”.", pool=pool.name),
    )  # fmt: skip
    uow.emit(PoolChanged(pool_id=pool_id))


async def fill_pool(
    uow: UnitOfWork, actor: Actor, pool_id: UUID, *, add: tuple[UUID, ...], remove: tuple[UUID, ...]
) -> TalentPool:
    """Put candidates into a pool and take others out.

    Raises:
        NotFound: the pool or a candidate is not there.
    """
    policy.can_update(actor).require()
    pool = await get_pool(uow, pool_id)
    await require_candidates(uow, add)
    changed = await repository.add_pool_members(
        uow, pool_id, add, clock.now()
    ) + await repository.remove_pool_members(uow, pool_id, remove)
    if not changed:
        return pool
    tell_sorted(
        uow,
        actor,
        "candidates.pooled",
        (*add, *remove),
        say("Changed who is in “{pool}”.", pool=pool.name),
    )
    return await get_pool(uow, pool_id)
