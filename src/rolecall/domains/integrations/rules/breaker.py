"""The circuit breaker of a connection: a system that is down is left alone, then tried once.

Guarantees: closed until so many failures in a row, open for a while that grows with each trial that
fails, and in between one trial at a time, whoever asks; an answer of any kind (a refusal too)
proves that the other side is up and closes it.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

FAILURES: Final = 5
FIRST_REST: Final = timedelta(seconds=30)
LONGEST_REST: Final = timedelta(minutes=15)
TRIAL: Final = timedelta(minutes=2)
"""How long a trial may take; then another worker may try, for the first may have died."""
_DOUBLINGS: Final = 10


@dataclass(frozen=True, slots=True)
class Breaker:
    """What is known. `trips` counts how often it has opened since it was last closed."""

    failures: int = 0
    trips: int = 0
    open_until: datetime | None = None
    trial_until: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether the other side is being left alone, or tried."""
        return self.open_until is not None


def asked(breaker: Breaker, now: datetime) -> tuple[Breaker, bool]:
    """Return the breaker and whether a request may go out now."""
    if breaker.open_until is None:
        return breaker, True
    if now < breaker.open_until or (breaker.trial_until and now < breaker.trial_until):
        return breaker, False
    return replace(breaker, trial_until=now + TRIAL), True


def failed(breaker: Breaker, now: datetime) -> Breaker:
    """Return the breaker after a request to which nobody answered, or with an error of theirs."""
    failures = breaker.failures + 1
    if breaker.open_until is not None:
        # Requests that were under way when it opened do not prolong its rest: only a trial does.
        return _opened(breaker, failures, now) if breaker.trial_until else breaker
    if failures < FAILURES:
        return replace(breaker, failures=failures)
    return _opened(breaker, failures, now)


def answered(_breaker: Breaker) -> Breaker:
    """Return the breaker after an answer."""
    return Breaker()


def _opened(breaker: Breaker, failures: int, now: datetime) -> Breaker:
    rest = min(LONGEST_REST, FIRST_REST * 2 ** min(breaker.trips, _DOUBLINGS))
    return Breaker(failures, breaker.trips + 1, now + rest, None)
