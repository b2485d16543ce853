"""When to try again.

Guarantees: what the other side asks for wins over what we would wait; without a word
of theirs pauses grow and are spread over their whole length (full jitter: AWS Architecture Blog,
"Exponential Backoff And Jitter"), so that many connections that failed together do not come back
together.
"""

from datetime import timedelta
from typing import Final

BASE: Final = timedelta(seconds=2)
CAP: Final = timedelta(minutes=30)
LEAST_WAIT: Final = timedelta(seconds=1)
_DOUBLINGS: Final = 30
_SPREAD: Final = timedelta(seconds=10)


def pause(failures: int, chance: float) -> timedelta:
    """Return how long to wait after so many failures in a row; `chance` is random, 0 to 1."""
    doublings = min(max(failures - 1, 0), _DOUBLINGS)
    ceiling = min(CAP, BASE * (1 << doublings))
    return max(LEAST_WAIT, ceiling * chance)


def wait_for(asked: timedelta | None, failures: int, chance: float) -> timedelta:
    """Return how long to wait: what was asked for, spread a little, or else a pause of ours."""
    if asked is None:
        return pause(failures, chance)
    # Whoever was refused together was told the same moment.
    return asked + min(asked / 10, _SPREAD) * chance
