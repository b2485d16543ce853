"""When an organization works, over HTTP."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from rolecall.domains.identity.contracts.working_time import (
    Holiday,
    SaveWorkingTime,
    WorkingTime,
)
from rolecall.domains.identity.rules.working_time import MAX_HOLIDAYS
from rolecall.infra.http import In, Out

Weekday = Annotated[int, Field(ge=0, le=6, description="Counted from Monday, 0.")]


class HolidayIn(In):
    """A day on which nobody works."""

    day: Annotated[date, Field(ge=date(2000, 1, 1), le=date(2200, 12, 31))]
    name: Annotated[str, StringConstraints(min_length=1, max_length=100)]


class WorkingTimeIn(In):
    """The working week and the public holidays, whole."""

    weekdays: Annotated[list[Weekday], Field(min_length=1, max_length=7)]
    holidays: Annotated[list[HolidayIn], Field(max_length=MAX_HOLIDAYS, default_factory=list)]

    def command(self, version: int | None) -> SaveWorkingTime:
        """Return the command to save it."""
        return SaveWorkingTime(
            weekdays=tuple(self.weekdays),
            holidays=tuple(Holiday(holiday.day, holiday.name) for holiday in self.holidays),
            version=version,
        )


class HolidayOut(Out):
    """A day on which nobody works."""

    day: date
    name: str


class WorkingTimeOut(Out):
    """When the organization works; service levels count by it."""

    time_zone: str
    weekdays: list[int]
    holidays: list[HolidayOut]
    version: int

    @classmethod
    def of(cls, working_time: WorkingTime) -> "WorkingTimeOut":
        """Render it."""
        return cls(
            time_zone=working_time.time_zone,
            weekdays=list(working_time.weekdays),
            holidays=[HolidayOut.model_validate(day) for day in working_time.holidays],
            version=working_time.version,
        )
