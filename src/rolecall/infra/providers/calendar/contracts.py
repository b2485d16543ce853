"""What a calendar is asked, what it answers, and why it may not."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class CalendarKind(StrEnum):
    """How a calendar is reached."""

    ICS = "ics"
    """The address of an iCalendar file, which is a secret by itself."""
    CALDAV = "caldav"
    """A CalDAV server (RFC 4791) with a user and a password."""
    SAMPLE = "sample"
    """Invented, for demo data: asks nobody."""


class CalendarProblem(StrEnum):
    """Why a calendar cannot be read."""

    ADDRESS_REFUSED = "address_refused"
    HOST_NOT_FOUND = "host_not_found"
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    SIGN_IN_REFUSED = "sign_in_refused"
    NOT_FOUND = "not_found"
    NOT_A_CALENDAR = "not_a_calendar"
    TOO_LARGE = "too_large"
    SERVER_ERROR = "server_error"


class CalendarUnreadable(Exception):
    """The calendar gave no busy times; says nothing of its address or what is in it."""

    def __init__(self, problem: CalendarProblem) -> None:
        """Keep the reason."""
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class CalendarAccess:
    """How to get at somebody's calendar; `login` and `password` are for CalDAV."""

    kind: CalendarKind
    address: str = field(default="", repr=False)
    login: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The time that is asked about, from `begins` to before `ends`, both aware.

    Whole days and times without a zone are meant in `time_zone`, an IANA name. Events with one of
    `but_uids` (RFC 5545, section 3.8.4.7) do not count.
    """

    begins: datetime
    ends: datetime
    time_zone: str
    but_uids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BusyTime:
    """A stretch of time that is taken: UTC, the end not part of it."""

    starts_at: datetime
    ends_at: datetime


class CalendarProvider(Protocol):
    """One person's calendar."""

    async def busy(self, wanted: Wanted) -> Sequence[BusyTime]:
        """Return when the person is busy: within `wanted`, in order, joined where they touch.

        Raises:
            CalendarUnreadable: it cannot be told.
        """
        ...
