"""`/healthz`, `/readyz`, and `/api/v1/platform/health` for administrators of the platform.

Alive means that the process answers; it never depends on anything else, or a slow database would
get healthy processes killed. Ready means that a request would succeed.
"""

import asyncio
import functools
from collections.abc import Awaitable
from datetime import timedelta
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse

from rolecall.access import Permission
from rolecall.infra.http import Out, Router, RuntimeDep, platform, public
from rolecall.infra.http.context import runtime_of
from rolecall.infra.outbox.depth import last_report
from rolecall.infra.outbox.heartbeat import last_beats
from rolecall.infra.revisions import newest_revision
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock

router = Router(tags=["health"])
platform_health = Router(prefix="/platform", tags=["platform"])
WORKER_SILENCE = timedelta(seconds=90)


@router.get("/healthz", **public())
async def healthz() -> JSONResponse:
    """Say that the process is alive."""
    return JSONResponse({"status": "alive"})


@router.get("/readyz", **public())
async def readyz(request: Request) -> JSONResponse:
    """Say whether each part that requests need answers, and which one does not."""
    parts = await check_parts(runtime_of(request))
    ready = all(part["ok"] for part in parts.values())
    body = {"status": "ready" if ready else "not ready", "parts": parts}
    return JSONResponse(body, 200 if ready else 503)


class OutboxOut(Out):
    """What waits in the outbox; null when no relay has reported within a minute."""

    pending: int | None
    oldest_seconds: float | None
    dead: int | None


class HealthOut(Out):
    """`ok`, or what is wrong with each part."""

    database: str
    broker: str
    worker: str
    relay: str
    outbox: OutboxOut


@platform_health.get("/health", **platform(Permission.PLATFORM_HEALTH, transaction=False))
async def show_health(runtime: RuntimeDep) -> HealthOut:
    """Show how the parts of the installation are."""
    parts = await check_parts(runtime)
    said = {name: "ok" if part["ok"] else str(part["trouble"]) for name, part in parts.items()}
    depth = await last_report(runtime.redis) if parts["broker"]["ok"] else None
    return HealthOut(
        database=said["database"] if parts["schema"]["ok"] else said["schema"],
        broker=said["broker"],
        worker=said["worker"],
        relay="ok" if depth else "no report",
        outbox=OutboxOut(
            pending=depth.pending if depth else None,
            oldest_seconds=depth.oldest_seconds if depth else None,
            dead=depth.dead if depth else None,
        ),
    )


async def check_parts(runtime: Runtime) -> dict[str, dict[str, Any]]:
    """Ask the database, the broker, the schema and the worker's heartbeat, at once."""
    names = ("database", "broker", "schema", "worker")
    checks = (_database(runtime), _broker(runtime), _schema(runtime), _worker(runtime))
    results = await asyncio.gather(*(_answer(check) for check in checks))
    return dict(zip(names, results, strict=True))


async def _answer(check: Awaitable[str]) -> dict[str, Any]:
    try:
        trouble = await asyncio.wait_for(check, timeout=3)
    except Exception as error:  # noqa: BLE001 - whatever it is, this part is not ready
        trouble = type(error).__name__
    return {"ok": not trouble, **({"trouble": trouble} if trouble else {})}


async def _database(runtime: Runtime) -> str:
    await runtime.database.ping()
    return ""


async def _broker(runtime: Runtime) -> str:
    await runtime.redis.ping()
    return ""


async def _schema(runtime: Runtime) -> str:
    current = await runtime.database.pool.fetchval("SELECT version_num FROM alembic_version")
    needed = _needed_revision()
    return "" if current == needed else f"at {current}, this code needs {needed}"


@functools.cache
def _needed_revision() -> str | None:
    """Return the revision of the code that runs: it stays, and reading it takes a while."""
    return newest_revision()


async def _worker(runtime: Runtime) -> str:
    beat = (await last_beats(runtime.database)).get("worker")
    if beat is None:
        return "no heartbeat yet"
    silence = clock.now() - beat
    return "" if silence < WORKER_SILENCE else f"silent for {int(silence.total_seconds())} s"
