"""The same way out for libraries that bring their own HTTP client.

Guarantees: those of `client`, except that redirects are not followed: a library that follows one
comes here again, and is checked again.
"""

import ssl
from collections.abc import AsyncIterator, Sequence
from functools import cache
from typing import Protocol

import httpx2

from rolecall.infra.outbound.addresses import Target
from rolecall.infra.outbound.contracts import NoAnswer, Why

_ATTEMPTS = 3
"""Addresses of one host that are tried."""


class Checks(Protocol):
    """Says where an address leads, and to which IP addresses alone."""

    def target(self, url: str) -> Target:
        """Return where an address leads; `NoAnswer` if it may not be asked."""
        ...

    async def addresses(self, target: Target) -> Sequence[str]:
        """Return the IP addresses to connect to, all of them allowed; `NoAnswer` for none."""
        ...


class GuardedTransport(httpx2.AsyncBaseTransport):
    """Connects to the addresses that were checked, and reads no more than was allowed.

    Raises:
        NoAnswer: from a request whose address is refused, or whose host has none.
    """

    def __init__(self, checks: Checks, *, max_bytes: int) -> None:
        """Let `checks` decide; `max_bytes` bounds each answer."""
        self._checks = checks
        self._max_bytes = max_bytes
        # Environment variables could name a proxy, which would resolve the name once more.
        self._inner = httpx2.AsyncHTTPTransport(trust_env=False, verify=_trusted())

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request to the first address that takes it."""
        target = self._checks.target(str(request.url))
        request.headers["Host"] = target.origin.partition("://")[2]
        # What is packed could unpack to any size.
        request.headers["Accept-Encoding"] = "identity"
        failure: httpx2.ConnectError | None = None
        for address in (await self._checks.addresses(target))[:_ATTEMPTS]:
            pinned = httpx2.Request(
                request.method,
                request.url.copy_with(host=address, port=target.port),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": target.host},
            )
            try:
                response = await self._inner.handle_async_request(pinned)
            except httpx2.ConnectError as error:
                failure = error
                continue
            if response.headers.get("content-encoding", "identity").lower() != "identity":
                await response.aclose()
                raise NoAnswer(Why.UNREACHABLE)
            return httpx2.Response(
                response.status_code,
                headers=response.headers,
                stream=_Bounded(response, self._max_bytes),
                extensions=response.extensions,
                request=request,
            )
        raise failure or NoAnswer(Why.UNREACHABLE)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()


@cache
def _trusted() -> ssl.SSLContext:
    """Return which authorities are trusted: read once, for it takes longer than many a request."""
    return httpx2.create_ssl_context(trust_env=False)


class _Bounded(httpx2.AsyncByteStream):
    """An answer that ends with an error once it is too large."""

    def __init__(self, response: httpx2.Response, max_bytes: int) -> None:
        self._response = response
        self._left = max_bytes

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._response.aiter_raw():
            self._left -= len(piece)
            if self._left < 0:
                raise NoAnswer(Why.TOO_LARGE)
            yield piece

    async def aclose(self) -> None:
        await self._response.aclose()
