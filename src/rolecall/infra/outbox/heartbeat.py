"""The canary: a scheduled no-op that proves relay, broker and worker all alive, end to end."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.infra.db import Database, Row
from rolecall.infra.outbox.models import heartbeats
from rolecall.infra.outbox.registry import scheduled
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.tenant import PLATFORM


async def beat(database: Database, role: str) -> None:
    """Note that this role did something just now."""
    statement = insert(heartbeats).values(role=role, beat_at=clock.now())
    async with database.transaction(PLATFORM) as uow:
        await uow.execute(
            statement.on_conflict_do_update(
                index_elements=["role"], set_={"beat_at": statement.excluded.beat_at}
            )
        )


async def last_beats(database: Database) -> dict[str, datetime]:
    """Return when each role last gave a sign of life."""
    async with database.transaction(PLATFORM) as uow:
        rows: list[Row] = await uow.fetch(sa.select(heartbeats.c.role, heartbeats.c.beat_at))
    return {row["role"]: row["beat_at"] for row in rows}


@scheduled("infra.canary", every=timedelta(seconds=30))
async def canary(runtime: Runtime) -> None:
    """Beat for the worker, having come all the way through the outbox and the broker."""
    await beat(runtime.database, "worker")
