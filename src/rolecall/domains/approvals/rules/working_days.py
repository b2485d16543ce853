"""Counting working days: Monday to Friday, in one time zone. Pure; knows no public holidays."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

_SATURDAY = 5


def after_working_days(start: datetime, days: int, time_zone: str) -> datetime:
    """Return the same time of day after so many working days; `start` may be on a weekend."""
    local = start.astimezone(ZoneInfo(time_zone))
    left = days
    while left:
        local += timedelta(days=1)
        left -= local.weekday() < _SATURDAY
    return local.astimezone(start.tzinfo)
