"""Dates and numbers in the reader's language, as filters of templates."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_time
from babel.numbers import format_decimal

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def day(value: date, locale: str = "en") -> str:
    """Return a day: `1 June 2025`, `1. Juni 2025`."""
    text: str = format_date(value, "long", locale=_babel(locale))
    return text


def moment(value: datetime, locale: str = "en", time_zone: str = "UTC") -> str:
    """Return an instant in a time zone: `June 1, 2025, 2:30 PM`."""
    text: str = format_datetime(value, "medium", tzinfo=ZoneInfo(time_zone), locale=_babel(locale))
    return text


def weekday(value: date, locale: str = "en") -> str:
    """Return a day with the day of the week: `Sunday, June 1, 2025`."""
    text: str = format_date(value, "full", locale=_babel(locale))
    return text


def clock_time(value: datetime, locale: str = "en", time_zone: str = "UTC") -> str:
    """Return the time of day of an instant in a time zone: `2:30 PM`."""
    text: str = format_time(value, "short", tzinfo=ZoneInfo(time_zone), locale=_babel(locale))
    return text


def full_moment(value: datetime, locale: str = "en", time_zone: str = "UTC") -> str:
    """Return an instant in a time zone: `Sunday, June 1, 2025, 2:30 PM`."""
    local = value.astimezone(ZoneInfo(time_zone))
    return f"{weekday(local.date(), locale)}, {clock_time(value, locale, time_zone)}"


def number(value: int, locale: str = "en") -> str:
    """Return a whole number with separators: `1,200`."""
    text: str = format_decimal(value, locale=_babel(locale))
    return text


def xml(value: str) -> str:
    """Return text without the characters that XML 1.0 cannot hold (section 2.2)."""
    return _NOT_IN_XML.sub("", value)


FILTERS = {
    "clock_time": clock_time,
    "day": day,
    "full_moment": full_moment,
    "moment": moment,
    "number": number,
    "weekday": weekday,
    "xml": xml,
}


def _babel(locale: str) -> str:
    return locale.replace("-", "_")
