"""Sources."""

from rolecall.domains.analytics.contracts import Cell, ReportRow, RowKind
from rolecall.domains.analytics.rules import sources
from rolecall.domains.analytics.rules.stages import by_kind
from rolecall.domains.analytics.service.contents import Contents, no_such_figure, report_rows
from rolecall.domains.analytics.service.scope import Scope
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts.figures import Cohort
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.pages import Page, PageRequest


async def compute_sources(uow: UnitOfWork, scope: Scope) -> Contents:
    """Return where applications came from and what became of them."""
    stages = by_kind(scope.workflows)
    groups = await applications.count_progress(uow, scope.reported, stages.line, Cohort.APPLIED)
    return Contents((sources.table(groups, stages),))


async def list_source_rows(
    uow: UnitOfWork, scope: Scope, cell: Cell, page: PageRequest
) -> Page[ReportRow]:
    """Return the applications behind a figure.

    Raises:
        NotFound: the report has no such figure.
    """
    stages = by_kind(scope.workflows)
    chosen = sources.slice_of(cell, stages)
    if chosen is None:
        raise no_such_figure()
    found = await applications.list_progress(
        uow, scope.reported, stages.line, Cohort.APPLIED, chosen, page
    )
    return report_rows(found, RowKind.APPLICATION)
