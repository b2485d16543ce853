"""When mails are due, and which days they are about. Pure.

Guarantees: a mail goes at its local time of day on either side of a change of clocks. A time that a
change leaves out counts as the one after the gap, one that happens twice as the first.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from rolecall.domains.report_mails.contracts import Frequency, MailPeriod, Timing
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say
from rolecall.kernel.working_days import WorkingCalendar

_DAY: Final = timedelta(days=1)
_FAR: Final = 800
"""Days to look ahead: more than anybody is on holiday."""
_DAYS: Final = {
    MailPeriod.LAST_7_DAYS: 7,
    MailPeriod.LAST_30_DAYS: 30,
    MailPeriod.LAST_90_DAYS: 90,
    MailPeriod.LAST_365_DAYS: 365,
}


def checked_timing(timing: Timing) -> Timing:
    """Return the timing with nothing in it that its frequency does not use.

    Raises:
        InvalidInput: the day that its frequency needs is missing.
    """
    weekly, monthly = (
        timing.frequency is Frequency.WEEKLY,
        timing.frequency is Frequency.MONTHLY,
    )
    if weekly and timing.weekday is None:
        raise InvalidInput.of_field("weekday", say("Choose the day of the week."), "required")
    if monthly and timing.month_day is None:
        raise InvalidInput.of_field("month_day", say("Choose the day of the month."), "required")
    return Timing(
        timing.frequency,
        timing.at.replace(second=0, microsecond=0),
        timing.time_zone,
        timing.weekday if weekly else None,
        timing.month_day if monthly else None,
    )


def next_due(timing: Timing, calendar: WorkingCalendar, after: datetime) -> datetime | None:
    """Return the first instant after `after` at which a mail is due, in UTC.

    None for a calendar without a working day in sight.
    """
    zone = ZoneInfo(timing.time_zone)
    day = after.astimezone(zone).date()
    for _ in range(_FAR):
        due = datetime.combine(day, timing.at, zone).astimezone(UTC)
        if due > after and is_day(timing, calendar, day):
            return due
        day += _DAY
    return None


def is_day(timing: Timing, calendar: WorkingCalendar, day: date) -> bool:
    """Tell whether mails go on this local day."""
    if timing.frequency is Frequency.WEEKLY:
        return day.weekday() == timing.weekday
    if timing.frequency is Frequency.MONTHLY:
        _, longest = monthrange(day.year, day.month)
        return day.day == min(timing.month_day or 1, longest)
    return calendar.is_working(day)


def days_of(period: MailPeriod, today: date) -> tuple[date, date]:
    """Return the first and the last day that a mail of `today` is about."""
    if period is MailPeriod.LAST_MONTH:
        last = today.replace(day=1) - _DAY
        return last.replace(day=1), last
    last = today - _DAY
    return last - timedelta(days=_DAYS[period] - 1), last
