"""Interviewers' own calendars: how they are connected, how they are, what they stand against."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from rolecall.domains.interviews.contracts.appointments import PanelOrder
from rolecall.domains.interviews.contracts.scheduling import Span
from rolecall.infra.providers.calendar.contracts import CalendarKind, CalendarProblem


@dataclass(frozen=True, slots=True)
class ConnectedCalendar:
    """A person's calendar as it was last read; nothing by which it could be read.

    `host` is the server's name. `read_at` is when it was read last, `tried_at` when that was tried,
    `problem` why it did not work the last time.
    """

    user_id: UUID
    connection_id: UUID
    kind: CalendarKind
    host: str
    connected_at: datetime
    tried_at: datetime
    read_at: datetime
    next_read_at: datetime
    failures: int
    problem: CalendarProblem | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ConnectCalendar:
    """Read one's calendar from now on; `login` and `password` are for CalDAV."""

    kind: CalendarKind
    address: str = field(repr=False)
    login: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class BusyCheck:
    """A time that somebody has in mind for a panel, each person `minutes` long."""

    user_ids: tuple[UUID, ...]
    starts_at: datetime
    minutes: int
    order: PanelOrder


@dataclass(frozen=True, slots=True)
class Clash:
    """One person of a panel: what in their calendar stands against their part, if anything.

    `calendar` is None for who has connected none.
    """

    user_id: UUID
    full_name: str
    busy: tuple[Span, ...]
    calendar: ConnectedCalendar | None
