"""What an operator sees of the outbox, and what they may do: replay or drop what is dead."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.infra.db.database import Database, cross_tenant_session_unsafe
from rolecall.infra.outbox.models import IS_DEAD, IS_OPEN, deliveries, events
from rolecall.kernel import clock

_REASON = "operators look at the outbox of the whole installation"


@dataclass(frozen=True, slots=True)
class OutboxStatus:
    """How much waits. Ages are in seconds; `oldest_ready` is of the oldest that is due."""

    unexpanded_events: int
    ready: int
    sent: int
    dead: int
    done: int
    sends: int
    failures: int
    oldest_ready_seconds: float


@dataclass(frozen=True, slots=True)
class DeadDelivery:
    """A delivery that failed too often."""

    org_id: UUID
    id: UUID
    handler: str
    failures: int
    finished_at: datetime | None
    last_error: str


async def status(database: Database) -> OutboxStatus:
    """Count the outbox. `sends` counts bells: those above finished ones were repeats."""
    d, e = deliveries.c, events.c
    now = clock.now()
    async with cross_tenant_session_unsafe(database, reason=_REASON) as uow:
        rows = await uow.fetch(
            sa.select(
                d.status,
                sa.func.count().label("n"),
                sa.func.coalesce(sa.func.sum(d.sends), 0).label("sends"),
                sa.func.coalesce(sa.func.sum(d.failures), 0).label("failures"),
            ).group_by(d.status)
        )
        waiting = await uow.fetch_value(
            sa.select(sa.func.count()).where(e.expanded_at.is_(None), e.available_at <= now)
        )
        oldest = await uow.fetch_value(
            sa.select(sa.func.min(d.available_at)).where(IS_OPEN, d.available_at <= now)
        )
    counts = {row["status"]: row["n"] for row in rows}
    return OutboxStatus(
        unexpanded_events=waiting,
        ready=counts.get("ready", 0),
        sent=counts.get("sent", 0),
        dead=counts.get("dead", 0),
        done=counts.get("done", 0),
        sends=sum(row["sends"] for row in rows),
        failures=sum(row["failures"] for row in rows),
        oldest_ready_seconds=(now - oldest).total_seconds() if oldest else 0.0,
    )


async def list_dead(database: Database, limit: int = 100) -> list[DeadDelivery]:
    """Return dead deliveries, newest first."""
    d = deliveries.c
    async with cross_tenant_session_unsafe(database, reason=_REASON) as uow:
        rows = await uow.fetch(
            sa.select(d.org_id, d.id, d.handler, d.failures, d.finished_at, d.last_error)
            .where(IS_DEAD)
            .order_by(d.finished_at.desc())
            .limit(limit)
        )
    return [DeadDelivery(**{**dict(row), "last_error": row["last_error"] or ""}) for row in rows]


async def replay(database: Database, delivery_id: UUID | None, *, handler: str = "") -> int:
    """Make dead deliveries due again, one or all (of a handler); returns how many."""
    d = deliveries.c
    conditions: list[sa.ColumnElement[bool]] = [IS_DEAD]
    if delivery_id is not None:
        conditions.append(d.id == delivery_id)
    if handler:
        conditions.append(d.handler == handler)
    async with cross_tenant_session_unsafe(database, reason=_REASON) as uow:
        return await uow.execute(
            sa.update(deliveries)
            .where(*conditions)
            .values(
                status="ready", failures=0, finished_at=None, lease_until=None,
                available_at=clock.now(),
            )
        )  # fmt: skip
