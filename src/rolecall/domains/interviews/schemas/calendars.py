"""People's own calendars over HTTP. What a calendar is read by comes in and never goes out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, SecretStr, StringConstraints, model_validator

from rolecall.domains.interviews.contracts import (
    BusyCheck,
    CalendarKind,
    CalendarProblem,
    Clash,
    ConnectCalendar,
    ConnectedCalendar,
    PanelOrder,
)
from rolecall.domains.interviews.rules.own_calendars import is_outdated, what_to_do
from rolecall.domains.interviews.schemas.appointments import Interviewers, Start
from rolecall.domains.interviews.schemas.kits import Minutes
from rolecall.infra.http import In, Out
from rolecall.kernel import clock
from rolecall.kernel.sentences import say

Address = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, max_length=2_000, pattern=r"^(https?|webcal)://[^\s/@]+(/\S*)?$"
    ),
]


class CalendarIn(In):
    """How to read one's calendar; `login` and `password` are for CalDAV, which needs them."""

    kind: Literal[CalendarKind.ICS, CalendarKind.CALDAV]
    address: Address
    login: Annotated[str, StringConstraints(max_length=320)] = ""
    password: SecretStr = Field(default=SecretStr(""), max_length=1_000)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        named = bool(self.login and self.password.get_secret_value())
        if self.kind is CalendarKind.CALDAV and not named:
            raise ValueError(say("CalDAV needs a user name and a password."))
        return self

    def command(self) -> ConnectCalendar:
        """Return the command to connect it."""
        return ConnectCalendar(
            kind=self.kind,
            address=self.address,
            login=self.login,
            password=self.password.get_secret_value(),
        )


class CalendarOut(Out):
    """How a connected calendar is. `advice` says what to do about `problem`."""

    kind: CalendarKind
    host: str
    connected_at: datetime
    tried_at: datetime
    read_at: datetime
    next_read_at: datetime
    problem: CalendarProblem | None
    advice: str

    @classmethod
    def of(cls, calendar: ConnectedCalendar) -> "CalendarOut":
        """Render."""
        problem = calendar.problem
        return cls(
            kind=calendar.kind,
            host=calendar.host,
            connected_at=calendar.connected_at,
            tried_at=calendar.tried_at,
            read_at=calendar.read_at,
            next_read_at=calendar.next_read_at,
            problem=problem,
            advice=what_to_do(problem, calendar.kind) if problem else "",
        )


class OwnCalendarOut(Out):
    """One's own calendar; null while none is connected."""

    calendar: CalendarOut | None

    @classmethod
    def of(cls, calendar: ConnectedCalendar | None) -> "OwnCalendarOut":
        """Render."""
        return cls(calendar=CalendarOut.of(calendar) if calendar else None)


class OutdatedCalendarOut(Out):
    """Somebody whose calendar cannot be read: what was known at `read_at` counts."""

    user_id: UUID
    full_name: str
    read_at: datetime


def outdated(
    calendars: Mapping[UUID, ConnectedCalendar], names: Mapping[UUID, str]
) -> list[OutdatedCalendarOut]:
    """Render those calendars that may say something else by now."""
    now = clock.now()
    return [
        OutdatedCalendarOut(
            user_id=user_id, full_name=names.get(user_id, ""), read_at=calendar.read_at
        )
        for user_id, calendar in sorted(calendars.items())
        if is_outdated(calendar, now)
    ]


class BusyCheckIn(In):
    """A time that one has in mind for a panel; `minutes` is what each interviewer needs."""

    interviewer_ids: Interviewers
    starts_at: Start
    minutes: Minutes
    order: PanelOrder = PanelOrder.TOGETHER

    def check(self) -> BusyCheck:
        """Return it as the domain knows it."""
        return BusyCheck(
            user_ids=tuple(dict.fromkeys(self.interviewer_ids)),
            starts_at=self.starts_at,
            minutes=self.minutes,
            order=self.order,
        )


class BusyOut(Out):
    """A stretch of time in which somebody is busy."""

    starts_at: datetime
    ends_at: datetime


class ClashOut(Out):
    """One person of the panel: when they are busy during their part.

    `read_at` is when their calendar was read last, null for who has connected none; with
    `outdated` it could not be read again since.
    """

    user_id: UUID
    full_name: str
    busy: list[BusyOut]
    read_at: datetime | None
    outdated: bool

    @classmethod
    def of(cls, clash: Clash) -> "ClashOut":
        """Render."""
        calendar = clash.calendar
        return cls(
            user_id=clash.user_id,
            full_name=clash.full_name,
            busy=[BusyOut.model_validate(span) for span in clash.busy],
            read_at=calendar.read_at if calendar else None,
            outdated=calendar is not None and is_outdated(calendar, clock.now()),
        )


class ClashesOut(Out):
    """Each person of the panel, in the order that was asked for."""

    items: list[ClashOut]
