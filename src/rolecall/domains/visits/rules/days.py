"""Which day it is for an organization, and when that day ends."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def day_of(now: datetime, time_zone: str) -> date:
    """Return the organization's day."""
    return now.astimezone(ZoneInfo(time_zone)).date()


def end_of(day: date, time_zone: str) -> datetime:
    """Return the instant at which an organization's day is over."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(time_zone))


def months_before(day: date, months: int) -> date:
    """Return the first of the month so many months before that of `day`."""
    number = day.year * 12 + day.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)
