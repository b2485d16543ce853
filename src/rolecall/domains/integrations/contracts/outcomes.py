"""What comes of asking another system: how reads fail, and what became of writes."""

from dataclasses import dataclass
from datetime import timedelta


class ConnectorError(Exception):
    """A read gave nothing. `reason` is a stable word or short text without secrets or addresses."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


class Unauthorised(ConnectorError):
    """The credentials are not taken (any more): a person must authorise anew."""


class RateLimited(ConnectorError):
    """Too many requests. `wait` is what the other side asks for, None where it does not say."""

    def __init__(self, reason: str, wait: timedelta | None) -> None:
        """Keep both."""
        super().__init__(reason)
        self.wait = wait


class Temporary(ConnectorError):
    """It may work later: no connection, no answer in time, or an error of theirs."""

    def __init__(self, reason: str, wait: timedelta | None = None) -> None:
        """Keep the reason, and for how long the other side asks to be left alone."""
        super().__init__(reason)
        self.wait = wait


class Malformed(ConnectorError):
    """An answer that is not what was documented: no JSON, other JSON, pages that contradict."""


class Refused(ConnectorError):
    """It was understood and will not be done: asking again is of no use before something changes.

    A missing permission is one.
    """


class Blocked(Refused):
    """It was not asked at all: the address is none that Rolecall goes to."""


@dataclass(frozen=True, slots=True)
class Done:
    """It is written. `external_id` is what it is called over there, empty where nothing is told.

    `remarks` are what the other side left out of it: a `200` may say so.
    """

    external_id: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """It is not written and will not be, as it is."""

    reason: str


@dataclass(frozen=True, slots=True)
class Retry:
    """It is surely not written and may be tried again, `after` so long if the other side says."""

    reason: str
    after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Indeterminate:
    """Nobody knows whether it is written: to be probed before it is tried again."""

    reason: str


Outcome = Done | Rejected | Retry | Indeterminate


@dataclass(frozen=True, slots=True)
class Happened:
    """The write is there."""

    external_id: str = ""


@dataclass(frozen=True, slots=True)
class Absent:
    """The write is not there: trying again doubles nothing."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """It cannot be found out: a person decides."""

    reason: str


Probed = Happened | Absent | Unknown
