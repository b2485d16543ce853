"""How much time an interview has left.

What is paused does not count. Neither does a drop-out: between two turns at most as long counts as
an answer to the open question may take, however long nobody was there.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Self

_MINUTE: Final = 60
_OTHERWISE: Final = 180
"""Seconds that an answer may take where no question is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A clock that runs since `running_since`, or stands at `spent` of `total` seconds."""

    total: int
    spent: int = 0
    running_since: datetime | None = None
    most_at_once: int = _OTHERWISE

    def left(self, now: datetime) -> int:
        """Return the seconds that are left, never below none."""
        return max(0, self.total - self._spent_at(now))

    def started(self, now: datetime) -> Self:
        """Return the clock running from now on, with what ran until now counted."""
        return replace(self, spent=self._spent_at(now), running_since=now)

    def stopped(self, now: datetime) -> Self:
        """Return the clock standing."""
        return replace(self, spent=self._spent_at(now), running_since=None)

    def _spent_at(self, now: datetime) -> int:
        if self.running_since is None:
            return self.spent
        ran = int((now - self.running_since).total_seconds())
        return self.spent + min(max(0, ran), self.most_at_once)


def total_of(minutes: int, extra_minutes: int) -> int:
    """Return the seconds of an interview with the time that was given on top."""
    return (minutes + extra_minutes) * _MINUTE


def longest_answer(seconds: int | None, minutes: int, extra_minutes: int) -> int:
    """Return how long an answer may count; who has more time has it for each answer alike."""
    return round((seconds or _OTHERWISE) * (minutes + extra_minutes) / minutes)
