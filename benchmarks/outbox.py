"""How fast events and mails pass through the outbox, and how long one waits that is alone."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import ExitStack
from statistics import median
from typing import Any
from uuid import UUID

import asyncpg

from rolecall.domains.applications.events import ApplicationSubmitted
from rolecall.entrypoints import composition
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant

from benchmarks.installation import Installation
from benchmarks.targets import Target

DEADLINE_SECONDS = 300.0
SINGLE_EVENTS = 20

_APPLICATIONS = """
SELECT a.id, a.job_id, a.candidate_id FROM applications AS a
WHERE a.org_id = $1 ORDER BY a.id DESC LIMIT $2
"""
_OPEN = """
SELECT count(*) FROM outbox_deliveries
WHERE status IN ('ready', 'sent') AND available_at <= now()
"""
_WAITING = "SELECT count(*) FROM outbox_events WHERE expanded_at IS NULL AND available_at <= now()"
_DONE = """
SELECT count(*) AS deliveries, count(*) FILTER (WHERE handler = 'messaging.send') AS mails,
       count(*) FILTER (WHERE status = 'dead') AS dead
FROM outbox_deliveries WHERE finished_at >= $1 AND finished_at IS NOT NULL
"""
_LATENCY = """
SELECT extract(epoch FROM max(d.finished_at) - e.occurred_at) * 1000 AS ms
FROM outbox_events AS e JOIN outbox_deliveries AS d ON d.org_id = e.org_id AND d.event_id = e.id
WHERE e.id = ANY($1) GROUP BY e.org_id, e.id, e.occurred_at
"""


def measure_outbox(
    installation: Installation, targets: Sequence[Target], applications: int
) -> dict[str, Any]:
    """Return the rates of a backlog of applications that came in, and the waits of single events.

    Each application makes an event with two handlers, one of which queues a mail, which is an event
    of its own with a handler that sends it (into the local mailbox).
    """
    return asyncio.run(_measure(installation, targets, applications))


async def _measure(
    installation: Installation, targets: Sequence[Target], applications: int
) -> dict[str, Any]:
    composition.load("handlers")
    runtime = await composition.open_runtime(installation.settings, role="api", pool_size=4)
    connection = await asyncpg.connect(installation.admin_dsn)
    try:
        events = await _submitted(connection, targets, applications)
        await _clear(connection)
        began = await connection.fetchval("SELECT clock_timestamp()")
        await _emit(runtime, events)
        with ExitStack() as stack:
            for role in ("worker", "relay"):
                stack.enter_context(installation.process(role))
            first = await _until_first(connection, began)
            seconds = await _until_done(connection, first)
            (done,) = await connection.fetch(_DONE, began)
            waits = await _single(runtime, connection, events)
        return {
            "applications": len(events),
            "deliveries": done["deliveries"],
            "mails": done["mails"],
            "dead": done["dead"],
            "seconds": round(seconds, 2),
            "events_per_second": round((len(events) + done["mails"]) / seconds, 1),
            "deliveries_per_second": round(done["deliveries"] / seconds, 1),
            "mails_per_second": round(done["mails"] / seconds, 1),
            "idle_wait_ms": {
                "median": round(median(waits), 1),
                "longest": round(max(waits), 1),
            },
        }
    finally:
        await connection.close()
        await runtime.close()


async def _submitted(
    connection: "asyncpg.Connection[Any]", targets: Sequence[Target], count: int
) -> list[tuple[UUID, ApplicationSubmitted]]:
    each = max(1, count // len(targets))
    found: list[tuple[UUID, ApplicationSubmitted]] = []
    for target in targets:
        org_id = UUID(target.org_id)
        found += [
            (
                org_id,
                ApplicationSubmitted(
                    application_id=row["id"], job_id=row["job_id"], candidate_id=row["candidate_id"]
                ),
            )
            for row in await connection.fetch(_APPLICATIONS, org_id, each)
        ]
    return found


async def _clear(connection: "asyncpg.Connection[Any]") -> None:
    """Leave out what earlier measurements put in: they are not what is timed."""
    await connection.execute("TRUNCATE outbox_deliveries, outbox_events, messages CASCADE")


async def _emit(runtime: Runtime, events: Sequence[tuple[UUID, ApplicationSubmitted]]) -> None:
    for org_id, event in events:
        async with runtime.database.transaction(Tenant(org_id)) as uow:
            uow.emit(event)


async def _until_first(connection: "asyncpg.Connection[Any]", began: Any) -> float:
    deadline = time.monotonic() + DEADLINE_SECONDS
    while time.monotonic() < deadline:
        if await connection.fetchval(_DONE, began):
            return time.monotonic()
        await asyncio.sleep(0.05)
    raise SystemExit("nothing came out of the outbox")


async def _until_done(connection: "asyncpg.Connection[Any]", since: float) -> float:
    """Wait until nothing is due; return the seconds."""
    while time.monotonic() < since + DEADLINE_SECONDS:
        waiting = await connection.fetchval(_WAITING) + await connection.fetchval(_OPEN)
        if not waiting:
            return time.monotonic() - since
        await asyncio.sleep(0.1)
    raise SystemExit("the outbox was not empty in time")


async def _single(
    runtime: Runtime,
    connection: "asyncpg.Connection[Any]",
    events: Sequence[tuple[UUID, ApplicationSubmitted]],
) -> list[float]:
    """Return the milliseconds from an event to its last handler's commit, one event at a time."""
    emitted: list[UUID] = []
    for org_id, event in events[:SINGLE_EVENTS]:
        async with runtime.database.transaction(Tenant(org_id)) as uow:
            emitted.append(uow.emit(event))
        await asyncio.sleep(0.5)
    await _until_done(connection, time.monotonic())
    return [float(row["ms"]) for row in await connection.fetch(_LATENCY, emitted)]
