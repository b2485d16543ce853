"""One origin's JSON interface, asked call by call."""

import asyncio
import json
from collections.abc import Mapping
from http.cookiejar import DefaultCookiePolicy
from types import TracebackType
from typing import Any, Final, NoReturn, Self
from urllib.parse import urlencode

import httpx2

from rolecall.infra.outbound import GuardedTransport, NoAnswer, Target, Why
from rolecall.infra.outbound.transport import Checks
from rolecall.infra.rest.auth import Auth
from rolecall.infra.rest.contracts import Call, CallFailed, Fault, Limits, Reply
from rolecall.infra.rest.waiting import asked_wait
from rolecall.kernel import clock

_CONNECT_SECONDS: Final = 10.0
_LONGEST_SAID: Final = 300
_SAYING: Final = ("message", "error_description", "detail", "error", "errors", "title")
_HIDDEN: Final = "[…]"
_OK, _REDIRECT, _CLIENT, _SERVER = 200, 300, 400, 500
_BY_STATUS: Final[Mapping[int, Fault]] = {
    401: Fault.UNAUTHORISED,
    403: Fault.FORBIDDEN,
    404: Fault.NOT_FOUND,
    408: Fault.TIMED_OUT,
    410: Fault.NOT_FOUND,
    425: Fault.RATE_LIMITED,
    429: Fault.RATE_LIMITED,
}
_UNSENT: Final = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)
_BY_REASON: Final[Mapping[Why, Fault]] = {
    Why.ADDRESS_REFUSED: Fault.BLOCKED,
    Why.HOST_NOT_FOUND: Fault.UNREACHABLE,
    Why.TOO_LARGE: Fault.TOO_LARGE,
}
_NEVER_SENT: Final = frozenset({Why.ADDRESS_REFUSED, Why.HOST_NOT_FOUND})


