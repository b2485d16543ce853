"""Saying who we are: keys as they were given, and tokens that are fetched with them.

Guarantees: a token that is refused is renewed by one caller, while the others wait for the new one;
a token that is about to run out is not used any more.
"""

import asyncio
import base64
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, Protocol
from urllib.parse import quote_plus

from rolecall.infra.rest.contracts import CallFailed, Fault
from rolecall.kernel import clock

MARGIN: Final = timedelta(seconds=60)
"""A token that ends sooner might end on its way."""
_LONGEST_TOKEN: Final = 16_000
_LONGEST_LIFE: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Token:
    """An access token, and when it runs out, None where nobody says."""

    value: str = field(repr=False)
    expires_at: datetime | None = None

    def is_fresh(self, now: datetime) -> bool:
        """Tell whether it can be used for a while."""
        return self.expires_at is None or now + MARGIN < self.expires_at


Fetch = Callable[[], Awaitable[Token]]
PostForm = Callable[[str, Mapping[str, str], Mapping[str, str]], Awaitable[Any]]
"""Posts a form to an address with headers and returns the JSON of the answer."""


class TokenStore(Protocol):
    """Keeps the token of a connection for all who use it."""

    async def get(self, spent: str | None, fetch: Fetch) -> Token:
        """Return a fresh token other than `spent`; `fetch` is called by one caller at a time."""
        ...


class MemoryTokens:
    """Keeps the token in this process."""

    def __init__(self) -> None:
        """Begin without a token."""
        self._token: Token | None = None
        self._turn = asyncio.Lock()

    async def get(self, spent: str | None, fetch: Fetch) -> Token:
        """Return a fresh token other than `spent`."""
        async with self._turn:
            known = self._token
            if known is None or known.value == spent or not known.is_fresh(clock.now()):
                known = self._token = await fetch()
            return known


class Auth(Protocol):
    """One way to say who we are."""

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return what must not be seen anywhere."""
        ...

    @property
    def renews(self) -> bool:
        """Tell whether a refusal may be mended by a new token."""
        ...

    async def headers(self, post: PostForm, spent: str | None) -> tuple[dict[str, str], str | None]:
        """Return the headers of a request, and the token in them if it was fetched.

        `spent` is a token that was refused.

        Raises:
            CallFailed: no token was given.
        """
        ...


@dataclass(frozen=True, slots=True)
class Bearer:
    """`Authorization: Bearer …` (RFC 6750)."""

    token: str = field(repr=False)
    renews: bool = field(default=False, init=False)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return the token."""
        return (self.token,)

    async def headers(
        self, _post: PostForm, _spent: str | None
    ) -> tuple[dict[str, str], str | None]:
        """Return the header."""
        return {"Authorization": f"Bearer {self.token}"}, None


@dataclass(frozen=True, slots=True)
class Basic:
    """`Authorization: Basic …` (RFC 7617). Some vendors take a key as the user, or the password."""

    user: str = field(repr=False)
    password: str = field(default="", repr=False)
    renews: bool = field(default=False, init=False)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return both, as they are and as they are sent."""
        return tuple(part for part in (self.user, self.password, self._encoded) if part)

    async def headers(
        self, _post: PostForm, _spent: str | None
    ) -> tuple[dict[str, str], str | None]:
        """Return the header."""
        return {"Authorization": f"Basic {self._encoded}"}, None

    @property
    def _encoded(self) -> str:
        return base64.b64encode(f"{self.user}:{self.password}".encode()).decode("ascii")


@dataclass(frozen=True, slots=True)
class HeaderKey:
    """A key in a header of its own, such as `X-Api-Key`."""

    name: str
    key: str = field(repr=False)
    renews: bool = field(default=False, init=False)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return the key."""
        return (self.key,)

    async def headers(
        self, _post: PostForm, _spent: str | None
    ) -> tuple[dict[str, str], str | None]:
        """Return the header."""
        return {self.name: self.key}, None


@dataclass(frozen=True, slots=True)
class ClientCredentials:
    """OAuth 2.0 client credentials (RFC 6749, section 4.4).

    The client says who it is with HTTP Basic, or in the form where `in_form`; `extra` are further
    fields of the form, such as a scope.
    """

    token_url: str
    client_id: str
    client_secret: str = field(repr=False)
    store: TokenStore = field(repr=False, compare=False)
    in_form: bool = False
    extra: Mapping[str, str] = field(default_factory=dict)
    renews: bool = field(default=True, init=False)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return the secret, as it is and as it is sent."""
        return (self.client_secret, self._encoded)

    async def headers(self, post: PostForm, spent: str | None) -> tuple[dict[str, str], str | None]:
        """Return the header with a token, which is fetched if need be."""
        token = await self.store.get(spent, lambda: self._fetch(post))
        return {"Authorization": f"Bearer {token.value}"}, token.value

    async def _fetch(self, post: PostForm) -> Token:
        form = {"grant_type": "client_credentials", **self.extra}
        headers = {}
        if self.in_form:
            form |= {"client_id": self.client_id, "client_secret": self.client_secret}
        else:
            headers = {"Authorization": f"Basic {self._encoded}"}
        asked_at = clock.now()
        try:
            return _token(await post(self.token_url, form, headers), asked_at)
        except CallFailed as error:
            if error.fault in {Fault.REFUSED, Fault.FORBIDDEN, Fault.NOT_FOUND}:
                # RFC 6749, section 5.2: `invalid_client`, `invalid_scope` and others are a 400.
                raise CallFailed(
                    Fault.UNAUTHORISED, status=error.status, said=error.said
                ) from error
            raise

    @property
    def _encoded(self) -> str:
        # Section 2.3.1: both are encoded as in a form before they are joined.
        pair = f"{quote_plus(self.client_id)}:{quote_plus(self.client_secret)}"
        return base64.b64encode(pair.encode()).decode("ascii")


def _token(answer: Any, asked_at: datetime) -> Token:
    """Return the token of an answer (RFC 6749, section 5.1), or of one with `expires_at`."""
    value = answer.get("access_token") if isinstance(answer, dict) else None
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_TOKEN or not _sendable(value):
        raise CallFailed(Fault.NOT_JSON, said="no access_token")
    return Token(value, _expiry(answer, asked_at))


def _expiry(answer: Mapping[str, Any], asked_at: datetime) -> datetime | None:
    seconds = answer.get("expires_in")
    if isinstance(seconds, str) and seconds.isascii() and seconds.isdecimal():
        seconds = int(seconds[:12])
    if isinstance(seconds, int | float) and seconds > 0:
        return asked_at + min(timedelta(seconds=min(seconds, 1e9)), _LONGEST_LIFE)
    at = answer.get("expires_at")
    if isinstance(at, str):
        try:
            found = datetime.fromisoformat(at)
        except ValueError:
            return None
        return found if found.tzinfo else None
    return None


def _sendable(value: str) -> bool:
    """Tell whether a token can stand in a header (RFC 6750, section 2.1, with some room)."""
    return value.isascii() and value.isprintable() and " " not in value
