"""Visits over days, weeks and months, and of jobs that the reader may see."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from rolecall.domains.analytics.contracts import Period, Table
from rolecall.domains.analytics.rules.sources import label_of
from rolecall.domains.analytics.rules.visits import tables
from rolecall.domains.visits.contracts import NO_JOB, WITHIN, Device, Step, VisitFigures

NURSE, SECRET = UUID(int=1), UUID(int=2)
ANY = datetime(2026, 1, 1, tzinfo=UTC)


def period(first: date, last: date) -> Period:
    """Return the days; the instants do not matter here."""
    return Period(first, last, ANY, ANY)


def table(found: tuple[Table, ...], key: str) -> dict[str, dict[str, float | None]]:
    """Return the values of a table."""
    (one,) = [each for each in found if each.key == key]
    assert not one.opens
    return {row.key: {name: f.value for name, f in row.figures.items()} for row in one.rows}


@pytest.mark.parametrize(
    ("first", "last", "rows", "holding"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), 31, "2026-03-11"),
        (date(2026, 3, 1), date(2026, 4, 1), 6, "2026-03-09"),
        (date(2025, 3, 1), date(2026, 3, 31), 13, "2026-03-01"),
    ],
)
def test_rows_are_days_weeks_or_months(first: date, last: date, rows: int, holding: str) -> None:
    day = date(2026, 3, 11)
    figures = VisitFigures(by_day={(day, Step.LIST): 3, (day, Step.SENT): 1}, visitors={day: 2})
    shown = table(tables(figures, period(first, last), {}, whole_site=True), "time")
    assert len(shown) == rows
    assert shown[holding] == {"views": 3, "job_views": 0, "begun": 0, "sent": 1, "visitors": 2}
    assert sum(row["views"] or 0 for row in shown.values()) == 3


def test_only_what_the_reader_may_see_is_named() -> None:
    figures = VisitFigures(
        by_job={
            (NURSE, Step.JOB): 8,
            (NURSE, Step.SENT): 2,
            (SECRET, Step.JOB): 5,
            (NO_JOB, Step.LIST): 9,
        },
        by_source={
            ("fair", Step.JOB): 4,
            ("fair", Step.SENT): 1,
            (WITHIN, Step.JOB): 9,
            ("other", Step.EMBEDDED): 3,
        },
        by_device={(Device.PHONE, Step.JOB): 3, (Device.DESKTOP, Step.JOB): 1},
    )
    days = period(date(2026, 3, 1), date(2026, 3, 2))
    shown = tables(figures, days, {NURSE: "Nurse"}, whole_site=False)
    assert table(shown, "jobs") == {
        str(NURSE): {"job_views": 8, "begun": 0, "sent": 2, "sent_rate": 0.25}
    }
    assert table(shown, "sources") == {
        "fair": {"arrivals": 4, "begun": 0, "sent": 1, "sent_rate": 0.25}
    }
    assert table(shown, "pages") == {"job": {"views": 4, "phones": 0.75}}
    assert "visitors" not in table(shown, "all")["all"]


@pytest.mark.parametrize(
    ("source", "label"),
    [("linkedin", "LinkedIn"), ("job_board", "Job board"), ("direct", "Direct"), ("", "Unknown")],
)
def test_a_source_is_called_as_it_calls_itself(source: str, label: str) -> None:
    assert label_of(source) == label