class RestClient:
    """Asks below one address. Connections are kept while it is open (`async with`)."""

    def __init__(
        self, checks: Checks, base_url: str, auth: Auth, limits: Limits | None = None
    ) -> None:
        """Ask below `base_url`; `checks` say which addresses may be asked."""
        self._checks = checks
        self._base_url = base_url.rstrip("/")
        self._auth = auth
        self._limits = limits or Limits()
        self._clients: dict[str, httpx2.AsyncClient] = {}

    async def __aenter__(self) -> Self:
        """Open; connections are made as they are needed."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connections."""
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        clients = list(self._clients.values())
        self._clients.clear()
        for client in clients:
            await client.aclose()

    async def call(self, call: Call) -> Reply:
        """Return the answer to a request.

        A token that is refused is renewed once: who was refused has not been served.

        Raises:
            CallFailed: there is none, or it is no success, or no JSON.
        """
        target = self._target(call)
        headers, token = await self._auth.headers(self._post_form, None)
        try:
            return await self._send(target, call, headers)
        except CallFailed as error:
            if error.fault is not Fault.UNAUTHORISED or not self._auth.renews:
                raise
        headers, _ = await self._auth.headers(self._post_form, token)
        return await self._send(target, call, headers)

    def _target(self, call: Call) -> Target:
        """Return where a call goes: to the origin of the base and nowhere else."""
        absolute = call.url.startswith(("http://", "https://"))
        whole = call.url if absolute else f"{self._base_url}/{call.url.lstrip('/')}"
        if call.parameters:
            whole += ("&" if "?" in whole else "?") + urlencode(call.parameters)
        target = self._checked(whole)
        if target.origin != self._checked(self._base_url).origin:
            raise CallFailed(Fault.BLOCKED, said="another origin")
        return target

    def _checked(self, url: str) -> Target:
        try:
            return self._checks.target(url)
        except NoAnswer as error:
            raise CallFailed(Fault.BLOCKED) from error

    async def _send(self, target: Target, call: Call, headers: Mapping[str, str]) -> Reply:
        content = b"" if call.body is None else json.dumps(call.body, allow_nan=False).encode()
        kind = {} if call.body is None else {"Content-Type": "application/json"}
        sent = {"Accept": "application/json", **kind, **call.headers, **headers}
        if not all(value.isascii() and value.isprintable() for value in sent.values()):
            # Told before the library does: it would quote the value.
            raise CallFailed(Fault.UNAUTHORISED, said="characters that cannot be sent")
        return await self._exchange(target, call.method, sent, content)

    async def _post_form(
        self, url: str, form: Mapping[str, str], headers: Mapping[str, str]
    ) -> Any:
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        content = urlencode(form).encode()
        reply = await self._exchange(self._checked(url), "POST", {**kind, **headers}, content)
        return reply.body

    async def _exchange(
        self, target: Target, method: str, headers: Mapping[str, str], content: bytes
    ) -> Reply:
        client = self._client(target)
        try:
            async with asyncio.timeout(self._limits.seconds):
                response = await client.request(
                    method,
                    target.url,
                    headers={**headers, "User-Agent": "Rolecall"},
                    content=content,
                )
        except TimeoutError as error:
            raise CallFailed(Fault.TIMED_OUT, unsure=True) from error
        except NoAnswer as error:
            fault = _BY_REASON.get(error.why, Fault.UNREACHABLE)
            raise CallFailed(fault, unsure=error.why not in _NEVER_SENT) from error
        except httpx2.TimeoutException as error:
            unsure = not isinstance(error, _UNSENT)
            raise CallFailed(Fault.TIMED_OUT, unsure=unsure) from error
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            unsure = not isinstance(error, _UNSENT)
            raise CallFailed(Fault.UNREACHABLE, unsure=unsure) from error
        return self._reply(target, response)

    def _client(self, target: Target) -> httpx2.AsyncClient:
        # One for each origin: connections are kept by IP address, and two hosts may share one.
        found = self._clients.get(target.origin)
        if found is None:
            transport = GuardedTransport(self._checks, max_bytes=self._limits.max_bytes)
            found = self._clients[target.origin] = httpx2.AsyncClient(
                transport=transport,
                timeout=httpx2.Timeout(self._limits.seconds, connect=_CONNECT_SECONDS),
                follow_redirects=False,
            )
            # What they set is not ours to keep from one call to the next.
            found.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=()))
        return found

    def _reply(self, target: Target, response: httpx2.Response) -> Reply:
        headers = {name.lower(): value for name, value in response.headers.items()}
        if not _OK <= response.status_code < _REDIRECT:
            self._refuse(response, headers)
        body = _json(response.content)
        return Reply(response.status_code, target.url, headers, body)

    def _refuse(self, response: httpx2.Response, headers: Mapping[str, str]) -> NoReturn:
        status = response.status_code
        wait = asked_wait(headers, clock.now()) if _waits(status, headers) else None
        if status >= _SERVER:
            fault = Fault.SERVER_ERROR
        elif status < _CLIENT:
            fault = Fault.MOVED
        else:
            fault = _BY_STATUS.get(status, Fault.REFUSED)
        if fault is Fault.FORBIDDEN and _spent(headers):
            fault, wait = Fault.RATE_LIMITED, asked_wait(headers, clock.now())
        # Who leads on after a write may have carried it out (303, RFC 9110, section 15.4.4).
        unsure = fault in {Fault.SERVER_ERROR, Fault.TIMED_OUT, Fault.MOVED}
        said = self._said(response.content)
        raise CallFailed(fault, unsure=unsure, status=status, wait=wait, said=said)

    def _said(self, content: bytes) -> str:
        """Return the other side's own words about a refusal, without what is ours to hide."""
        try:
            body = _json(content)
        except CallFailed:
            return ""
        text = " ".join(_words(body).split())
        for secret in self._auth.secrets:
            if secret:
                text = text.replace(secret, _HIDDEN)
        return text[:_LONGEST_SAID]


def _waits(status: int, headers: Mapping[str, str]) -> bool:
    """Tell whether an answer can ask for a pause: a reset alone comes with every answer of some."""
    return status in {425, 429} or (status >= _SERVER and "retry-after" in headers)


def _spent(headers: Mapping[str, str]) -> bool:
    """Tell whether a 403 means too many requests, as with GitHub."""
    return "retry-after" in headers or headers.get("x-ratelimit-remaining", "").strip() == "0"


def _json(content: bytes) -> Any:
    if not content.strip():
        return None
    try:
        return json.loads(content, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        # Sent and answered: whoever wrote does not know what came of it.
        raise CallFailed(Fault.NOT_JSON, unsure=True) from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _words(body: Any) -> str:
    if isinstance(body, str):
        return body
    if isinstance(body, list):
        return "; ".join(_words(one) for one in body[:5])
    if isinstance(body, dict):
        return next((_words(body[name]) for name in _SAYING if body.get(name)), "")
    return ""
