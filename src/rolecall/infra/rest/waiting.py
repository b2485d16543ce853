"""How long an answer asks to be left alone. Pure."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

LONGEST_WAIT: Final = timedelta(days=1)
"""A date far ahead is rather a clock that is wrong."""
LEAST_WAIT: Final = timedelta(seconds=1)
_EPOCH_FROM: Final = 1_000_000_000
"""Numbers from here on are seconds since 1970 (September 2001), below they are seconds to wait."""
_LONGEST_NUMBER: Final = 20
_RESETS: Final = ("ratelimit-reset", "x-ratelimit-reset", "x-rate-limit-reset")
"""The IETF's draft counts seconds from now, most vendors (Greenhouse) seconds since 1970."""


def asked_wait(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """Return how long an answer asks to be left alone, None if it does not say.

    `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3) wins over the reset of a rate.
    Names of headers are in lower case.
    """
    told = _retry_after(headers.get("retry-after", "").strip(), now)
    if told is None:
        resets = (_from_number(headers.get(name, "").strip(), now) for name in _RESETS)
        told = next((one for one in resets if one is not None), None)
    return None if told is None else min(max(told, LEAST_WAIT), LONGEST_WAIT)


def _retry_after(text: str, now: datetime) -> timedelta | None:
    found = _from_number(text, now)
    if found is not None:
        return found
    try:
        at = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)) - now


def _from_number(text: str, now: datetime) -> timedelta | None:
    digits = text.replace(".", "", 1)
    if not digits.isascii() or not digits.isdecimal() or len(text) > _LONGEST_NUMBER:
        return None
    number = float(text)
    seconds = number - now.timestamp() if number >= _EPOCH_FROM else number
    return timedelta(seconds=min(max(seconds, 0), LONGEST_WAIT.total_seconds()))
