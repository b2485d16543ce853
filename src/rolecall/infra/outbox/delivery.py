"""The worker's side: run one delivery, once.

A transactional handler's effect and the mark `done` are one commit, so a message that arrives twice
finds nothing to do. A handler outside a transaction runs under the lease that the relay set and is
marked afterwards. Failures go back with growing pauses; after the handler's limit they are dead and
wait for a person.
"""

import random
import traceback
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from rolecall.infra.db.database import Database
from rolecall.infra.db.statements import Row, prepared
from rolecall.infra.db.unit_of_work import UnitOfWork
from rolecall.infra.outbox.models import deliveries, events
from rolecall.infra.outbox.registry import Delivered, HandlerRegistration, Registry
from rolecall.kernel import clock
from rolecall.kernel.errors import RolecallError
from rolecall.kernel.events import decode
from rolecall.kernel.sentences import plain
from rolecall.kernel.tenant import Tenant

MAX_PAUSE_SECONDS = 3600.0
SCHEDULED = "schedule:"
"""What the handler name of a schedule's delivery begins with."""


class RetryLater(RolecallError):
    """A handler asks to be run again after a pause, without it counting as a failure."""

    code, title = "retry_later", plain("To be tried again")

    def __init__(self, detail: str, *, after: timedelta) -> None:
        """Say why and how long to wait."""
        super().__init__(plain(detail))
        self.after = after


_LOCK = prepared(
    sa.select(
        deliveries.c.event_id,
        deliveries.c.handler,
        deliveries.c.failures,
        events.c.type,
        events.c.payload,
        events.c.occurred_at,
    )
    .join(
        events,
        sa.and_(events.c.org_id == deliveries.c.org_id, events.c.id == deliveries.c.event_id),
    )
    .where(
        deliveries.c.org_id == sa.bindparam("org_id"),
        deliveries.c.id == sa.bindparam("delivery_id"),
        deliveries.c.status.in_(("ready", "sent")),
    )
    .with_for_update(of=deliveries, skip_locked=True)
)

_FINISH = prepared(
    sa.update(deliveries)
    .where(
        deliveries.c.org_id == sa.bindparam("its_org"),
        deliveries.c.id == sa.bindparam("delivery_id"),
        deliveries.c.status.in_(("ready", "sent")),
    )
    .values(status=sa.bindparam("to_status"), finished_at=sa.bindparam("at"), lease_until=sa.null())
)


async def deliver(database: Database, registry: Registry, org_id: UUID, delivery_id: UUID) -> str:
    """Run one delivery; returns `done`, `gone` (taken or finished), `later` or `dead`."""
    tenant = Tenant(org_id)
    handler: HandlerRegistration | None = None
    try:
        async with database.transaction(tenant) as uow:
            row = await uow.fetch_one(_LOCK, org_id=org_id, delivery_id=delivery_id)
            if row is None:
                return "gone"
            handler = registry.by_name.get(row["handler"])
            if handler is not None and handler.transactional:
                await handler.run(uow, decode(row["type"], row["payload"]))
                await _mark_done(uow, delivery_id)
                return "done"
        await _run_outside(database, registry, handler, row, _delivered(row, org_id, delivery_id))
        async with database.transaction(tenant) as uow:
            await _mark_done(uow, delivery_id)
    except RetryLater as wish:
        await _put_back(database, tenant, delivery_id, wish.detail, wish.after)
        return "later"
    except Exception as error:  # noqa: BLE001 - whatever a handler raises is recorded, never lost
        limit = handler.max_failures if handler else 8
        return await _record_failure(database, tenant, delivery_id, error, limit)
    return "done"


async def _run_outside(
    database: Database,
    registry: Registry,
    handler: HandlerRegistration | None,
    row: Row,
    delivered: Delivered,
) -> None:
    """Run a schedule, or a handler that opens its own transactions around a provider's call."""
    name: str = row["handler"]
    if name.startswith(SCHEDULED):
        await registry.schedules[name.removeprefix(SCHEDULED)].run(database.runtime)
    elif handler is None:
        raise LookupError(f"no handler is called {name}")
    else:
        await handler.run(database.runtime, decode(row["type"], row["payload"]), delivered)


async def _mark_done(uow: UnitOfWork, delivery_id: UUID) -> None:
    await uow.execute(
        _FINISH, its_org=uow.org_id, delivery_id=delivery_id, to_status="done", at=clock.now()
    )


def _delivered(row: Row, org_id: UUID, delivery_id: UUID) -> Delivered:
    return Delivered(org_id, row["event_id"], delivery_id, row["occurred_at"], row["failures"])


def pause_before_retry(failures: int) -> timedelta:
    """Return the pause after the n-th failure: 2 s doubling to an hour, with jitter."""
    seconds = min(MAX_PAUSE_SECONDS, 2.0**failures)
    return timedelta(seconds=seconds * random.uniform(0.75, 1.25))  # noqa: S311 - not a secret


async def _put_back(
    database: Database, tenant: Tenant, delivery_id: UUID, reason: str, after: timedelta
) -> None:
    async with database.transaction(tenant) as uow:
        await uow.execute(
            sa.update(deliveries)
            .where(deliveries.c.org_id == tenant.org_id, deliveries.c.id == delivery_id)
            .values(
                status="ready",
                lease_until=None,
                available_at=clock.now() + after,
                last_error=reason[:4000],
            )
        )


async def _record_failure(
    database: Database, tenant: Tenant, delivery_id: UUID, error: Exception, limit: int
) -> str:
    text = "".join(traceback.format_exception(error))[-4000:]
    async with database.transaction(tenant) as uow:
        failures = await uow.fetch_value(
            sa.update(deliveries)
            .where(
                deliveries.c.org_id == tenant.org_id,
                deliveries.c.id == delivery_id,
                deliveries.c.status.in_(("ready", "sent")),
            )
            .values(failures=deliveries.c.failures + 1, last_error=text, lease_until=None)
            .returning(deliveries.c.failures)
        )
        if failures is None:
            return "gone"
        dead = failures >= limit
        await uow.execute(
            sa.update(deliveries)
            .where(deliveries.c.org_id == tenant.org_id, deliveries.c.id == delivery_id)
            .values(
                status="dead" if dead else "ready",
                finished_at=clock.now() if dead else None,
                available_at=clock.now() + pause_before_retry(failures),
            )
        )
    return "dead" if dead else "later"
