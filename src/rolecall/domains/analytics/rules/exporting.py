"""Reports as files of comma-separated values, safe to open in a spreadsheet."""

from collections.abc import Iterable, Sequence
from typing import Final

from rolecall.domains.analytics.contracts import ImpactReport, Report, ReportRow, Table, Unit
from rolecall.kernel.sentences import say
from rolecall.kernel.spreadsheets import Cell, Words, csv_lines

_SECONDS_A_DAY: Final = 86_400
_IMPACT_HEAD: Final = (
    say("Group"),
    say("Decided"),
    say("Went on"),
    say("Selection rate (%)"),
    say("Impact ratio"),
    say("Chance"),
)
_ROW_HEAD: Final = (
    say("Candidate"),
    say("Job"),
    say("Now"),
    say("Status"),
    say("Source"),
    say("From"),
    say("Until"),
    say("Days"),
    say("Application"),
)


def report_csv(report: Report, words: Words = str) -> str:
    """Return the tables of a report below one another, each with its heading."""
    lines: list[Sequence[Cell]] = [
        (report.title, report.period.first.isoformat(), report.period.last.isoformat()),
    ]
    for table in report.tables:
        lines.append(())
        lines.extend(_table(table))
    return csv_lines(lines, words)


def impact_csv(report: ImpactReport, words: Words = str) -> str:
    """Return selection by group, tables below one another, hidden groups as such."""
    lines: list[Sequence[Cell]] = [
        (report.title, report.period.first.isoformat(), report.period.last.isoformat()),
        (say("Applications"), report.applications),
    ]
    for question in report.questions:
        lines += [(), (question.label, say("Answered"), question.answered)]
        for step in question.steps:
            lines += [(), (question.label, step.label), _IMPACT_HEAD]
            lines.extend(
                (group.label, say("hidden"))
                if group.is_hidden
                else (
                    group.label,
                    group.decided,
                    group.passed,
                    _number(group.share, share=True),
                    _number(group.ratio, share=False),
                    None if group.p_value is None else round(group.p_value, 4),
                )
                for group in step.groups
            )
    return csv_lines(lines, words)


def rows_csv(rows: Iterable[ReportRow], words: Words = str) -> str:
    """Return the rows behind a figure; instants are ISO 8601 in UTC."""
    lines: list[Sequence[Cell]] = [_ROW_HEAD]
    lines.extend(
        (
            row.candidate_name,
            row.job_title,
            row.stage_name,
            row.status,
            row.source,
            row.at.isoformat(),
            row.until.isoformat() if row.until is not None else None,
            _days(row),
            str(row.application_id),
        )
        for row in rows
    )
    return csv_lines(lines, words)


def _table(table: Table) -> Iterable[Sequence[Cell]]:
    yield (table.title,)
    shares = {column.key for column in table.columns if column.unit is Unit.SHARE}
    yield (
        table.heading,
        *(
            say("{label} (%)", label=column.label) if column.key in shares else column.label
            for column in table.columns
        ),
    )
    for row in table.rows:
        figures = [row.figures.get(column.key) for column in table.columns]
        yield (
            row.label,
            *(
                None if figure is None else _number(figure.value, share=column.key in shares)
                for column, figure in zip(table.columns, figures, strict=True)
            ),
        )


def _number(value: float | None, *, share: bool) -> Cell:
    if value is None:
        return None
    scaled = value * 100 if share else value
    return int(scaled) if float(scaled).is_integer() else round(scaled, 2)


def _days(row: ReportRow) -> Cell:
    return None if row.lasted is None else round(row.lasted.total_seconds() / _SECONDS_A_DAY, 2)
