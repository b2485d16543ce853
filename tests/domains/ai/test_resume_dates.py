import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.ai.rules.resume.dates import periods_in

PRESENT = "present"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan 2018 - Mar 2020", ("2018-01", "2020-03")),
        ("January, 1995 to present", ("1995-01", PRESENT)),
        ("05/13 – 08/14", ("2013-05", "2014-08")),
        ("08 / 2008 - 09 / 2009", ("2008-08", "2009-09")),
        ("2010/11 – 2012/03", ("2010-11", "2012-03")),
        ("2019-04-01 - 2020-05", ("2019-04", "2020-05")),
        ("Aug ‘09 to Present", ("2009-08", PRESENT)),
        ("Sept.2002 – Dez. 2004", ("2002-09", "2004-12")),
        ("1971-76", ("1971", "1976")),
        ("Jan - Feb 2015", ("2015-01", "2015-02")),
        ("Summer 2011", (None, "2011-06")),
        ("01.04.2012 - 31.12.2014", ("2012-04", "2014-12")),
        ("März 2019 bis heute", ("2019-03", PRESENT)),
        ("seit 2015", ("2015", PRESENT)),
        ("mayo de 2014 a la actualidad", ("2014-05", PRESENT)),
        ("enero 2012 a marzo 2014", ("2012-01", "2014-03")),
        ("févr. 2012 - aujourd'hui", ("2012-02", PRESENT)),
        ("janv. 2012 à mars 2014", ("2012-01", "2014-03")),
        ("depuis mars 2014", ("2014-03", PRESENT)),
        ("31. Mai 2014", (None, "2014-05")),
        ("May 31, 2014", (None, "2014-05")),
        ("05/13-08/14", ("2013-05", "2014-08")),
        ("04/2021-09/2023", ("2021-04", "2023-09")),
        ("13.01.2013-25.08.2014", ("2013-01", "2014-08")),
        ("20102012", ("2010", "2012")),
        ("2012Present", ("2012", PRESENT)),
    ],
)
def test_reads_periods_in_many_styles_and_languages(
    text: str, expected: tuple[str | None, str]
) -> None:
    (period,) = periods_in(text)
    assert (period.first and period.first.value, period.last and period.last.value) == expected
    assert text[period.start : period.end] == text


def test_joins_the_ends_of_a_period_that_lost_its_dash() -> None:
    (period,) = periods_in("Nestle, Norwalk | Mar 2008\nPresent\nManager")
    assert (period.first and period.first.value, period.last and period.last.value) == (
        "2008-03",
        PRESENT,
    )


@pytest.mark.parametrize("text", ["20122010", "Ref. 20102011x", "Call 20102012345", "2012presents"])
def test_digits_that_stand_together_are_not_always_years(text: str) -> None:
    assert periods_in(text) == []


def test_two_years_in_a_list_are_no_period() -> None:
    assert [one.is_single for one in periods_in("2012\n2013 Master")] == [True, True]
    assert [one.is_single for one in periods_in("in 2012 and 2014")] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "123-345-7890",
        "$2,000 a year",
        "2000%",
        "20xx-20xx",
        "CV6 7RF",
        "ratio 1:2",
        "13/2/1",
        "May be",
    ],
)
def test_does_not_take_numbers_for_dates(text: str) -> None:
    assert periods_in(text) == []


def test_leaves_the_month_out_where_nobody_can_tell_it_from_the_day() -> None:
    assert [one.last and one.last.value for one in periods_in("03/04/2012")] == ["2012"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_never_raises_and_never_overlaps(text: str) -> None:
    place = 0
    for period in periods_in(text):
        assert place <= period.start < period.end <= len(text)
        place = period.end
        for date in (period.first, period.last):
            assert date is None or date.month is None or 1 <= date.month <= 12


@given(st.integers(1950, 2049), st.integers(1, 12), st.integers(0, 400))
def test_what_is_written_is_read(year: int, month: int, months: int) -> None:
    total = year * 12 + month - 1 + months
    end = (total // 12, total % 12 + 1)
    (period,) = periods_in(f"{month:02d}/{year} - {end[1]:02d}/{end[0]}")
    assert (period.first and period.first.value) == f"{year}-{month:02d}"
    assert (period.last and period.last.value) == f"{end[0]}-{end[1]:02d}"
