"""What the supervisor keeps alive, and how long it waits between attempts."""

from collections.abc import Callable
from dataclasses import dataclass

from rolecall.infra.embedded import Launch

FIRST_PAUSE_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 30.0
STEADY_SECONDS = 60.0
"""A process that lived this long was well: the next pause is the first one again."""


def _nothing() -> None:
    """Prepare nothing."""


@dataclass(frozen=True, slots=True)
class Program:
    """A child process to keep alive.

    `launch` is asked anew before each start. `prepare` runs before it, in a thread, and may raise
    a `RolecallError`. `is_ready` gets the process number and is asked in a thread until it says
    yes; None means ready once started. A start that takes longer than `start_seconds` has failed.
    """

    name: str
    launch: Callable[[], Launch]
    prepare: Callable[[], object] = _nothing
    is_ready: Callable[[int], bool] | None = None
    start_seconds: float = 60.0


class Backoff:
    """The pauses before the next attempts: doubling up to a limit, anew after a success."""

    def __init__(self) -> None:
        self._next = FIRST_PAUSE_SECONDS

    def after(self, lived_seconds: float) -> float:
        """Return the pause in seconds after a life of `lived_seconds`."""
        if lived_seconds >= STEADY_SECONDS:
            self._next = FIRST_PAUSE_SECONDS
        pause = self._next
        self._next = min(pause * 2, LONGEST_PAUSE_SECONDS)
        return pause
