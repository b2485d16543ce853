"""Rows in PostgreSQL's COPY text format, made quickly. Pure.

Only what this package writes is escaped: texts that hold neither tabs nor line breaks.
"""

import random
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

NULL = r"\N"

_DAY = 86_400_000
_TAIL = (1 << 62) - 1
_VARIANT = 1 << 63


def escaped(text: str) -> str:
    """Return a text as a field: backslashes doubled, line breaks and tabs as escapes."""
    return text.replace("\\", "\\\\").replace("\n", r"\n").replace("\r", r"\r").replace("\t", r"\t")


def id_maker(rng: random.Random) -> Callable[[int], str]:
    """Return a maker of UUIDs of version 7 (RFC 9562) for an instant in epoch milliseconds."""
    bits = rng.getrandbits

    def make(milliseconds: int) -> str:
        chance = bits(74)
        return f"{milliseconds:012x}7{chance >> 62:03x}{_VARIANT | chance & _TAIL:016x}"

    return make


class Instants:
    """Writes epoch milliseconds as timestamps, remembering days."""

    def __init__(self) -> None:
        self._days: dict[int, str] = {}

    def __call__(self, milliseconds: int) -> str:
        """Return `2025-01-31 23:59:59.999+00`."""
        number, rest = divmod(milliseconds, _DAY)
        day = self._days.get(number)
        if day is None:
            moment = datetime.fromtimestamp(number * _DAY / 1000, UTC)
            day = self._days[number] = moment.strftime("%Y-%m-%d")
        seconds, thousandths = divmod(rest, 1000)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return f"{day} {hour:02d}:{minute:02d}:{second:02d}.{thousandths:03d}+00"


def epoch_milliseconds(moment: datetime) -> int:
    """Return an aware instant as epoch milliseconds."""
    return int(moment.timestamp() * 1000)


def lines(rows: Iterable[str]) -> str:
    """Return rows as the text of a COPY, each ended."""
    joined = "\n".join(rows)
    return f"{joined}\n" if joined else ""
