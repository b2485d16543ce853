"""Which instants days are, and plain quantiles."""

import statistics
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.analytics.rules.periods import period_before, period_of
from rolecall.domains.analytics.rules.quantiles import quantile
from rolecall.kernel.errors import InvalidInput

DENVER = ZoneInfo("America/Denver")
NOW = datetime(2026, 3, 10, 2, tzinfo=UTC)
DAYS = st.dates(date(2001, 1, 1), date(2030, 1, 1))


def test_today_is_the_organizations() -> None:
    """At two in the morning of the tenth in UTC it is still the ninth in Denver."""
    period = period_of(None, None, NOW, DENVER)
    assert (period.first, period.last) == (date(2025, 12, 10), date(2026, 3, 9))
    assert period.since == datetime(2025, 12, 10, 7, tzinfo=UTC)
    assert period.until == datetime(2026, 3, 10, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 3, 2), date(2026, 3, 1)),
        (date(2020, 1, 1), date(2026, 3, 1)),
        (date(1999, 12, 31), date(2000, 3, 1)),
        (date(2999, 12, 1), date(3000, 1, 1)),
        (None, date(1, 1, 1)),
        (None, date.max),
    ],
)
def test_refuses_what_is_no_period(first: date | None, last: date) -> None:
    with pytest.raises(InvalidInput):
        period_of(first, last, NOW, DENVER)


@given(DAYS, st.integers(0, 800))
def test_the_period_before_is_as_long_and_ends_where_this_begins(first: date, days: int) -> None:
    period = period_of(first, date.fromordinal(first.toordinal() + days), NOW, DENVER)
    before = period_before(period, DENVER)
    assert before.until == period.since
    assert before.last - before.first == period.last - period.first


@given(st.lists(st.floats(0, 1_000), min_size=2, max_size=40))
def test_quantiles_are_those_of_the_standard_library(values: list[float]) -> None:
    expected = statistics.quantiles(values, n=4, method="inclusive")
    found = [quantile(values, share) for share in (0.25, 0.5, 0.75)]
    assert found == pytest.approx(expected)
    assert quantile([], 0.5) is None
    assert quantile(values[:1], 0.25) == values[0]
