"""When an interviewer is reminded of a missing scorecard."""

from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

REMINDERS = 3
"""How often an interviewer is reminded before whoever arranged the interview is told."""

MORNING = time(9)
"""The local time at which reminders go out."""

WEEKDAYS = frozenset(range(5))
"""Monday to Friday, as `date.weekday()` counts."""


def zone_of(name: str) -> ZoneInfo:
    """Return the IANA zone of a name, UTC where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def next_morning(after: datetime, zone: ZoneInfo, weekdays: Collection[int] = WEEKDAYS) -> datetime:
    """Return the first working morning on a later local day than `after` (aware), in UTC.

    A local time that a change of clocks leaves out counts as the one after the gap.
    """
    days = weekdays or WEEKDAYS
    day = after.astimezone(zone).date() + timedelta(days=1)
    while day.weekday() not in days:
        day += timedelta(days=1)
    return datetime.combine(day, MORNING, zone).astimezone(UTC)


def tells_owner(attempt: int) -> bool:
    """Tell whether the reminders are used up."""
    return attempt > REMINDERS
