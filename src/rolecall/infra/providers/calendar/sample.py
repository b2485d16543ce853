"""An invented calendar: the same week over and over, and nobody is asked."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rolecall.infra.providers.calendar.contracts import BusyTime, Wanted

_DAY = timedelta(days=1)
WEEK = (
    (0, time(9, 30), time(10, 30)),
    (1, time(13), time(14, 30)),
    (2, time(11), time(12)),
    (3, time(9), time(9, 30)),
    (3, time(15), time(16)),
    (4, time(14), time(17)),
)
"""Weekday (0 is Monday), beginning and end by the local clock, none touching another."""


class SampleCalendar:
    """Somebody with the meetings of `week`, which are in order and do not touch."""

    def __init__(self, week: Sequence[tuple[int, time, time]] = WEEK) -> None:
        """Have these meetings each week."""
        self._week = tuple(week)

    async def busy(self, wanted: Wanted) -> Sequence[BusyTime]:
        """Return when the person is busy."""
        zone = ZoneInfo(wanted.time_zone)
        first = wanted.begins.astimezone(zone).date() - _DAY
        last = wanted.ends.astimezone(zone).date() + _DAY
        found = []
        for offset in range((last - first).days + 1):
            day = first + timedelta(days=offset)
            for weekday, begins, ends in self._week:
                if weekday == day.weekday():
                    starts_at = datetime.combine(day, begins, zone).astimezone(UTC)
                    ends_at = datetime.combine(day, ends, zone).astimezone(UTC)
                    starts_at = max(starts_at, wanted.begins.astimezone(UTC))
                    ends_at = min(ends_at, wanted.ends.astimezone(UTC))
                    if starts_at < ends_at:
                        found.append(BusyTime(starts_at, ends_at))
        return found
