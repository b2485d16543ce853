"""`GET /api/v1/events`: server-sent events that tell a browser which of its views are stale."""

import asyncio
from collections.abc import AsyncIterator

from fastapi import Request
from fastapi.responses import StreamingResponse

from rolecall.access import Permission
from rolecall.infra.http import ActorDep, Router, org
from rolecall.infra.http.context import runtime_of
from rolecall.infra.realtime import channel

router = Router(tags=["live"])
HEARTBEAT_SECONDS = 15


@router.get(
    "/events",
    response_class=StreamingResponse,
    **org(Permission.ORGANIZATION_READ, transaction=False),
)
async def stream_events(request: Request, actor: ActorDep) -> StreamingResponse:
    """Stream the names of stale views of the active organization, until the browser goes."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(
        _stream(request, channel(actor.tenant.org_id)),
        media_type="text/event-stream",
        headers=headers,
    )


async def _stream(request: Request, name: str) -> AsyncIterator[bytes]:
    pubsub = runtime_of(request).redis.pubsub()
    await pubsub.subscribe(name)
    try:
        yield b"retry: 2000\n: connected\n\n"
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
