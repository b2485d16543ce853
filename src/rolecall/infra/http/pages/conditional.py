"""Responses that may be kept, and need not be sent twice (RFC 9110, section 13)."""

import base64
import hashlib
from collections.abc import AsyncIterator, Mapping

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

_OK = 200
_DIGEST_BYTES = 12


def etag_of(body: bytes) -> str:
    """Return the strong validator of a body."""
    digest = hashlib.sha256(body).digest()[:_DIGEST_BYTES]
    return f'"{base64.urlsafe_b64encode(digest).decode()}"'


def conditional(
    request: Request,
    body: bytes,
    *,
    media_type: str,
    max_age: int,
    etag: str = "",
    status: int = _OK,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return the body, or 304 to whoever has it already.

    `max_age` in seconds is how long it may be used without asking again. `etag` saves computing
    it where it is known.
    """
    tag = etag or etag_of(body)
    sent = {**(headers or {}), "ETag": tag, "Cache-Control": f"public, max-age={max_age}"}
    if status == _OK and _matches(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=sent)
    return Response(body, status, headers=sent, media_type=media_type)


def conditional_stream(
    request: Request, chunks: AsyncIterator[bytes], *, etag: str, media_type: str, max_age: int
) -> Response:
    """Return a body as it is made, or 304 to whoever has it already; then nothing is made."""
    sent = {"ETag": etag, "Cache-Control": f"public, max-age={max_age}"}
    if _matches(request.headers.get("if-none-match"), etag):
        return Response(status_code=304, headers=sent)
    return StreamingResponse(chunks, headers=sent, media_type=media_type)


def _matches(header: str | None, tag: str) -> bool:
    """Compare weakly: a proxy that compressed the body may have weakened the validator."""
    if header is None:
        return False
    given = {part.strip().removeprefix("W/") for part in header.split(",")}
    return tag in given or "*" in given
