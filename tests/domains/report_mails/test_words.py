"""What a mail says of a report, and where it leads."""

from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from rolecall.domains.analytics.contracts import (
    Column,
    Figure,
    Period,
    Report,
    ReportKey,
    Table,
    TableRow,
    Term,
    Unit,
)
from rolecall.domains.applications.contracts.figures import Attribution, Cohort
from rolecall.domains.report_mails.contracts import Narrowing
from rolecall.domains.report_mails.rules.address import filter_of, page_of
from rolecall.domains.report_mails.rules.headline import days_in_words, headline_of
from rolecall.domains.report_mails.rules.narrowing import kept, narrowing_of
from rolecall.kernel import ids

DAYS = (date(2026, 3, 1), date(2026, 3, 31))
MOMENT = datetime(2026, 4, 1, tzinfo=UTC)
PERIOD = Period(*DAYS, MOMENT, MOMENT)


def report(*rows: TableRow) -> Report:
    columns = (
        Column("reached", Unit.COUNT, "reached", "Reached"),
        Column("share", Unit.SHARE, "share", "Of all"),
        Column("pass_rate", Unit.SHARE, "pass_rate", "Pass-through"),
    )
    return Report(
        key=ReportKey.FUNNEL,
        title="Funnel",
        description="",
        period=PERIOD,
        before=None,
        time_zone="UTC",
        computed_at=MOMENT,
        tables=(Table("stages", "By stage", "Stage", columns, rows),),
        terms={name: Term(name, f"What {name} means") for name in ("reached", "pass_rate")},
    )


def row(label: str, reached: int) -> TableRow:
    figures = {"reached": Figure(reached, reached, 900), "pass_rate": Figure(0.125, reached)}
    return TableRow(label, label, figures)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "Reached 1,200 (was 900) · Pass-through 12.5%"),
        ("de", "Reached 1.200 (zuvor 900) · Pass-through 12,5%"),
        ("es", "Reached 1.200 (antes 900) · Pass-through 12,5%"),
        ("nonsense", "Reached 1,200 (was 900) · Pass-through 12.5%"),
    ],
)
def test_says_the_figures_as_the_reader_writes_numbers(locale: str, said: str) -> None:
    found = headline_of(report(row("Applied", 1200)), locale)
    ((label, words),) = found.figures
    assert (label, words) == ("Applied", said)
    assert found.definitions == (
        ("reached", "What reached means"),
        ("pass_rate", "What pass_rate means"),
    )


def test_counts_the_rows_that_it_leaves_out() -> None:
    found = headline_of(report(*(row(f"Stage {number}", 1) for number in range(11))), "en")
    assert (len(found.figures), found.left_out) == (8, 3)


def test_says_no_figures_where_nothing_happened() -> None:
    empty = TableRow("applied", "Applied", {"reached": Figure(0, 0)})
    assert headline_of(report(empty), "en").figures == ()


def test_leads_to_the_screen_with_the_same_filters() -> None:
    job, recruiter = ids.uuid7(), ids.uuid7()
    narrowing = Narrowing(
        (job,), ("R&D, Köln",), ("1",), recruiter, Cohort.ENTERED, Attribution.FIRST, False
    )
    assert narrowing_of(kept(narrowing)) == narrowing
    page = page_of(ReportKey.SOURCES, filter_of(narrowing, DAYS), compare=False)
    assert page.isascii()
    assert urlsplit(page).path == "/app/reports/sources"
    assert parse_qs(urlsplit(page).query) == {
        "first": ["2026-03-01"],
        "last": ["2026-03-31"],
        "jobs": [f'["{job}"]'],
        "departments": ['["R&D, K\\u00f6ln"]'],
        "sources": ['["1"]'],
        "recruiter": [str(recruiter)],
        "cohort": ["entered"],
        "attribution": ["first"],
        "compare": ["no"],
    }


def test_writes_days_as_the_reader_does() -> None:
    assert days_in_words(PERIOD, "de") == "01.03.2026 – 31.03.2026"
