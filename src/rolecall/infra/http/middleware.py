"""What surrounds every request: an id, the caller's address, limits, headers, one log line.

Pure ASGI: each `BaseHTTPMiddleware` would cost a task and a queue per request.
"""

import ipaddress
import re
import secrets
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rolecall.access import ActorKind
from rolecall.access.actor import ANONYMOUS
from rolecall.infra.http.language import asked_language
from rolecall.infra.http.paths import OF_PROGRAMS
from rolecall.infra.http.problems import of_error, problem
from rolecall.infra.http.rate_limits import RateLimits
from rolecall.kernel.errors import TooManyRequests
from rolecall.kernel.sentences import Sentence, say

_log = structlog.get_logger("access")
_REQUEST_ID = re.compile(r"^[A-Za-z0-9._-]{8,64}$")

_SECURITY_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"geolocation=(), payment=(), usb=()"),
]
_UNAUTHENTICATED = 401
_API_POLICY = b"default-src 'none'; frame-ancestors 'none'"
OnDefect = Callable[[Request, Exception], Awaitable[Response]]
"""Makes the answer to an error that nobody expected."""
Networks = Sequence[ipaddress.IPv4Network | ipaddress.IPv6Network]


def parse_networks(text: str) -> Networks:
    """Return the networks of a comma-separated list of addresses and networks.

    Raises:
        ValueError: one of them is neither.
    """
    return [
        ipaddress.ip_network(part.strip(), strict=False) for part in text.split(",") if part.strip()
    ]


class Edge:
    """The outermost middleware."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        max_body_bytes: int,
        trusted_proxies: Networks,
        https: bool,
        on_defect: OnDefect,
        rate_limits: RateLimits | None = None,
    ) -> None:
        """Wrap `app`; without `rate_limits` every caller may ask as often as they like."""
        self._app = app
        self._rate_limits = rate_limits
        self._on_defect = on_defect
        self._max_body_bytes = max_body_bytes
        self._trusted = trusted_proxies
        self._https = https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        headers: dict[bytes, bytes] = dict(scope["headers"])
        request_id = _request_id(headers.get(b"x-request-id"))
        state = scope.setdefault("state", {})
        state["request_id"] = request_id
        state["client_ip"] = self._client_ip(scope, headers)
        status, started_to_send = 500, False
        limits = self._rate_limits if scope["path"].startswith(OF_PROGRAMS) else None
        credential = headers.get(b"authorization") or headers.get(b"cookie", b"")
        left, seconds = limits.take(credential, state["client_ip"]) if limits else (0, 0)

        async def send_with_headers(message: Message) -> None:
            nonlocal status, started_to_send
            if message["type"] == "http.response.start":
                status, started_to_send = message["status"], True
                message["headers"] = self._complete(list(message["headers"]), request_id)
                if limits is not None:
                    message["headers"] += (limits.policy, limits.header(left, seconds))
                    if credential:
                        _judge(limits, credential, state, status)
            await send(message)

        refusal = (
            _too_many(seconds, asked_language(scope)) if left < 0 else self._refusal(scope, headers)
        )
        if refusal is not None:
            await refusal(scope, receive, send_with_headers)
        else:
            limited = _Limited(receive, self._max_body_bytes)
            try:
                await self._app(scope, limited.receive, send_with_headers)
            except Exception as error:
                if started_to_send:
                    raise
                answer = await self._on_defect(Request(scope), error)
                await answer(scope, receive, send_with_headers)
        _log.info(
            "request",
            method=scope["method"],
            path=_pattern(scope),
            status=status,
            ms=round((time.perf_counter() - started) * 1000, 1),
            request_id=request_id,
        )

    def _refusal(self, scope: Scope, headers: dict[bytes, bytes]) -> ASGIApp | None:
        raw = scope.get("raw_path", b"") + b"?" + scope.get("query_string", b"")
        if b"%00" in raw or "\x00" in scope["path"]:
            return problem(
                422,
                "invalid_input",
                say("The input was not accepted"),
                say("The address contains a NUL character (%00); remove it."),
                language=asked_language(scope),
            )
        length = headers.get(b"content-length", b"0")
        if length.isdigit() and int(length) > self._max_body_bytes:
            return _too_large(self._max_body_bytes, asked_language(scope))
        return None

    def _client_ip(self, scope: Scope, headers: dict[bytes, bytes]) -> str:
        client = scope.get("client")
        address = str(client[0]) if client else ""
        if not self._trusted or not self._is_trusted(address):
            return address
        for hop in reversed(headers.get(b"x-forwarded-for", b"").decode("latin-1").split(",")):
            candidate = hop.strip()
            if candidate and not self._is_trusted(candidate):
                return candidate
        return address

    def _is_trusted(self, address: str) -> bool:
        try:
            parsed = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(parsed in network for network in self._trusted)

    def _complete(
        self, headers: list[tuple[bytes, bytes]], request_id: str
    ) -> list[tuple[bytes, bytes]]:
        present = {name.lower() for name, _ in headers}
        headers.append((b"x-request-id", request_id.encode()))
        headers += [pair for pair in _SECURITY_HEADERS if pair[0] not in present]
        if b"content-security-policy" not in present:
            headers.append((b"content-security-policy", _API_POLICY))
        if b"cache-control" not in present:
            headers.append((b"cache-control", b"no-store"))
        if self._https:
            headers.append((b"strict-transport-security", b"max-age=31536000"))
        return headers


class _Limited:
    """Counts what is really received: a chunked body declares no length."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._limit = self._left = limit

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._left -= len(message.get("body", b""))
            if self._left < 0:
                # What reads the body lets this kind of error pass, and it becomes a problem.
                raise HTTPException(413, _too_large_sentence(self._limit))
        return message


def _judge(limits: RateLimits, credential: bytes, state: dict[str, Any], status: int) -> None:
    """Tell the limits whether a credential let somebody in."""
    if state.get("actor", ANONYMOUS).kind is not ActorKind.ANONYMOUS:
        limits.trust(credential)
    elif status == _UNAUTHENTICATED:
        limits.distrust(credential, state["client_ip"])


def _too_many(seconds: int, language: str) -> ASGIApp:
    detail = say(
        "You have sent too many requests; `Retry-After` says in how many seconds to go on."
    )
    return of_error(TooManyRequests(detail, retry_after=seconds), language)


def _too_large(limit: int, language: str) -> ASGIApp:
    detail = _too_large_sentence(limit)
    return problem(413, "too_large", say("Too large"), detail, language=language)


def _too_large_sentence(limit: int) -> Sentence:
    return say("A request may have at most {megabytes} MB.", megabytes=limit // 1_048_576)


def _pattern(scope: Scope) -> str:
    """Return the path with its parameters' names for their values: some of them are secrets."""
    path: str = scope["path"]
    for name, value in scope.get("path_params", {}).items():
        path = path.replace(str(value), f"{{{name}}}")
    return path


def _request_id(given: bytes | None) -> str:
    if given is not None:
        text = given.decode("latin-1")
        if _REQUEST_ID.match(text):
            return text
    return secrets.token_hex(8)
