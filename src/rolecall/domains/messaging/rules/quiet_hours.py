"""When a text may leave: between two hours of the recipient's day. Pure.

No solicitation before 8 or after 21 o'clock of the called party's local time, 47 CFR 64.1200(c)(1).
An organization can narrow these hours, never widen them. A number can belong to several time zones;
the hour has to be right in all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

EARLIEST = 8
LATEST = 21
_ROUNDS = 12
"""Zones that have an hour in common have found it by then."""


@dataclass(frozen=True, slots=True)
class OpenHours:
    """From the beginning of one hour until that of another."""

    from_hour: int = EARLIEST
    until_hour: int = LATEST


def next_open(at: datetime, zones: Sequence[str], hours: OpenHours) -> datetime:
    """Return the first instant from `at` on at which the hour is right in every zone.

    Where the zones have no hour in common the first one decides.
    """
    moment = at
    for _ in range(_ROUNDS):
        latest = max(_opening(moment, zone, hours) for zone in zones)
        if latest == moment:
            return moment
        moment = latest
    return _opening(at, zones[0], hours)


def _opening(at: datetime, zone: str, hours: OpenHours) -> datetime:
    place = ZoneInfo(zone)
    local = at.astimezone(place)
    if hours.from_hour <= local.hour < hours.until_hour:
        return at
    day = local.date() + timedelta(days=0 if local.hour < hours.from_hour else 1)
    return datetime.combine(day, time(hours.from_hour), place).astimezone(UTC)
