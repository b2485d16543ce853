"""Hours, slots and booking links over HTTP."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator

from rolecall.domains.interviews.contracts import (
    Away,
    BookingLink,
    BookingState,
    Hours,
    PanelOrder,
    SaveHours,
    SchedulingPolicy,
    Search,
    SendBookingLink,
    Slot,
    Window,
)
from rolecall.domains.interviews.schemas.appointments import (
    MAX_INTERVIEWERS,
    Instructions,
    Place,
    TimeZone,
    Title,
    VideoUrl,
)
from rolecall.domains.interviews.schemas.calendars import OutdatedCalendarOut
from rolecall.domains.interviews.schemas.kits import Minutes
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import Instant
from rolecall.kernel.sentences import say

MAX_DAYS = 60
_MAX_WINDOWS = 28
_MAX_AWAY = 50
_A_YEAR = timedelta(days=366)

Seat = Annotated[list[UUID], Field(min_length=1, max_length=MAX_INTERVIEWERS)]
Seats = Annotated[list[Seat], Field(min_length=1, max_length=MAX_INTERVIEWERS)]
Limit = Annotated[int, Field(ge=1, le=100)]


def _seats(seats: list[list[UUID]]) -> tuple[tuple[UUID, ...], ...]:
    return tuple(tuple(dict.fromkeys(seat)) for seat in seats)


class WindowIn(In):
    """A stretch of each week by the local clock, 0 is Monday; an end of 00:00 is midnight."""

    weekday: Annotated[int, Field(ge=0, le=6)]
    begins: time
    ends: time

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.begins.tzinfo or self.ends.tzinfo:
            raise ValueError(say("Give times without a zone; the zone is that of the hours."))
        if self.ends != time(0) and self.begins >= self.ends:
            raise ValueError(say("The end must come after the beginning."))
        return self

    def window(self) -> Window:
        """Return it as the domain knows it, to the minute."""
        return Window(
            self.weekday,
            self.begins.replace(second=0, microsecond=0),
            self.ends.replace(second=0, microsecond=0),
        )


class AwayIn(In):
    """Days without interviews, the last one included."""

    first: date
    last: date

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.first > self.last:
            raise ValueError(say("The last day must not come before the first."))
        return self


class HoursIn(In):
    """When one gives interviews. Minutes of `buffer_minutes` stay free before and after each."""

    time_zone: TimeZone
    windows: Annotated[list[WindowIn], Field(max_length=_MAX_WINDOWS)]
    away: list[AwayIn] = Field(default_factory=list, max_length=_MAX_AWAY)
    buffer_minutes: Annotated[int, Field(ge=0, le=120)] = 0
    max_per_day: Limit | None = None
    max_per_week: Limit | None = None

    def command(self, version: int | None) -> SaveHours:
        """Return the command to save them."""
        return SaveHours(
            hours=Hours(
                time_zone=self.time_zone,
                windows=tuple(one.window() for one in self.windows),
                away=tuple(Away(one.first, one.last) for one in self.away),
                buffer=timedelta(minutes=self.buffer_minutes),
                max_per_day=self.max_per_day,
                max_per_week=self.max_per_week,
            ),
            expected_version=version,
        )


class WindowOut(Out):
    """A stretch of each week by the local clock."""

    weekday: int
    begins: str
    ends: str


class AwayOut(Out):
    """Days without interviews, the last one included."""

    first: date
    last: date


class HoursOut(Out):
    """When one gives interviews; `version` 0 is what holds for who has said nothing."""

    time_zone: str
    windows: list[WindowOut]
    away: list[AwayOut]
    buffer_minutes: int
    max_per_day: int | None
    max_per_week: int | None
    version: int

    @classmethod
    def of(cls, hours: Hours) -> "HoursOut":
        """Render."""
        return cls(
            time_zone=hours.time_zone,
            windows=[
                WindowOut(
                    weekday=one.weekday,
                    begins=one.begins.isoformat("minutes"),
                    ends=one.ends.isoformat("minutes"),
                )
                for one in hours.windows
            ],
            away=[AwayOut.model_validate(one) for one in hours.away],
            buffer_minutes=int(hours.buffer.total_seconds() // 60),
            max_per_day=hours.max_per_day,
            max_per_week=hours.max_per_week,
            version=hours.version,
        )


class SchedulingIn(In):
    """What the organization asks of times that candidates choose."""

    notice_hours: Annotated[int, Field(ge=0, le=336)]
    change_notice_hours: Annotated[int, Field(ge=0, le=336)]
    days_ahead: Annotated[int, Field(ge=1, le=MAX_DAYS)]

    def policy(self) -> SchedulingPolicy:
        """Return it as the domain knows it."""
        return SchedulingPolicy(
            notice=timedelta(hours=self.notice_hours),
            change_notice=timedelta(hours=self.change_notice_hours),
            days_ahead=self.days_ahead,
        )


class SchedulingOut(Out):
    """What the organization asks of times that candidates choose."""

    notice_hours: int
    change_notice_hours: int
    days_ahead: int
    version: int

    @classmethod
    def of(cls, policy: SchedulingPolicy) -> "SchedulingOut":
        """Render."""
        return cls(
            notice_hours=int(policy.notice.total_seconds() // 3600),
            change_notice_hours=int(policy.change_notice.total_seconds() // 3600),
            days_ahead=policy.days_ahead,
            version=policy.version,
        )


class SlotsIn(In):
    """A panel to find times for, from now on or from `not_before`, `days` long.

    `seats` are its places, each with those of whom any one will do.
    """

    seats: Seats
    minutes: Minutes
    order: PanelOrder = PanelOrder.TOGETHER
    not_before: Instant | None = None
    days: Annotated[int, Field(ge=1, le=MAX_DAYS)] = 14

    def search(self, now: datetime) -> Search:
        """Return what is looked for, within the next year."""
        begins = min(max(now, self.not_before or now), now + _A_YEAR)
        ends = begins + timedelta(days=self.days)
        return Search(_seats(self.seats), self.order, self.minutes, begins, ends)


class SlotPersonOut(Out):
    """Who would take part, and when."""

    user_id: UUID
    full_name: str
    starts_at: datetime
    ends_at: datetime


class SlotOut(Out):
    """A time at which the whole panel can be there."""

    starts_at: datetime
    ends_at: datetime
    people: list[SlotPersonOut]

    @classmethod
    def of(cls, slot: Slot, names: Mapping[UUID, str]) -> "SlotOut":
        """Render."""
        return cls(
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            people=[
                SlotPersonOut(
                    user_id=part.user_id,
                    full_name=names.get(part.user_id, ""),
                    starts_at=part.starts_at,
                    ends_at=part.ends_at,
                )
                for part in slot.parts
            ],
        )


class SlotsOut(Out):
    """Complete slots, earliest first; `outdated` are those whose calendars cannot be read now."""

    items: list[SlotOut]
    outdated: list[OutdatedCalendarOut]


class BookingLinkIn(In):
    """Let the candidate choose a time. The link is open for `days_open` days."""

    kit_id: UUID
    seats: Seats
    order: PanelOrder = PanelOrder.TOGETHER
    minutes: Minutes | None = None
    days_open: Annotated[int, Field(ge=1, le=MAX_DAYS)] = 14
    time_zone: TimeZone = "UTC"
    title: Title = ""
    place: Place = ""
    video_url: VideoUrl = ""
    instructions: Instructions = ""
    candidate_note: Instructions = ""

    def command(self, application_id: UUID) -> SendBookingLink:
        """Return the command to send it."""
        return SendBookingLink(
            application_id=application_id,
            kit_id=self.kit_id,
            seats=_seats(self.seats),
            order=self.order,
            minutes=self.minutes,
            days_open=self.days_open,
            time_zone=self.time_zone,
            title=self.title,
            place=self.place,
            video_url=self.video_url,
            instructions=self.instructions,
            candidate_note=self.candidate_note,
        )


class BookingLinkOut(Out):
    """A booking link. `url` lets its bearer choose: it is the candidate's."""

    id: UUID
    application_id: UUID
    state: BookingState
    order: PanelOrder
    minutes: int
    seats: list[list[UUID]]
    interview_id: UUID | None
    owner_name: str
    created_at: datetime
    expires_at: datetime
    url: str
    version: int

    @classmethod
    def of(cls, link: BookingLink, url: str) -> "BookingLinkOut":
        """Render."""
        return cls(
            id=link.id,
            application_id=link.application_id,
            state=link.state,
            order=link.order,
            minutes=link.minutes,
            seats=[list(seat) for seat in link.seats],
            interview_id=link.interview_id,
            owner_name=link.owner_name,
            created_at=link.created_at,
            expires_at=link.expires_at,
            url=url,
            version=link.version,
        )


class BookingLinksOut(Out):
    """The booking links of an application, newest first."""

    items: list[BookingLinkOut]
