"""`GET /api/v1/events`: server-sent events that tell a browser which of its views are stale."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated
from uuid import UUID

import msgspec
from fastapi import Query, Request
from fastapi.responses import StreamingResponse

from rolecall.access import Permission
from rolecall.infra.http import ActorDep, Router, org
from rolecall.infra.http.context import runtime_of
from rolecall.infra.realtime import RECENT_SECONDS, channel, recently_stale

router = Router(tags=["live"])
HEARTBEAT_SECONDS = 15


@router.get(
    "/events",
    response_class=StreamingResponse,
    **org(Permission.ORGANIZATION_READ, transaction=False),
)
async def stream_events(
    request: Request,
    actor: ActorDep,
    missed_seconds: Annotated[int, Query(ge=0, le=RECENT_SECONDS)] = 0,
) -> StreamingResponse:
    """Stream the names of stale views of the active organization, until the browser goes.

    Begins with those that went stale within the last `missed_seconds`: what a screen read before
    it listened may be out of date already.
    """
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(
        _stream(request, actor.tenant.org_id, missed_seconds),
        media_type="text/event-stream",
        headers=headers,
    )


async def _stream(request: Request, org_id: UUID, missed_seconds: int) -> AsyncIterator[bytes]:
    redis = runtime_of(request).redis
    pubsub = redis.pubsub()
    await pubsub.subscribe(channel(org_id))
    try:
        yield b"retry: 2000\n: connected\n\n"
        missed = await recently_stale(redis, org_id, missed_seconds) if missed_seconds else []
        if missed:
            yield b"data: " + msgspec.json.encode({"type": "live.missed", "keys": missed}) + b"\n\n"
        while not await request.is_disconnected():
            message = await pubsub.get_message(
                ignore_subscribe_messages=True, timeout=HEARTBEAT_SECONDS
            )
            if message is None:
                yield b": heartbeat\n\n"
            else:
                yield b"data: " + bytes(message["data"]) + b"\n\n"
    except asyncio.CancelledError:
        return
    finally:
        await pubsub.aclose()  # type: ignore[no-untyped-call]  # redis leaves it so
