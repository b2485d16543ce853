"""The one source of time.

All code asks `now()`; nothing calls `datetime.now` or leaves a timestamp to the database. Tests and
the demo data therefore move time with `at()`, for exactly the code that runs inside the block.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

_offset_or_instant: ContextVar[datetime | timedelta | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """Return the current instant, aware, in UTC."""
    override = _offset_or_instant.get()
    if isinstance(override, datetime):
        return override
    current = datetime.now(UTC)
    return current if override is None else current + override


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """Hold the clock at `instant` (aware) inside the block.

    Raises:
        ValueError: `instant` has no time zone.
    """
    if instant.tzinfo is None:
        raise ValueError("clock.at needs an aware datetime")
    token = _offset_or_instant.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _offset_or_instant.reset(token)


@contextmanager
def shifted(by: timedelta) -> Iterator[None]:
    """Run the block as if it were `by` later (or earlier, if negative); the clock keeps ticking."""
    token = _offset_or_instant.set(by)
    try:
        yield
    finally:
        _offset_or_instant.reset(token)


def from_timestamp(seconds: float) -> datetime:
    """Return the aware instant of a POSIX timestamp."""
    return datetime.fromtimestamp(seconds, UTC)
