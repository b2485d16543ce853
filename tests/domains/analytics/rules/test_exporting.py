"""Files of reports: what a spreadsheet opens says what was on the screen and runs nothing."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.analytics.contracts import (
    Column,
    Figure,
    Period,
    Report,
    ReportKey,
    ReportRow,
    RowKind,
    Table,
    TableRow,
    Unit,
)
from rolecall.domains.analytics.rules.exporting import report_csv, rows_csv
from rolecall.kernel import ids
from rolecall.kernel.spreadsheets import safe_cell

AT = datetime(2026, 5, 4, 9, tzinfo=UTC)


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"])
def test_no_cell_begins_like_a_formula(first: str) -> None:
    assert safe_cell(f"{first}1+1") == f"'{first}1+1"


@given(st.text(max_size=30).filter(lambda text: "\r" not in text and "\n" not in text))
def test_names_come_back_as_they_are_and_never_as_formulas(name: str) -> None:
    row = ReportRow(
        ids.uuid7(), RowKind.STAY, ids.uuid7(), name, ids.uuid7(), "Nurse", "Offer", "active",
        "referral", AT, None, timedelta(days=1, hours=12),
    )  # fmt: skip
    _, written = csv.reader(io.StringIO(rows_csv([row]), newline=""))
    assert written[0] in {name, f"'{name}"}
    assert not written[0].startswith(("=", "+", "-", "@", "\t"))
    assert written[5:8] == ["2026-05-04T09:00:00+00:00", "", "1.5"]


def test_tables_stand_below_one_another_with_their_headings() -> None:
    columns = (
        Column("n", Unit.COUNT, "n", "Reached"),
        Column("s", Unit.SHARE, "s", "Of all"),
        Column("d", Unit.DAYS, "d", "Half within"),
    )
    figures = {"n": Figure(3, 3), "s": Figure(1 / 3, 9), "d": Figure(None, 0)}
    table = Table("t", "By stage", "Stage", columns, (TableRow("k", "=Screening", figures),))
    report = Report(
        key=ReportKey.FUNNEL, title="Funnel", description="",
        period=Period(date(2026, 5, 1), date(2026, 5, 31), AT, AT), before=None,
        time_zone="UTC", computed_at=AT, tables=(table,),
    )  # fmt: skip
    assert report_csv(report).splitlines() == [
        "Funnel,2026-05-01,2026-05-31",
        "",
        "By stage",
        "Stage,Reached,Of all (%),Half within",
        "'=Screening,3,33.33,",
    ]
