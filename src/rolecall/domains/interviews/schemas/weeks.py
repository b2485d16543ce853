"""A week of interviews over HTTP."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from rolecall.domains.interviews.contracts import Week, WeekFilter
from rolecall.domains.interviews.schemas.appointments import (
    MAX_INTERVIEWERS,
    ListedInterviewOut,
    TimeZone,
)
from rolecall.domains.interviews.schemas.calendars import BusyOut, OutdatedCalendarOut, outdated
from rolecall.infra.http import Out

_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2200, 12, 31)


def _filter(
    day: Annotated[
        date | None,
        Query(ge=_FIRST_DAY, le=_LAST_DAY, description="Any day of the week; without it today."),
    ] = None,
    time_zone: Annotated[
        TimeZone | None,
        Query(description="In which the days are meant; without it the organization's."),
    ] = None,
    interviewer_ids: Annotated[list[UUID] | None, Query(max_length=MAX_INTERVIEWERS)] = None,
    job_id: UUID | None = None,
    *,
    mine: bool = False,
) -> WeekFilter:
    return WeekFilter(
        day=day,
        time_zone=time_zone,
        user_ids=tuple(interviewer_ids or ()),
        job_id=job_id,
        mine=mine,
    )


WeekQuery = Annotated[WeekFilter, Depends(_filter)]


class PersonInWeekOut(Out):
    """When somebody works, and when they are busy with what is not among the interviews."""

    user_id: UUID
    full_name: str
    working: list[BusyOut]
    busy: list[BusyOut]


class InterviewWeekOut(Out):
    """Monday to Sunday in `time_zone`: interviews earliest first, without those called off.

    `people` are those that were asked for, the caller if none were, as far as their hours are shown
    to the caller. `outdated` are those whose calendars could not be read. Without `complete` there
    are more interviews than are listed.
    """

    monday: date
    time_zone: str
    organization_time_zone: str
    starts_at: datetime
    ends_at: datetime
    items: list[ListedInterviewOut]
    complete: bool
    people: list[PersonInWeekOut]
    outdated: list[OutdatedCalendarOut]

    @classmethod
    def of(cls, week: Week) -> "InterviewWeekOut":
        """Render."""
        return cls(
            monday=week.monday,
            time_zone=week.time_zone,
            organization_time_zone=week.organization_time_zone,
            starts_at=week.span.starts_at,
            ends_at=week.span.ends_at,
            items=[ListedInterviewOut.of(one) for one in week.interviews],
            complete=week.complete,
            people=[PersonInWeekOut.model_validate(one) for one in week.people],
            outdated=outdated(week.calendars, week.names),
        )
