"""Handing a message to a push service (RFC 8030, section 5), and what its answers mean.

2xx: taken. 404 and 410: the browser is gone. 429, 408 and 5xx, and no answer at all: later, when
the service says so. Anything else, such as 400, 403 and 413, would be refused again.
"""

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

import httpx2

from rolecall.infra.outbound import GuardedTransport, NoAnswer, Outbound, Why
from rolecall.infra.providers.push.contracts import (
    Gone,
    NotTaken,
    PushAddress,
    PushMessage,
    Refused,
)
from rolecall.infra.providers.push.encryption import encrypt
from rolecall.infra.providers.push.vapid import VapidKey
from rolecall.kernel import clock

MAX_TTL: Final = timedelta(days=1)
SECONDS: Final = 20.0
_MAX_BYTES: Final = 64 * 1024
_GONE: Final = (404, 410)
_LATER: Final = (408, 429)
_SERVER: Final = 500
_OK: Final = range(200, 300)


class WebPush:
    """Pushes as one installation."""

    def __init__(
        self, outbound: Outbound, key: VapidKey, contact: str, *, seconds: float = SECONDS
    ) -> None:
        """Go out through `outbound`; wait so long for an answer."""
        self._outbound = outbound
        self._key = key
        self._contact = contact
        self._seconds = seconds

    async def push(self, address: PushAddress, message: PushMessage) -> None:
        """Hand one message over. A redirect is not followed: browsers give the address itself.

        Raises:
            Gone: the browser takes no messages there any more.
            NotTaken: later; the message may have been taken.
            Refused: it would be refused again.
        """
        try:
            target = self._outbound.target(address.endpoint)
            body = encrypt(message.content, address)
        except NoAnswer as error:
            raise Refused(error.why.value) from error
        except ValueError as error:
            raise Refused("unusable_keys") from error
        headers = {
            "Authorization": self._key.authorization(target.origin, self._contact, clock.now()),
            "Content-Type": "application/octet-stream",
            "Content-Encoding": "aes128gcm",
            "TTL": str(max(0, int(min(message.ttl, MAX_TTL).total_seconds()))),
            "Urgency": "normal",
            "Topic": message.topic,
        }
        _check(await self._post(target.url, headers, body))

    async def _post(self, url: str, headers: dict[str, str], body: bytes) -> httpx2.Response:
        transport = GuardedTransport(self._outbound, max_bytes=_MAX_BYTES)
        try:
            async with (
                asyncio.timeout(self._seconds),
                httpx2.AsyncClient(transport=transport, timeout=None) as client,
            ):
                return await client.post(url, headers=headers, content=body)
        except NoAnswer as error:
            if error.why in {Why.ADDRESS_REFUSED, Why.TOO_LARGE}:
                raise Refused(error.why.value) from error
            raise NotTaken(error.why.value) from error
        except TimeoutError as error:
            raise NotTaken("timed_out") from error
        except httpx2.HTTPError as error:
            raise NotTaken("unreachable") from error


def _check(answer: httpx2.Response) -> None:
    status = answer.status_code
    if status in _OK:
        return
    if status in _GONE:
        raise Gone
    if status in _LATER or status >= _SERVER:
        raise NotTaken(f"answered_{status}", _wait(answer.headers.get("retry-after", "")))
    raise Refused(f"answered_{status}")


def _wait(text: str) -> timedelta | None:
    """Return what Retry-After asks for: seconds, or a date (RFC 9110, section 10.2.3)."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        # More digits than a day has seconds would overflow; a day is the longest anybody waits.
        return min(timedelta(seconds=int(text[:9])), MAX_TTL)
    try:
        until: datetime = parsedate_to_datetime(text)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return min(max(until - clock.now(), timedelta(0)), MAX_TTL)
