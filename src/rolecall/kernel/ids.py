"""Identifiers: UUID version 7 (RFC 9562, section 5.7), made by the application.

Version 7 begins with the time in milliseconds, so that keys made one after another lie together in
an index. The twelve bits after it count within one millisecond, which keeps ids of one process in
the order in which they were made.
"""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from rolecall.kernel import clock

_COUNTER_BITS = 12
_TAIL_BITS = 62

_seeded: ContextVar[random.Random | None] = ContextVar("ids_seeded", default=None)
_last_millisecond = 0
_counter = 0


def uuid7() -> UUID:
    """Return a new identifier for the current instant of the clock."""
    global _last_millisecond, _counter
    millisecond = int(clock.now().timestamp() * 1000)
    source = _seeded.get()
    if source is not None:
        return _assemble(
            millisecond, source.getrandbits(_COUNTER_BITS), source.getrandbits(_TAIL_BITS)
        )
    if millisecond == _last_millisecond and _counter < (1 << _COUNTER_BITS) - 1:
        _counter += 1
    else:
        # Half the range is left for counting up, the rest is random (RFC 9562, section 6.2).
        _last_millisecond = millisecond
        _counter = int.from_bytes(os.urandom(2), "big") & ((1 << (_COUNTER_BITS - 1)) - 1)
    return _assemble(
        millisecond, _counter, int.from_bytes(os.urandom(8), "big") & ((1 << _TAIL_BITS) - 1)
    )


@contextmanager
def deterministic(seed: int) -> Iterator[None]:
    """Make the same ids on each run of the block, given the same clock: for demo data only."""
    token = _seeded.set(random.Random(seed))
    try:
        yield
    finally:
        _seeded.reset(token)


def _assemble(millisecond: int, middle: int, tail: int) -> UUID:
    value = (millisecond & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76 | middle << 64 | 0b10 << 62 | tail
    return UUID(int=value)
