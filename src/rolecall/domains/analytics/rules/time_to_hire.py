"""How long it takes to hire: for the person, and for the job."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from rolecall.domains.analytics.contracts import Cell, Column, Figure, Table, TableRow, Unit
from rolecall.domains.analytics.rules.figures import count, measured
from rolecall.domains.analytics.rules.quantiles import quantile
from rolecall.domains.applications.contracts.figures import Hire
from rolecall.domains.jobs.contracts.selection import JobFacts
from rolecall.kernel.sentences import say

COLUMNS: Final = (
    Column("hires", Unit.COUNT, "hires", say("Hires")),
    Column("quarter", Unit.DAYS, "time_to_hire_quarter", say("A quarter within")),
    Column("median", Unit.DAYS, "time_to_hire", say("Median from application")),
    Column(
        "three_quarters", Unit.DAYS, "time_to_hire_three_quarters", say("Three quarters within")
    ),
    Column("opened", Unit.COUNT, "hires_with_opening", say("With an opening date")),
    Column("from_opening", Unit.DAYS, "time_to_fill", say("Median from opening")),
)
_TABLES: Final = (
    ("all", say("All hires"), say("Hires")),
    ("months", say("By month of the hire"), say("Month")),
    ("departments", say("By department"), say("Department")),
    ("jobs", say("By job"), say("Job")),
)
_QUARTILES: Final = {"quarter": 0.25, "median": 0.5, "three_quarters": 0.75}
_FROM_OPENING: Final = frozenset({"opened", "from_opening"})
_SECONDS_A_DAY: Final = 86_400

Jobs = Mapping[UUID, JobFacts]


def tables(hires: Sequence[Hire], jobs: Jobs, zone: ZoneInfo) -> tuple[Table, ...]:
    """Return the durations of all hires, and by month, department and job."""
    return tuple(
        Table(key, title, heading, COLUMNS, _rows(key, hires, jobs, zone))
        for key, title, heading in _TABLES
    )


def hires_of(
    cell: Cell, hires: Sequence[Hire], jobs: Jobs, zone: ZoneInfo
) -> tuple[Hire, ...] | None:
    """Return the hires that a figure was made from, None if there is no such figure."""
    known = {key for key, _, _ in _TABLES}
    if cell.table not in known or cell.column not in {column.key for column in COLUMNS}:
        return None
    return tuple(
        hire
        for hire in hires
        if _row_of(cell.table, hire, jobs, zone)[0] == cell.row
        and (cell.column not in _FROM_OPENING or _opened(hire, jobs) is not None)
    )


def _rows(table: str, hires: Sequence[Hire], jobs: Jobs, zone: ZoneInfo) -> tuple[TableRow, ...]:
    found: dict[str, tuple[str, list[Hire]]] = {}
    if table == "all":
        found["all"] = (say("All hires"), [])
    for hire in hires:
        key, label = _row_of(table, hire, jobs, zone)
        found.setdefault(key, (label, []))[1].append(hire)
    by_label = sorted(found.items(), key=lambda item: (item[1][0].casefold(), item[0]))
    ordered = sorted(found.items()) if table == "months" else by_label
    return tuple(TableRow(key, label, _figures(some, jobs)) for key, (label, some) in ordered)


def _row_of(table: str, hire: Hire, jobs: Jobs, zone: ZoneInfo) -> tuple[str, str]:
    """Return key and label of the row that a hire belongs to."""
    job = jobs[hire.job_id]
    if table == "months":
        month = hire.hired_at.astimezone(zone)
        return f"{month:%Y-%m}", say("{month:month}", month=month)
    if table == "departments":
        return job.department, job.department or say("No department")
    if table == "jobs":
        return str(job.id), job.title
    return "all", say("All hires")


def _figures(hires: Sequence[Hire], jobs: Jobs) -> dict[str, Figure]:
    days = [_days(hire.applied_at, hire.hired_at) for hire in hires]
    opened = [
        _days(since, hire.hired_at) for hire in hires if (since := _opened(hire, jobs)) is not None
    ]
    figures = {"hires": count(len(hires)), "opened": count(len(opened))}
    for column, part in _QUARTILES.items():
        figures[column] = measured(quantile(days, part), len(days))
    figures["from_opening"] = measured(quantile(opened, 0.5), len(opened))
    return figures


def _opened(hire: Hire, jobs: Jobs) -> datetime | None:
    opened_at = jobs[hire.job_id].opened_at
    return opened_at if opened_at is not None and opened_at <= hire.hired_at else None


def _days(since: datetime, until: datetime) -> float:
    return (until - since).total_seconds() / _SECONDS_A_DAY
