"""Counting working days: an organization's week, public holidays and time zone. Pure.

Guarantees: a promise counts from the first working day after the day on which it was made, so that
nobody loses a day by something that arrives in the evening; it ends with its last day, at local
midnight, whatever the clocks do meanwhile.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING = time(9)
"""The local time at which people are told what became overdue in the night."""
MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)
"""As `date.weekday()` counts."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The days on which an organization works.

    `weekdays` count from Monday, 0, and hold at least one; `time_zone` is an IANA name.
    """

    time_zone: str = "UTC"
    weekdays: frozenset[int] = frozenset(MONDAY_TO_FRIDAY)
    holidays: frozenset[date] = frozenset()

    @property
    def zone(self) -> ZoneInfo:
        """The time zone."""
        return ZoneInfo(self.time_zone)

    def is_working(self, day: date) -> bool:
        """Tell whether people work on this day."""
        return day.weekday() in self.weekdays and day not in self.holidays

    def day_of(self, at: datetime) -> date:
        """Return the local day of an instant."""
        return at.astimezone(self.zone).date()

    def after(self, day: date, working_days: int) -> date:
        """Return the last of so many working days after `day`.

        Of none: `day` itself, or the first working day after it.
        """
        left = working_days
        while left or not self.is_working(day):
            day += _DAY
            left -= bool(left) and self.is_working(day)
        return day

    def end_of(self, day: date) -> datetime:
        """Return the first instant after a local day, in UTC."""
        return datetime.combine(day + _DAY, time(), self.zone).astimezone(UTC)

    def due_at(self, start: datetime, working_days: int) -> datetime:
        """Return the instant at which a promise that was made at `start` is broken, in UTC."""
        return self.end_of(self.after(self.day_of(start), working_days))

    def last_day(self, due_at: datetime) -> date:
        """Return the local day that ends at `due_at`: the day that people call due."""
        return self.day_of(due_at - timedelta(microseconds=1))

    def overdue_days(self, due_at: datetime, at: datetime) -> int:
        """Count the working days that have begun since a promise was broken; 0 while it holds."""
        day, today, count = self.last_day(due_at), self.day_of(at), 0
        while day < today:
            day += _DAY
            count += self.is_working(day)
        return count

    def alert_at(self, due_at: datetime, after_days: int) -> datetime:
        """Return the morning on which to tell of a promise that `due_at` broke, in UTC.

        After none: of the first working day that follows. A local time that a change of clocks
        leaves out counts as the one after the gap.
        """
        morning = self.after(self.last_day(due_at), after_days + 1)
        return datetime.combine(morning, MORNING, self.zone).astimezone(UTC)

    def same_time_after(self, start: datetime, working_days: int) -> datetime:
        """Return the same local time of day after so many working days, in UTC."""
        local = start.astimezone(self.zone)
        day = self.after(local.date(), working_days) if working_days else local.date()
        return datetime.combine(day, local.time(), self.zone).astimezone(UTC)


def working_calendar(
    time_zone: str, weekdays: Collection[int], holidays: Collection[date]
) -> WorkingCalendar:
    """Return a calendar; without weekdays people work from Monday to Friday."""
    return WorkingCalendar(
        time_zone, frozenset(weekdays) or frozenset(MONDAY_TO_FRIDAY), frozenset(holidays)
    )
