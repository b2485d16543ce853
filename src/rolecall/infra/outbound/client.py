"""Asking, with the resolved address pinned: what was checked is what is connected to."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import urljoin

import httpx2

from rolecall.infra.outbound.addresses import Target, is_public, share_keeper, target_of
from rolecall.infra.outbound.contracts import Answer, Ask, NoAnswer, Why

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
_MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SEE_OTHER = 303
_ATTEMPTS = 3
"""Addresses of one host that are tried."""


async def resolve(host: str, port: int) -> Sequence[str]:
    """Return the IP addresses of a host.

    Raises:
        OSError: it has none.
    """
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


class Outbound:
    """Asks outside servers; one for each setting, without state between requests."""

    def __init__(
        self, internal_hosts: Sequence[str], *, encrypted: bool, resolve: Resolve = resolve
    ) -> None:
        """Let requests through to `internal_hosts`; to others over TLS alone if `encrypted`."""
        self._internal_hosts = tuple(internal_hosts)
        self._encrypted = encrypted
        self._resolve = resolve

    def target(self, url: str) -> Target:
        """Return where an address leads, without asking anybody.

        Raises:
            NoAnswer: it may not be asked.
        """
        return target_of(url, self._internal_hosts, encrypted=self._encrypted)

    async def addresses(self, target: Target) -> Sequence[str]:
        """Return the IP addresses to connect to, all of them allowed.

        Raises:
            NoAnswer: there are none, or one of them may not be asked.
        """
        try:
            found = await self._resolve(target.host, target.port)
        except (OSError, UnicodeError) as error:
            raise NoAnswer(Why.HOST_NOT_FOUND) from error
        if not found:
            raise NoAnswer(Why.HOST_NOT_FOUND)
        if not target.internal and not all(is_public(address) for address in found):
            raise NoAnswer(Why.ADDRESS_REFUSED)
        return found

    async def ask(self, ask: Ask, *, seconds: float) -> Answer:
        """Return the answer, redirects followed; all of it within so many seconds.

        Raises:
            NoAnswer: the address is refused, or no whole answer came.
        """
        try:
            async with asyncio.timeout(seconds):
                return await self._follow(ask)
        except TimeoutError as error:
            raise NoAnswer(Why.TIMED_OUT) from error

    async def _follow(self, ask: Ask) -> Answer:
        first = target = self.target(ask.url)
        method, content = ask.method, ask.content
        for _ in range(_MAX_REDIRECTS + 1):
            may_know = share_keeper(first.host, target.host) and target.scheme == first.scheme
            response, onwards = await self._ask_once(
                target, ask, method, content, ask.credentials if may_know else None
            )
            if onwards is None:
                return response
            target = self.target(urljoin(target.url, onwards))
            if response.status == _SEE_OTHER:
                method, content = "GET", b""
        raise NoAnswer(Why.TOO_MANY_REDIRECTS)

    async def _ask_once(
        self,
        target: Target,
        ask: Ask,
        method: str,
        content: bytes,
        credentials: tuple[str, str] | None,
    ) -> tuple[Answer, str | None]:
        """Return an answer and where it leads on to, None if it does not."""
        headers = {
            **ask.headers,
            "Host": target.origin.partition("://")[2],
            # What is packed could unpack to any size.
            "Accept-Encoding": "identity",
            "User-Agent": "Rolecall",
        }
        auth = httpx2.BasicAuth(*credentials) if credentials else None
        # Environment variables could name a proxy, which would resolve the name once more.
        async with httpx2.AsyncClient(trust_env=False, timeout=None, auth=auth) as client:
            for address in (await self.addresses(target))[:_ATTEMPTS]:
                request = client.build_request(
                    method,
                    _pinned(target, address),
                    headers=headers,
                    content=content,
                    extensions={"sni_hostname": target.host},
                )
                try:
                    response = await client.send(request, stream=True)
                except httpx2.ConnectError:
                    continue
                except (httpx2.HTTPError, httpx2.InvalidURL) as error:
                    raise NoAnswer(Why.UNREACHABLE) from error
                return await _read(response, target, ask.max_bytes)
        raise NoAnswer(Why.UNREACHABLE)


def _pinned(target: Target, address: str) -> str:
    host = f"[{address}]" if ":" in address else address
    return f"{target.scheme}://{host}:{target.port}{target.path}"


async def _read(
    response: httpx2.Response, target: Target, max_bytes: int
) -> tuple[Answer, str | None]:
    try:
        if response.status_code in _REDIRECTS and "location" in response.headers:
            return Answer(response.status_code, target.url, b""), response.headers["location"]
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            raise NoAnswer(Why.UNREACHABLE)
        content = bytearray()
        async for piece in response.aiter_raw():
            content += piece
            if len(content) > max_bytes:
                raise NoAnswer(Why.TOO_LARGE)
        return Answer(response.status_code, target.url, bytes(content)), None
    except httpx2.HTTPError as error:
        raise NoAnswer(Why.UNREACHABLE) from error
    finally:
        await response.aclose()
