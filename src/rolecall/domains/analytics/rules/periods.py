"""Which instants the days of a report are."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rolecall.domains.analytics.contracts import Period
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say

USUAL_DAYS = 90
MOST_DAYS = 5 * 366
_USUAL_MONTHS = 12
_MORE_THAN_A_MONTH = timedelta(days=31)
EARLIEST, LATEST = date(2000, 1, 1), date(2999, 12, 31)


def period_of(first: date | None, last: date | None, now: datetime, zone: ZoneInfo) -> Period:
    """Return the period of these days; without them the last 90 up to today.

    Raises:
        InvalidInput: it ends before it begins, is longer than five years, or lies far away.
    """
    last = last or now.astimezone(zone).date()
    first = first or max(last, EARLIEST) - timedelta(days=USUAL_DAYS - 1)
    if not EARLIEST <= first <= LATEST or not EARLIEST <= last <= LATEST:
        raise InvalidInput.of_field("first", say("Choose days of the years 2000 to 2999."))
    if first > last:
        raise InvalidInput.of_field("first", say("The first day is after the last one. Swap them."))
    if (last - first).days >= MOST_DAYS:
        raise InvalidInput.of_field(
            "first", say("A report covers five years at most. Begin later.")
        )
    return _between(first, last, zone)


def months_of(first: date | None, last: date | None, now: datetime, zone: ZoneInfo) -> Period:
    """Return the whole months that these days lie in, of those that are over; else the last twelve.

    Raises:
        InvalidInput: they end before they begin, or lie far away.
    """
    over = now.astimezone(zone).date().replace(day=1) - timedelta(days=1)
    wanted = period_of(first or _months_back(over, _USUAL_MONTHS), last or over, now, zone)
    end = min(wanted.last, over)
    until = (end.replace(day=1) + _MORE_THAN_A_MONTH).replace(day=1) - timedelta(days=1)
    return _between(min(wanted.first, until).replace(day=1), until, zone)


def _months_back(day: date, months: int) -> date:
    """Return the first day of the earliest of so many months that end with this one."""
    number = day.year * 12 + day.month - months
    return date(number // 12, number % 12 + 1, 1)


def period_before(period: Period, zone: ZoneInfo) -> Period:
    """Return the period of as many days that ends where this one begins."""
    days = period.last - period.first
    last = period.first - timedelta(days=1)
    return _between(last - days, last, zone)


def _between(first: date, last: date, zone: ZoneInfo) -> Period:
    return Period(first, last, _midnight(first, zone), _midnight(last + timedelta(days=1), zone))


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
