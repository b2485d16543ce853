from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.entrypoints.seed.dice import dice, fill
from rolecall.entrypoints.seed.people import plain
from rolecall.entrypoints.seed.working_time import (
    DAY_BEGINS,
    DAY_ENDS,
    add_working_hours,
    applying_moment,
    at_office,
)

FIRST = datetime(2024, 1, 1, tzinfo=UTC)
NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        ("2025-11-20T15:00", 2, "2025-11-20T17:00"),
        ("2025-11-20T16:30", 2, "2025-11-21T09:30"),
        ("2025-11-21T16:30", 2, "2025-11-24T09:30"),  # over a weekend
        ("2025-11-22T12:00", 1, "2025-11-24T09:30"),  # from a Saturday
        ("2025-11-20T06:00", 1, "2025-11-20T09:30"),  # before work
        ("2025-11-20T09:00", 27, "2025-11-25T09:00"),  # three days later, over a weekend
    ],
)
def test_counts_only_working_hours(start: str, hours: float, expected: str) -> None:
    begun = datetime.fromisoformat(start).replace(tzinfo=NEW_YORK)
    ended = add_working_hours(begun, hours, NEW_YORK)
    assert ended.astimezone(NEW_YORK).strftime("%Y-%m-%dT%H:%M") == expected


@given(
    st.integers(0, 3 * 365 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes)),
    st.floats(0, 200),
)
def test_always_ends_within_a_working_day_and_never_before_it_began(
    start: datetime, hours: float
) -> None:
    ended = add_working_hours(start, hours, NEW_YORK)
    local = ended.astimezone(NEW_YORK)
    assert ended >= start
    assert local.weekday() < 5
    assert DAY_BEGINS <= local.time() <= DAY_ENDS


def test_the_office_opens_on_monday() -> None:
    assert at_office(date(2025, 11, 22), 10, 12, NEW_YORK) == datetime(
        2025, 11, 24, 15, 12, tzinfo=UTC
    )


def test_people_apply_within_the_window() -> None:
    opens = datetime(2025, 9, 1, 14, tzinfo=UTC)
    shuts = datetime(2025, 9, 3, 14, tzinfo=UTC)
    for number in range(200):
        moment = applying_moment(dice(1, number), opens, shuts, 0.5, NEW_YORK)
        assert opens < moment < shuts


def test_slots_are_filled() -> None:
    assert fill(dice(1), "{years} years", years="four") == "four years"
    assert fill(dice(1), "{a|b}") in {"a", "b"}
    assert 4 <= int(fill(dice(1), "{4-6}")) <= 6


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Søren", "soren"), ("Weißbach", "weissbach"), ("Þóra", "thora"), ("van Dijk", "vandijk"),
        ("Nguyễn", "nguyen"),
        ("Đặng", "dang"), ("Y\u0131ld\u0131z", "yildiz"), ("Łukasz", "lukasz"),
        ("Soo-ah", "sooah"), ("Fa'alogo", "faalogo"),
    ],
)  # fmt: skip
def test_names_become_addresses(name: str, address: str) -> None:
    assert plain(name) == address
