"""Days are those of the organization."""

from datetime import UTC, date, datetime

import pytest

from rolecall.domains.visits.rules.days import day_of, end_of, months_before


def test_a_day_is_that_of_the_place() -> None:
    late = datetime(2026, 3, 28, 23, 30, tzinfo=UTC)
    assert day_of(late, "Europe/Berlin") == date(2026, 3, 29)
    assert day_of(late, "America/Denver") == date(2026, 3, 28)


def test_a_day_ends_at_midnight_there_however_long_it_is() -> None:
    assert end_of(date(2026, 3, 29), "Europe/Berlin") == datetime(2026, 3, 29, 22, tzinfo=UTC)
    assert end_of(date(2026, 3, 28), "Europe/Berlin") == datetime(2026, 3, 28, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 11, 22), date(2024, 10, 1)),
        (date(2026, 1, 31), date(2023, 12, 1)),
        (date(2026, 2, 1), date(2024, 1, 1)),
    ],
)
def test_months_are_counted_back_whole(day: date, first: date) -> None:
    assert months_before(day, 25) == first
