"""How much waits in the outbox of the whole installation.

Only the relay sees every tenant's rows, so the relay measures and tells the other processes through
Redis. A report older than a minute is gone: nobody takes an old number for a new one.
"""

from dataclasses import dataclass

import msgspec
import sqlalchemy as sa
from redis.asyncio import Redis

from rolecall.infra.db import Database, cross_tenant_session_unsafe
from rolecall.infra.outbox.models import IS_DEAD, IS_OPEN, deliveries, events
from rolecall.kernel import clock

_KEY = "rolecall:outbox:depth"
_GOOD_FOR_SECONDS = 60


@dataclass(frozen=True, slots=True)
class OutboxDepth:
    """What is due and not done, how old the oldest of it is, and what has been given up."""

    pending: int
    oldest_seconds: float | None
    dead: int


async def measure(database: Database) -> OutboxDepth:
    """Count, as the relay's role."""
    d, e = deliveries.c, events.c
    now = clock.now()
    due = (IS_OPEN, d.available_at <= now)
    fresh = (e.expanded_at.is_(None), e.available_at <= now)
    async with cross_tenant_session_unsafe(
        database, reason="the depth of the outbox is of the whole installation"
    ) as uow:
        rows = [
            await uow.fetch_one(sa.select(sa.func.count(), sa.func.min(column)).where(*conditions))
            for column, conditions in ((d.available_at, due), (e.available_at, fresh))
        ]
        dead: int = await uow.fetch_value(sa.select(sa.func.count()).where(IS_DEAD))
    counted = [(row[0], row[1]) for row in rows if row is not None]
    oldest = min((at for _, at in counted if at is not None), default=None)
    age = (now - oldest).total_seconds() if oldest is not None else None
    return OutboxDepth(sum(count for count, _ in counted), age, dead)


async def report(redis: "Redis", depth: OutboxDepth) -> None:
    """Tell the other processes."""
    await redis.set(_KEY, msgspec.json.encode(depth), ex=_GOOD_FOR_SECONDS)


async def last_report(redis: "Redis") -> OutboxDepth | None:
    """Return the last report, None when no relay has made one within a minute."""
    found = await redis.get(_KEY)
    return None if found is None else msgspec.json.decode(found, type=OutboxDepth)
