"""The funnel."""

from rolecall.domains.analytics.contracts import Cell, ReportRow, RowKind
from rolecall.domains.analytics.rules import funnel
from rolecall.domains.analytics.rules.stages import stages_of
from rolecall.domains.analytics.service.contents import Contents, no_such_figure, report_rows
from rolecall.domains.analytics.service.scope import Scope
from rolecall.domains.applications import api as applications
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.pages import Page, PageRequest


async def compute_funnel(uow: UnitOfWork, scope: Scope) -> Contents:
    """Return how many applications came how far."""
    stages = stages_of(scope.workflows)
    groups = await applications.count_progress(uow, scope.reported, stages.line, scope.cohort)
    return Contents((funnel.table(groups, stages, scope.cohort),))


async def list_funnel_rows(
    uow: UnitOfWork, scope: Scope, cell: Cell, page: PageRequest
) -> Page[ReportRow]:
    """Return the applications behind a figure.

    Raises:
        NotFound: the funnel has no such figure.
    """
    stages = stages_of(scope.workflows)
    chosen = funnel.slice_of(cell, stages, scope.cohort)
    if chosen is None:
        raise no_such_figure()
    found = await applications.list_progress(
        uow, scope.reported, stages.line, scope.cohort, chosen, page
    )
    return report_rows(found, RowKind.APPLICATION)
