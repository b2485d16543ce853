"""When alerts are due. Pure.

Guarantees: an alert is due in the morning where the organization is, on either side of a change of
clocks, and not all alerts at the same minute; weekly ones on Mondays.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from rolecall.domains.job_alerts.contracts import AlertFrequency

FIRST: Final = time(7, 0)
"""The first minute of the hour in which alerts are due."""
_MINUTES: Final = 60
_DAY: Final = timedelta(days=1)
_MONDAY: Final = 0


def next_due(
    frequency: AlertFrequency, alert_id: UUID, time_zone: str, after: datetime
) -> datetime:
    """Return the first instant after `after` at which an alert is due, in UTC.

    `time_zone` is an IANA name. A local time that a change of clocks leaves out counts as the one
    after the gap.
    """
    zone = ZoneInfo(time_zone)
    at = FIRST.replace(minute=alert_id.int % _MINUTES)
    day = after.astimezone(zone).date()
    while True:
        due = datetime.combine(day, at, zone).astimezone(UTC)
        if due > after and _is_day(frequency, day):
            return due
        day += _DAY


def _is_day(frequency: AlertFrequency, day: date) -> bool:
    return frequency is AlertFrequency.DAILY or day.weekday() == _MONDAY
