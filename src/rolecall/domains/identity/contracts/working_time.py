"""When an organization works."""

from dataclasses import dataclass, field
from datetime import date

from rolecall.kernel.working_days import MONDAY_TO_FRIDAY, WorkingCalendar, working_calendar


@dataclass(frozen=True, slots=True, order=True)
class Holiday:
    """A day on which nobody works, and what it is called."""

    day: date
    name: str = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingTime:
    """An organization's working week and public holidays, in the order of the calendar.

    `weekdays` count from Monday, 0. `version` is 0 until somebody saves it.
    """

    time_zone: str
    weekdays: tuple[int, ...] = MONDAY_TO_FRIDAY
    holidays: tuple[Holiday, ...] = ()
    version: int = 0

    @property
    def calendar(self) -> WorkingCalendar:
        """What deadlines are counted by."""
        days = [holiday.day for holiday in self.holidays]
        return working_calendar(self.time_zone, self.weekdays, days)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveWorkingTime:
    """Replace the working week and the holidays. `version` is the one that the editor saw."""

    weekdays: tuple[int, ...]
    holidays: tuple[Holiday, ...]
    version: int | None = None
