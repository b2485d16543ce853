"""When mails are due, and what they are about."""

from datetime import UTC, date, datetime, time

import pytest

from rolecall.domains.report_mails.contracts import Frequency, MailPeriod, Timing
from rolecall.domains.report_mails.rules.timing import checked_timing, days_of, next_due
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.working_days import WorkingCalendar, working_calendar

CALENDAR = working_calendar("Europe/Berlin", (), [date(2026, 12, 25)])


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def weekly(weekday: int, hour: int = 8, minute: int = 0, zone: str = "Europe/Berlin") -> Timing:
    return Timing(Frequency.WEEKLY, time(hour, minute), zone, weekday=weekday)


def monthly(day: int) -> Timing:
    return Timing(Frequency.MONTHLY, time(8), "Europe/Berlin", month_day=day)


DAILY = Timing(Frequency.WORKING_DAY, time(8), "Europe/Berlin")


@pytest.mark.parametrize(
    ("timing", "after", "due"),
    [
        (weekly(0), "2026-03-23T06:59", "2026-03-23T07:00"),
        (weekly(0), "2026-03-23T07:00", "2026-03-30T06:00"),  # summer time began in between
        (weekly(6, 2, 30), "2026-03-23T00:00", "2026-03-29T01:30"),  # left out: after the gap
        (weekly(6, 2, 30), "2026-10-20T00:00", "2026-10-25T00:30"),  # twice: the first
        (weekly(0, zone="America/New_York"), "2026-11-01T00:00", "2026-11-02T13:00"),
        (weekly(0, zone="Pacific/Auckland"), "2026-06-06T00:00", "2026-06-07T20:00"),
        (monthly(31), "2026-02-01T00:00", "2026-02-28T07:00"),
        (monthly(31), "2026-02-28T07:00", "2026-03-31T06:00"),
        (monthly(1), "2026-12-31T23:30", "2027-01-01T07:00"),
        (DAILY, "2026-12-24T08:00", "2026-12-28T07:00"),  # a holiday and a weekend
        (DAILY, "2026-12-28T06:00", "2026-12-28T07:00"),
    ],
)
def test_is_due_next(timing: Timing, after: str, due: str) -> None:
    assert next_due(timing, CALENDAR, at(after)) == at(due)


def test_a_calendar_without_a_working_day_has_none() -> None:
    assert next_due(DAILY, WorkingCalendar(weekdays=frozenset()), at("2026-01-01T00:00")) is None


@pytest.mark.parametrize(
    ("frequency", "field"),
    [(Frequency.WEEKLY, "weekday"), (Frequency.MONTHLY, "month_day")],
)
def test_a_frequency_needs_its_day(frequency: Frequency, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_timing(Timing(frequency, time(8), "UTC"))
    assert [error.field for error in refused.value.errors] == [field]


def test_keeps_what_the_frequency_uses() -> None:
    given = Timing(Frequency.MONTHLY, time(8, 30, 12), "UTC", weekday=2, month_day=3)
    assert checked_timing(given) == Timing(Frequency.MONTHLY, time(8, 30), "UTC", None, 3)


@pytest.mark.parametrize(
    ("period", "today", "days"),
    [
        (MailPeriod.LAST_7_DAYS, date(2026, 3, 2), (date(2026, 2, 23), date(2026, 3, 1))),
        (MailPeriod.LAST_30_DAYS, date(2026, 3, 2), (date(2026, 1, 31), date(2026, 3, 1))),
        (MailPeriod.LAST_MONTH, date(2026, 3, 31), (date(2026, 2, 1), date(2026, 2, 28))),
        (MailPeriod.LAST_MONTH, date(2026, 1, 1), (date(2025, 12, 1), date(2025, 12, 31))),
    ],
)
def test_is_about_whole_days_before_it(
    period: MailPeriod, today: date, days: tuple[date, date]
) -> None:
    assert days_of(period, today) == days
