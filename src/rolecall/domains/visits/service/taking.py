"""Taking counts over from Redis into the daily rows, exactly once.

In three steps that may each be the last: a hash is renamed, so that nobody adds to it, and put on a
list in the same transaction of Redis; its counts are added in one transaction with the record of
its id; it is removed. Whoever finds it again finds the record, and removes it.
"""

from rolecall.domains.identity import api as identity
from rolecall.domains.visits import repository
from rolecall.domains.visits.service.keys import BATCHES, WAITING, Batch, OrgDay, hit_of, text_of
from rolecall.infra.db import Database
from rolecall.kernel import ids
from rolecall.kernel.tenant import Tenant


async def take_over(db: Database) -> int:
    """Add everything that was counted to the daily rows; return how many batches there were."""
    for word in await _members(db, WAITING):
        await set_aside(db, OrgDay.of(word))
    batches = [Batch.named(word) for word in await _members(db, BATCHES)]
    if not batches:
        return 0
    known = {one.id for one in await identity.list_organizations(db)}
    for batch in sorted(batches, key=lambda one: one.word):
        if batch.of.org_id in known:
            await add(db, batch)
        await remove(db, batch)
    return len(batches)


async def set_aside(db: Database, day: OrgDay) -> None:
    """Make a batch of what was counted of a day. Two at once make one each, or one of them none."""
    batch = Batch(day, ids.uuid7())
    async with db.runtime.redis.pipeline(transaction=True) as pipeline:
        pipeline.rename(day.counts, batch.key)
        pipeline.srem(WAITING, day.word)
        pipeline.sadd(BATCHES, batch.word)
        # Where somebody else was first there is nothing to rename; then the batch is empty.
        await pipeline.execute(raise_on_error=False)


async def add(db: Database, batch: Batch) -> None:
    """Add a batch to the daily rows, unless that was done before."""
    found = await db.runtime.redis.hgetall(batch.key)
    if not found:
        return
    hits = {hit_of(text_of(name)): int(number) for name, number in found.items()}
    visitors = int(await db.runtime.redis.pfcount(batch.of.people))
    async with db.transaction(Tenant(batch.of.org_id)) as uow:
        if await repository.record_batch(uow, batch.id):
            await repository.add_counts(uow, batch.of.day, hits)
            await repository.raise_visitors(uow, batch.of.day, visitors)


async def remove(db: Database, batch: Batch) -> None:
    """Forget a batch that was taken over, or whose organization is gone."""
    async with db.runtime.redis.pipeline(transaction=True) as pipeline:
        pipeline.delete(batch.key)
        pipeline.srem(BATCHES, batch.word)
        await pipeline.execute()


async def _members(db: Database, key: str) -> list[str]:
    return sorted(text_of(word) for word in await db.runtime.redis.smembers(key))
