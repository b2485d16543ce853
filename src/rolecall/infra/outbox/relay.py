"""The relay: from committed events to a worker's bell.

Two steps a round, each a short transaction over all tenants with SKIP LOCKED, so that any number
of relays may run: expand new events into one delivery per handler, then claim deliveries that are
due, lease them and ring. A lease that runs out (broker lost the message, worker killed) is claimed
again.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.infra.db.database import Database, cross_tenant_session_unsafe
from rolecall.infra.db.statements import Row
from rolecall.infra.db.unit_of_work import UnitOfWork
from rolecall.infra.outbox.delivery import SCHEDULED
from rolecall.infra.outbox.models import deliveries, events
from rolecall.infra.outbox.registry import Registry
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import PLATFORM_ORG

BATCH = 500
LEASE = timedelta(seconds=60)
"""How long a rung delivery may stay unfinished before it is rung again."""
PER_TENANT = 100
"""How many deliveries of one tenant go out in one round, so that a bulk job starves nobody."""
WINDOW = 4_000

SCHEDULE_EVENT = "infra.schedule_due.v1"


@dataclass(frozen=True, slots=True)
class Bell:
    """What goes to the broker: ids alone."""

    org_id: UUID
    delivery_id: UUID
    queue: str


Ring = Callable[[Sequence[Bell]], Awaitable[None]]
Observe = Callable[[Sequence[Row]], Awaitable[None]]


class Relay:
    """One relay's rounds. `ring` sends to the broker; `observe` sees the fresh events."""

    def __init__(
        self, database: Database, registry: Registry, ring: Ring, observe: Observe
    ) -> None:
        self._database = database
        self._registry = registry
        self._ring = ring
        self._observe = observe

    async def round(self) -> int:
        """Do one round; returns how many events and deliveries were moved on."""
        fresh = await self._expand()
        if fresh:
            await self._observe(fresh)
        bells = await self._claim()
        if bells:
            await self._ring(bells)
        return len(fresh) + len(bells)

    async def claim_schedules(self) -> int:
        """Turn each schedule's current slot into an event, once over all relays."""
        now = clock.now()
        claimed = 0
        async with cross_tenant_session_unsafe(
            self._database, reason="schedules belong to the installation"
        ) as uow:
            for schedule in self._registry.schedules.values():
                seconds = schedule.every.total_seconds()
                due = now.timestamp() // seconds * seconds
                slot = clock.from_timestamp(due)
                inserted = await (await uow.connection()).fetchval(
                    "INSERT INTO schedule_runs (name, due_at, claimed_at) VALUES ($1, $2, $3) "
                    "ON CONFLICT DO NOTHING RETURNING 1",
                    schedule.name,
                    slot,
                    now,
                )
                if inserted:
                    claimed += 1
                    await _insert_schedule_delivery(uow, schedule.name, schedule.queue)
        return claimed

    async def _expand(self) -> list[Row]:
        now = clock.now()
        async with cross_tenant_session_unsafe(
            self._database, reason="events of all tenants go out in order of time"
        ) as uow:
            fresh = await uow.fetch(
                sa.select(
                    events.c.org_id,
                    events.c.id,
                    events.c.type,
                    events.c.aggregate_id,
                    events.c.available_at,
                    events.c.payload,
                )
                .where(events.c.expanded_at.is_(None), events.c.available_at <= now)
                .order_by(events.c.available_at, events.c.id)
                .limit(BATCH)
                .with_for_update(skip_locked=True)
            )
            if not fresh:
                return []
            wanted = [
                (row, handler)
                for row in fresh
                for handler in self._registry.by_event.get(row["type"], ())
            ]
            await (await uow.connection()).executemany(
                "INSERT INTO outbox_deliveries (org_id, id, event_id, handler, queue, "
                "aggregate_id, status, available_at, created_at) "
                "VALUES ($1, $2, $3, $4, $5, $6, 'ready', $7, $8) "
                "ON CONFLICT (org_id, event_id, handler) DO NOTHING",
                [
                    (
                        row["org_id"],
                        ids.uuid7(),
                        row["id"],
                        handler.name,
                        handler.queue,
                        row["aggregate_id"],
                        row["available_at"],
                        now,
                    )
                    for row, handler in wanted
                ],
            )
            await (await uow.connection()).execute(
                "UPDATE outbox_events SET expanded_at = $1 FROM unnest($2::uuid[], $3::uuid[]) "
                "AS done(org_id, id) WHERE outbox_events.org_id = done.org_id "
                "AND outbox_events.id = done.id",
                now,
                [row["org_id"] for row in fresh],
                [row["id"] for row in fresh],
            )
            return fresh

    async def _claim(self) -> list[Bell]:
        now = clock.now()
        async with cross_tenant_session_unsafe(
            self._database, reason="deliveries of all tenants are rung fairly"
        ) as uow:
            rows = await (await uow.connection()).fetch(
                _CLAIM, now, now + LEASE, WINDOW, PER_TENANT, BATCH
            )
            return [Bell(row["org_id"], row["id"], row["queue"]) for row in rows]


_CLAIM = """
WITH due AS (
    SELECT org_id, id, handler, aggregate_id
    FROM outbox_deliveries
    WHERE status IN ('ready', 'sent') AND available_at <= $1
      AND (status = 'ready' OR lease_until < $1)
    ORDER BY available_at, id LIMIT $3
), fair AS (
    SELECT org_id, id, row_number() OVER (PARTITION BY org_id ORDER BY id) AS place
    FROM due
    WHERE NOT EXISTS (
        SELECT FROM outbox_deliveries AS earlier
        WHERE earlier.org_id = due.org_id AND earlier.aggregate_id = due.aggregate_id
          AND earlier.handler = due.handler AND earlier.id < due.id
          AND earlier.status IN ('ready', 'sent')
    )
), locked AS (
    SELECT d.org_id, d.id FROM outbox_deliveries AS d
    JOIN fair ON fair.org_id = d.org_id AND fair.id = d.id
    WHERE fair.place <= $4 AND d.status IN ('ready', 'sent')
      AND (d.status = 'ready' OR d.lease_until < $1)
    ORDER BY fair.place, d.id LIMIT $5
    FOR UPDATE OF d SKIP LOCKED
)
UPDATE outbox_deliveries AS d
SET status = 'sent', lease_until = $2, sends = d.sends + 1
FROM locked WHERE d.org_id = locked.org_id AND d.id = locked.id
RETURNING d.org_id, d.id, d.queue
"""


async def _insert_schedule_delivery(uow: UnitOfWork, name: str, queue: str) -> None:
    """Write the event and its one delivery at once: a schedule has exactly one handler."""
    now = clock.now()
    event_id = ids.uuid7()
    await (await uow.connection()).execute(
        "INSERT INTO outbox_events (org_id, id, type, aggregate_id, payload, occurred_at, "
        "available_at, expanded_at) VALUES ($1, $2, $3, $2, $4, $5, $5, $5)",
        PLATFORM_ORG, event_id, SCHEDULE_EVENT, {"name": name}, now,
    )  # fmt: skip
    values: dict[str, Any] = {
        "org_id": PLATFORM_ORG,
        "id": ids.uuid7(),
        "event_id": event_id,
        "handler": f"{SCHEDULED}{name}",
        "queue": queue,
        "aggregate_id": event_id,
        "status": "ready",
        "available_at": now,
        "created_at": now,
    }
    await uow.execute(sa.insert(deliveries).values(values))
