"""Live updates: the relay tells Redis which of a tenant's views are stale, browsers refetch them.

No data travels here, only the names of queries, so what a browser then sees is decided by the
ordinary permission-checked endpoints.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from redis.asyncio import Redis

from rolecall.infra.db import Row
from rolecall.kernel.events import Event, decode

E = TypeVar("E", bound=Event)
StaleKeys = list[list[str]]
_views: dict[str, Callable[[Any], StaleKeys]] = {}
WAKE_CHANNEL = "rolecall:wake"
RECENT_SECONDS = 60
"""How far back what was pushed can be asked for."""

_RECENT_PUSHES = 500


def channel(org_id: UUID) -> str:
    """Return the name of a tenant's channel."""
    return f"rolecall:live:{org_id}"


def stales(event: type[E]) -> Callable[[Callable[[E], StaleKeys]], Callable[[E], StaleKeys]]:
    """Register which views an event makes stale, as query keys of the web application."""

    def register(function: Callable[[E], StaleKeys]) -> Callable[[E], StaleKeys]:
        _views[event.type] = function
        return function

    return register


def message_of(row: Row) -> bytes | None:
    """Return the push for an outbox row, None if no view shows it."""
    view = _views.get(row["type"])
    if view is None:
        return None
    keys = view(decode(row["type"], row["payload"]))
    return msgspec.json.encode({"id": str(row["id"]), "type": row["type"], "keys": keys})


async def push(redis: "Redis", rows: Sequence[Row]) -> None:
    """Publish the pushes of freshly committed events. Losing one costs a refresh, not data."""
    pipeline = redis.pipeline(transaction=False)
    wanted = 0
    for row in rows:
        message = message_of(row)
        if message is not None:
            recent = _recent(row["org_id"])
            # Kept before it is told, so that a browser that listens first and asks then has it.
            pipeline.xadd(recent, {"push": message}, maxlen=_RECENT_PUSHES, approximate=True)
            pipeline.expire(recent, RECENT_SECONDS)
            pipeline.publish(channel(row["org_id"]), message)
            wanted += 1
    if wanted:
        await pipeline.execute()


async def recently_stale(redis: "Redis", org_id: UUID, seconds: int) -> StaleKeys:
    """Return what the pushes of the last so many seconds named, each key once.

    A screen reads its data before its stream is open; what changed in between would stay unseen.
    Of more than some hundred pushes only the latest are known.
    """
    now, _ = await redis.time()
    since = (now - min(seconds, RECENT_SECONDS)) * 1000
    kept = await redis.xrange(_recent(org_id), min=since)
    keys: dict[tuple[str, ...], None] = {}
    for _, fields in kept or ():
        for key in msgspec.json.decode((fields or {})[b"push"])["keys"]:
            keys[tuple(key)] = None
    return [list(key) for key in keys]


def _recent(org_id: UUID) -> str:
    return f"rolecall:recent:{org_id}"
