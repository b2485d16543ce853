"""The bytes of an upload that comes in pieces."""

from collections.abc import AsyncIterator

from fastapi import Request
from starlette.requests import ClientDisconnect


async def arriving(request: Request) -> AsyncIterator[bytes]:
    """Yield what arrives, until its end or until the connection breaks."""
    try:
        async for piece in request.stream():
            yield piece
    except ClientDisconnect:
        return
