"""When somebody's time is over, by table and by property."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.retention.contracts import (
    MAX_MONTHS,
    WARNING_DAYS,
    Rule,
    RuleKind,
    Terms,
)
from rolecall.domains.retention.rules.changing import changed, is_stricter, settled
from rolecall.domains.retention.rules.falling_due import due_before, kept_until, last_day

BERLIN, APIA, BEIRUT = (ZoneInfo(one) for one in ("Europe/Berlin", "Pacific/Apia", "Asia/Beirut"))
ZONES = [ZoneInfo(one) for one in ("UTC", "America/Sao_Paulo", "America/Havana", "Asia/Kathmandu")]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def rule(months: int | None, *, spare: bool = True, version: int = 1) -> Rule:
    return Rule(RuleKind.CLOSED, Terms(months, spare), None, None, "", version)


@pytest.mark.parametrize(
    ("began", "months", "ends"),
    [
        (date(2026, 1, 15), 1, date(2026, 2, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 31), 6, date(2027, 6, 30)),
        (date(2026, 5, 31), 120, date(2036, 5, 31)),
    ],
)
def test_a_period_of_months_ends_with_the_day_of_the_same_number(
    began: date, months: int, ends: date
) -> None:
    assert last_day(began, months) == ends


@pytest.mark.parametrize(
    ("since", "zone", "ends"),
    [
        (datetime(2026, 1, 31, 22, 59, tzinfo=UTC), BERLIN, date(2026, 2, 28)),
        (datetime(2026, 1, 31, 23, 0, tzinfo=UTC), BERLIN, date(2026, 3, 1)),
        (datetime(2026, 1, 30, 23, 0, tzinfo=UTC), APIA, date(2026, 2, 28)),
        # The clocks of Beirut have no midnight on this day.
        (datetime(2026, 3, 28, 22, 0, tzinfo=UTC), BEIRUT, date(2026, 4, 29)),
        (datetime(2026, 3, 28, 21, 59, tzinfo=UTC), BEIRUT, date(2026, 4, 28)),
    ],
)
def test_days_are_those_of_the_organization(since: datetime, zone: ZoneInfo, ends: date) -> None:
    assert kept_until(rule(1), since, zone) == ends
    assert since >= due_before(ends, 1, zone)
    assert since < due_before(ends + timedelta(days=1), 1, zone)


@given(
    since=st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    today=st.dates(date(2016, 1, 1), date(2036, 1, 1)),
    months=st.integers(1, MAX_MONTHS),
    zone=st.sampled_from([*ZONES, BERLIN, APIA, BEIRUT]),
)
def test_the_statement_finds_exactly_whose_last_day_is_over(
    since: datetime, today: date, months: int, zone: ZoneInfo
) -> None:
    ends = kept_until(rule(months), since, zone)
    assert ends is not None
    assert (since < due_before(today, months, zone)) is (ends < today)


@pytest.mark.parametrize(
    ("now", "wanted", "stricter"),
    [
        (Terms(None), Terms(24), True),
        (Terms(24), Terms(None), False),
        (Terms(24), Terms(12), True),
        (Terms(12), Terms(24), False),
        (Terms(24, True), Terms(36, False), True),
        (Terms(24, False), Terms(24, True), False),
        (Terms(24), Terms(24), False),
    ],
)
def test_what_could_erase_anybody_else_is_stricter(
    now: Terms, wanted: Terms, *, stricter: bool
) -> None:
    assert is_stricter(now, wanted) is stricter


def test_a_stricter_rule_is_announced_and_a_milder_one_holds_at_once() -> None:
    first = changed(rule(None, version=0), Terms(24), "Ana", NOW)
    assert (first.terms.months, first.version) == (None, 1)
    assert first.announced is not None
    assert settled(first, NOW + timedelta(days=WARNING_DAYS, seconds=-1)) == first
    holds = settled(first, NOW + timedelta(days=WARNING_DAYS))
    assert (holds.terms, holds.announced, holds.changed_by_name) == (Terms(24), None, "Ana")
    milder = changed(changed(holds, Terms(12), "Ana", NOW), Terms(36), "Bo", NOW)
    assert (milder.terms, milder.announced) == (Terms(36), None)


def test_nobody_goes_by_an_announced_rule_before_it_holds() -> None:
    announced = changed(rule(None), Terms(1), "Ana", NOW)
    long_ago = NOW - timedelta(days=900)
    assert kept_until(rule(None), long_ago, BERLIN) is None
    assert kept_until(announced, long_ago, BERLIN) == date(2026, 11, 28)
    assert kept_until(announced, NOW, BERLIN) == date(2026, 12, 22)
    both = changed(rule(24), Terms(12), "Ana", NOW)
    assert kept_until(both, NOW - timedelta(days=740), BERLIN) == date(2026, 11, 12)
