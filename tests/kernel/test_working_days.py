"""Counting working days."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.kernel.working_days import WorkingCalendar, working_calendar

BERLIN = WorkingCalendar("Europe/Berlin")


def at(text: str, zone: str = "Europe/Berlin") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("entered", "days", "due_on"),
    [
        ("2026-11-16T10:00", 2, "2026-11-18"),  # Monday
        ("2026-11-16T23:59", 0, "2026-11-16"),
        ("2026-11-19T10:00", 2, "2026-11-23"),  # Thursday, over a weekend
        ("2026-11-20T23:30", 1, "2026-11-23"),  # Friday evening
        ("2026-11-21T12:00", 0, "2026-11-23"),  # Saturday
        ("2026-11-21T12:00", 1, "2026-11-23"),
        ("2026-11-22T12:00", 5, "2026-11-27"),
    ],
)
def test_a_promise_counts_working_days(entered: str, days: int, due_on: str) -> None:
    due = BERLIN.due_at(at(entered), days)
    assert BERLIN.last_day(due).isoformat() == due_on
    assert due.astimezone(BERLIN.zone).time().isoformat() == "00:00:00"


def test_holidays_and_other_weeks_count() -> None:
    christmas = working_calendar("Europe/Berlin", (0, 1, 2, 3, 4), [date(2026, 12, 25)])
    assert christmas.last_day(christmas.due_at(at("2026-12-24T09:00"), 1)) == date(2026, 12, 28)
    sunday_week = working_calendar("Asia/Dubai", (6, 0, 1, 2, 3), [])
    thursday = at("2026-11-19T09:00", "Asia/Dubai")
    assert sunday_week.last_day(sunday_week.due_at(thursday, 1)) == date(2026, 11, 22)


def test_an_empty_week_is_monday_to_friday() -> None:
    assert working_calendar("UTC", [], []).weekdays == frozenset(range(5))


@pytest.mark.parametrize(
    ("entered", "due"),
    [
        # The clocks go forward on 29 March and back on 25 October.
        ("2026-03-27T10:00", "2026-03-30T22:00+00:00"),
        ("2026-03-26T10:00", "2026-03-27T23:00+00:00"),
        ("2026-10-23T10:00", "2026-10-26T23:00+00:00"),
    ],
)
def test_a_day_ends_at_midnight_whatever_the_clocks_do(entered: str, due: str) -> None:
    assert BERLIN.due_at(at(entered), 1) == datetime.fromisoformat(due)


def test_a_midnight_that_the_clocks_leave_out_is_the_first_instant_after() -> None:
    # In Cairo the clocks of 24 April 2026 go from 0:00 to 1:00.
    cairo = WorkingCalendar("Africa/Cairo", frozenset(range(7)))
    due = cairo.end_of(date(2026, 4, 23))
    assert due == datetime(2026, 4, 23, 22, tzinfo=UTC)
    assert cairo.last_day(due) == date(2026, 4, 23)


def test_people_are_told_on_working_mornings() -> None:
    due = BERLIN.due_at(at("2026-11-19T10:00"), 1)  # until Friday
    assert BERLIN.alert_at(due, 0) == at("2026-11-23T09:00")
    assert BERLIN.alert_at(due, 2) == at("2026-11-25T09:00")


@pytest.mark.parametrize(
    ("now", "days"),
    [
        ("2026-11-20T23:59", 0),
        ("2026-11-21T12:00", 0),
        ("2026-11-23T00:00", 1),
        ("2026-11-24T08:00", 2),
    ],
)
def test_overdue_days_are_working_days_that_have_begun(now: str, days: int) -> None:
    due = BERLIN.due_at(at("2026-11-19T10:00"), 1)
    assert BERLIN.overdue_days(due, at(now)) == days


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-03-06T12:00", 1, "2026-03-09T12:00"),
        ("2026-03-06T12:00", 2, "2026-03-10T12:00"),
        ("2026-03-07T12:00", 1, "2026-03-09T12:00"),
        ("2026-03-02T12:00", 5, "2026-03-09T11:00"),
    ],
)
def test_the_time_of_day_stays(start: str, days: int, end: str) -> None:
    """The last one crosses the beginning of summer time in Denver, on 8 March 2026."""
    zone = "America/Denver" if end.endswith("11:00") else "UTC"
    reached = WorkingCalendar(zone).same_time_after(datetime.fromisoformat(start + "+00:00"), days)
    assert reached == datetime.fromisoformat(end + "+00:00")


_CALENDARS = st.builds(
    working_calendar,
    st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Africa/Cairo"]),
    st.sets(st.integers(0, 6), min_size=1),
    st.sets(st.dates(date(2025, 1, 1), date(2027, 12, 31)), max_size=30),
)
_INSTANTS = st.datetimes(
    datetime(2025, 1, 1),  # noqa: DTZ001
    datetime(2027, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@given(_CALENDARS, _INSTANTS, st.integers(0, 30))
def test_a_longer_promise_is_due_later_and_on_a_working_day(
    calendar: WorkingCalendar, start: datetime, days: int
) -> None:
    due = calendar.due_at(start, days)
    assert due > start
    assert calendar.is_working(calendar.last_day(due))
    assert calendar.due_at(start, days + 1) >= due
    assert calendar.overdue_days(due, due - timedelta(seconds=1)) == 0


@given(_CALENDARS, _INSTANTS, st.integers(1, 30))
def test_exactly_so_many_working_days_pass(
    calendar: WorkingCalendar, start: datetime, days: int
) -> None:
    first, last = calendar.day_of(start), calendar.last_day(calendar.due_at(start, days))
    between = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
    assert sum(map(calendar.is_working, between)) == days
    local = calendar.same_time_after(start, days)
    assert calendar.day_of(local) == last
