"""When people can be interviewed, and how a candidate chooses a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from rolecall.domains.interviews.contracts.appointments import PanelOrder, Part
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say


class SlotTaken(Conflict):
    """The time was free when it was offered and is not any more: 409."""

    code, title = "slot_taken", say("That time has just been taken")


class BookingClosed(Conflict):
    """The link cannot be used for this (any more): 409."""

    code, title = "booking_closed", say("This can no longer be done by the link")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time: both ends aware, the end not part of it."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two have a moment in common."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of each week, by the clock where the person is. 0 is Monday."""

    weekday: int
    begins: time
    ends: time


@dataclass(frozen=True, slots=True)
class Away:
    """Days on which a person gives no interviews, the last one included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When one person gives interviews.

    `buffer` is kept free before and after each; `max_per_day` and `max_per_week` count interviews
    by local day and ISO week, None for as many as fit. `time_zone` is an IANA name. Version 0 means
    that the person has chosen nothing yet.
    """

    time_zone: str
    windows: tuple[Window, ...]
    away: tuple[Away, ...] = ()
    buffer: timedelta = timedelta(0)
    max_per_day: int | None = None
    max_per_week: int | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Availability:
    """One person with everything that decides whether a time suits them.

    `busy` is what their time is taken by, interviews included; `interviews` are those alone, which
    count towards the limits.
    """

    user_id: UUID
    hours: Hours
    busy: tuple[Span, ...]
    interviews: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: a complete panel.

    `seats` are the places of the panel, each with those of whom any one will do. `minutes` is what
    each interviewer needs.
    """

    seats: Sequence[Sequence[UUID]]
    order: PanelOrder
    minutes: int
    not_before: datetime
    not_after: datetime


@dataclass(frozen=True, slots=True)
class Slot:
    """A time at which the whole panel can be there, and who it would be."""

    starts_at: datetime
    ends_at: datetime
    parts: tuple[Part, ...]

    @property
    def user_ids(self) -> tuple[UUID, ...]:
        """Who takes part, in the order of the seats."""
        return tuple(part.user_id for part in self.parts)


@dataclass(frozen=True, slots=True)
class SchedulingPolicy:
    """What an organization asks of times that candidates choose.

    `notice` is how long before its start an interview can still be booked, `change_notice` how long
    before it the candidate can still move or cancel it, `days_ahead` how far one can look.
    """

    notice: timedelta = timedelta(hours=24)
    change_notice: timedelta = timedelta(hours=12)
    days_ahead: int = 14
    version: int = 0


class BookingState(StrEnum):
    """What became of a booking link."""

    OPEN = "open"
    BOOKED = "booked"
    CANCELLED = "cancelled"
    """The candidate cancelled what they had booked."""
    WITHDRAWN = "withdrawn"
    """The organization took the link back."""


@dataclass(frozen=True, slots=True)
class BookingLink:
    """A candidate's choice of a time: what for, with whom, until when.

    `seats` are as in `Search`. `time_zone` is the zone in which the candidate read the times last.
    """

    id: UUID
    application_id: UUID
    kit_id: UUID
    seats: tuple[tuple[UUID, ...], ...]
    order: PanelOrder
    minutes: int
    title: str
    place: str
    video_url: str
    instructions: str
    candidate_note: str
    time_zone: str
    state: BookingState
    interview_id: UUID | None
    expires_at: datetime
    owner_id: UUID | None
    owner_name: str
    nonce: str
    created_at: datetime
    version: int

    @property
    def total(self) -> timedelta:
        """How long the candidate is there: all turns of a sequence."""
        turns = len(self.seats) if self.order is PanelOrder.IN_SEQUENCE else 1
        return timedelta(minutes=self.minutes * turns)

    @property
    def people(self) -> tuple[UUID, ...]:
        """Everybody who may take part."""
        return tuple(dict.fromkeys(user_id for seat in self.seats for user_id in seat))


@dataclass(frozen=True, kw_only=True, slots=True)
class SendBookingLink:
    """Let a candidate choose a time for an interview."""

    application_id: UUID
    kit_id: UUID
    seats: tuple[tuple[UUID, ...], ...]
    order: PanelOrder = PanelOrder.TOGETHER
    minutes: int | None = None
    days_open: int = 14
    time_zone: str = "UTC"
    title: str = ""
    place: str = ""
    video_url: str = ""
    instructions: str = ""
    candidate_note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SaveHours:
    """A person's hours, over those of `expected_version`."""

    hours: Hours
    expected_version: int | None = None
