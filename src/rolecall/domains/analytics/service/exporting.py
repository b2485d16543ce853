"""Reports and their rows as files. Each export is recorded: who took what out, and how much."""

from typing import Final

from rolecall.access import Actor
from rolecall.domains.analytics.contracts import Cell, ReportFilter, ReportKey
from rolecall.domains.analytics.rules.exporting import report_csv, rows_csv
from rolecall.domains.analytics.rules.terms import TITLES
from rolecall.domains.analytics.service.reading import get_report, list_report_rows
from rolecall.domains.audit import api as audit
from rolecall.infra.db import UnitOfWork
from rolecall.infra.languages import translated
from rolecall.kernel.errors import Conflict
from rolecall.kernel.pages import PageRequest
from rolecall.kernel.sentences import say, say_count

MOST_ROWS: Final = 50_000


async def export_report(uow: UnitOfWork, actor: Actor, key: ReportKey, wanted: ReportFilter) -> str:
    """Return the tables of a report as CSV.

    Raises:
        Forbidden: the actor reads no reports.
        InvalidInput: the days make no period.
    """
    report = await get_report(uow, actor, key, wanted)
    audit.record(
        uow,
        actor,
        "reports.exported",
        "report",
        None,
        say(
            "Exported the report “{report}”, {first} to {last}.",
            report=report.title,
            first=report.period.first,
            last=report.period.last,
        ),
    )
    return report_csv(report, translated)


async def export_report_rows(
    uow: UnitOfWork, actor: Actor, key: ReportKey, wanted: ReportFilter, cell: Cell
) -> str:
    """Return the rows behind a figure as CSV.

    Raises:
        Forbidden: the actor reads no reports.
        InvalidInput: the days make no period.
        NotFound: the report has no such figure.
        Conflict: there are more than `MOST_ROWS`.
    """
    page = await list_report_rows(uow, actor, key, wanted, cell, PageRequest(MOST_ROWS))
    if page.next_after is not None:
        raise Conflict(
            say(
                "There are more than {most_rows:,} rows. Choose fewer days or one job.",
                most_rows=MOST_ROWS,
            ),
            code="too_many_rows",
        )
    title, _ = TITLES[key]
    audit.record(
        uow,
        actor,
        "reports.rows_exported",
        "report",
        None,
        say_count(
            "Exported {count} row of the report “{report}”.",
            "Exported {count:,} rows of the report “{report}”.",
            len(page.items),
            report=title,
        ),
    )
    return rows_csv(page.items, translated)
