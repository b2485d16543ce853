"""A week of interviews, as one reader sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rolecall.domains.interviews.contracts.appointments import ListedInterview
from rolecall.domains.interviews.contracts.calendars import ConnectedCalendar
from rolecall.domains.interviews.contracts.scheduling import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekFilter:
    """Which week, and what of it; every criterion that is given must hold.

    `day` is any day of the week, today if it is not given; `time_zone` the IANA zone in which the
    days are meant, the organization's if it is not given. `user_ids` are interviewers, of whom any
    will do; `mine` means the reader alone.
    """

    day: date | None = None
    time_zone: str | None = None
    user_ids: tuple[UUID, ...] = ()
    job_id: UUID | None = None
    mine: bool = False


@dataclass(frozen=True, slots=True)
class PersonInWeek:
    """One person's week: when they work, and when they are busy with what is not shown."""

    user_id: UUID
    full_name: str
    working: tuple[Span, ...]
    busy: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Monday to Sunday in `time_zone`, from `span.starts_at` to `span.ends_at`.

    `people` are those whose hours and busy times the reader is shown. `calendars` are known by
    people's logins, `names` are everybody's who is in it. Unless it is `complete`, there were more
    interviews than one can read.
    """

    monday: date
    time_zone: str
    organization_time_zone: str
    span: Span
    interviews: tuple[ListedInterview, ...]
    complete: bool
    people: tuple[PersonInWeek, ...]
    calendars: Mapping[UUID, ConnectedCalendar]
    names: Mapping[UUID, str]
