"""What a week is, and what is said of somebody's time."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from rolecall.domains.interviews.contracts import Span, TakenTime
from rolecall.domains.interviews.rules.weeks import busy_without, monday_of, week_from

SHOWN, HIDDEN, SOMEBODY = UUID(int=1), UUID(int=2), UUID(int=3)


def at(hour: int) -> datetime:
    return datetime(2027, 5, 3, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "zone", "begins", "hours"),
    [
        (date(2027, 5, 9), "UTC", "2027-05-03T00:00", 168),
        (date(2027, 3, 24), "Europe/Berlin", "2027-03-21T23:00", 167),
        (date(2027, 10, 31), "Europe/Berlin", "2027-10-24T22:00", 169),
        (date(2027, 3, 8), "America/New_York", "2027-03-08T05:00", 167),
        # Cairo skips its midnight: the day before the clocks change ends at one.
        (date(2027, 4, 30), "Africa/Cairo", "2027-04-25T22:00", 167),
        (date(2027, 1, 1), "Asia/Kathmandu", "2026-12-27T18:15", 168),
    ],
)
def test_a_week_is_monday_to_sunday_by_the_clock_on_the_wall(
    day: date, zone: str, begins: str, hours: int
) -> None:
    span = week_from(monday_of(day), ZoneInfo(zone))
    assert span.starts_at.isoformat(timespec="minutes").removesuffix("+00:00") == begins
    assert span.ends_at - span.starts_at == timedelta(hours=hours)


def test_busy_times_say_nothing_of_what_they_are_made_of() -> None:
    taken = [
        TakenTime(SHOWN, SOMEBODY, at(8), at(9)),
        TakenTime(HIDDEN, SOMEBODY, at(11), at(12)),
    ]
    elsewhere = [Span(at(14), at(15)), Span(at(10), at(11)), Span(at(14), at(16))]
    assert busy_without(elsewhere, taken, {SHOWN}) == (Span(at(10), at(12)), Span(at(14), at(16)))
