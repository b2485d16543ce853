"""What the outbox forgets, and when."""

from datetime import timedelta

import sqlalchemy as sa

from rolecall.infra.db.database import Database, cross_tenant_session_unsafe
from rolecall.infra.outbox.models import deliveries, events, idempotency_keys, schedule_runs
from rolecall.kernel import clock

KEEP_FINISHED = timedelta(days=30)
"""Events and their finished deliveries stay a month, for replays and for looking back."""
KEEP_KEYS = timedelta(days=2)
"""Idempotency keys stay two days; a client that repeats later makes a new request."""
BATCH = 5_000


async def forget_old(database: Database) -> int:
    """Delete what is past its time, a batch of each; returns how many rows went.

    Dead deliveries stay until a person has replayed or dropped them, and their events with them.
    """
    now = clock.now()
    removed = 0
    async with cross_tenant_session_unsafe(
        database, reason="the outbox of all tenants is kept for the same time"
    ) as uow:
        d, e, k = deliveries.c, events.c, idempotency_keys.c
        old = (
            sa.select(d.org_id, d.id)
            .where(d.status.in_(("done", "dropped")), d.finished_at < now - KEEP_FINISHED)
            .limit(BATCH)
            .subquery()
        )
        removed += await uow.execute(
            sa.delete(deliveries).where(d.org_id == old.c.org_id, d.id == old.c.id)
        )
        spent = (
            sa.select(e.org_id, e.id)
            .where(
                e.expanded_at < now - KEEP_FINISHED,
                ~sa.exists().where(d.org_id == e.org_id, d.event_id == e.id),
            )
            .limit(BATCH)
            .subquery()
        )
        removed += await uow.execute(
            sa.delete(events).where(e.org_id == spent.c.org_id, e.id == spent.c.id)
        )
        removed += await uow.execute(
            sa.delete(idempotency_keys).where(k.created_at < now - KEEP_KEYS)
        )
        removed += await uow.execute(
            sa.delete(schedule_runs).where(schedule_runs.c.due_at < now - timedelta(days=2))
        )
    return removed
