"""What is asked, what comes back, and what went wrong instead. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any


class Fault(StrEnum):
    """Why a call gave nothing."""

    UNAUTHORISED = "unauthorised"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    RATE_LIMITED = "rate_limited"
    REFUSED = "refused"
    """Another answer that says that the request is wrong as it is."""
    SERVER_ERROR = "server_error"
    MOVED = "moved"
    """It leads elsewhere, and is not followed: the address of the connection is to be mended."""
    NOT_JSON = "not_json"
    TOO_LARGE = "too_large"
    TIMED_OUT = "timed_out"
    UNREACHABLE = "unreachable"
    BLOCKED = "blocked"
    """The address may not be asked, or is not where the credentials belong."""


class CallFailed(Exception):
    """A call gave nothing.

    `unsure`: it may have been carried out all the same. `wait` is what the other side asks for.
    `said` is what it says about it, shortened, without our secrets.
    """

    def __init__(
        self,
        fault: Fault,
        *,
        unsure: bool = False,
        status: int | None = None,
        wait: timedelta | None = None,
        said: str = "",
    ) -> None:
        """Keep all of it."""
        super().__init__(fault.value)
        self.fault = fault
        self.unsure = unsure
        self.status = status
        self.wait = wait
        self.said = said


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request. `url` is a path below the base, or a whole address of the same origin.

    `parameters` are added to those that `url` has; `body` is sent as JSON, None for no body.
    """

    url: str
    method: str = "GET"
    parameters: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer of success. Headers are in lower case; `body` is None where there is none."""

    status: int
    url: str
    headers: Mapping[str, str]
    body: Any


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one call may take, in seconds, and how large its answer may be, in bytes."""

    seconds: float = 30.0
    max_bytes: int = 10 * 1024 * 1024
