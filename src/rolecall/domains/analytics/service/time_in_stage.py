"""Time in stage."""

from dataclasses import replace

from rolecall.domains.analytics.contracts import Cell, ReportRow, RowKind
from rolecall.domains.analytics.rules import time_in_stage
from rolecall.domains.analytics.rules.stages import Stages, stages_of
from rolecall.domains.analytics.service.contents import Contents, no_such_figure, report_rows
from rolecall.domains.analytics.service.scope import Scope
from rolecall.domains.applications import api as applications
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.pages import Page, PageRequest


async def compute_time_in_stage(uow: UnitOfWork, scope: Scope) -> Contents:
    """Return how long applications stayed in which stage."""
    stages = _stages(scope)
    groups = await applications.count_stays(uow, scope.reported, stages.line, scope.now)
    return Contents((time_in_stage.table(groups, stages),), time_in_stage.curves(groups, stages))


async def list_stays(
    uow: UnitOfWork, scope: Scope, cell: Cell, page: PageRequest
) -> Page[ReportRow]:
    """Return the stays behind a figure, open ones as long as they have lasted so far.

    Raises:
        NotFound: the report has no such figure.
    """
    stages = _stages(scope)
    chosen = time_in_stage.slice_of(cell, stages)
    if chosen is None:
        raise no_such_figure()
    found = await applications.list_stays(uow, scope.reported, stages.line, chosen, page)
    rows = report_rows(found, RowKind.STAY)
    return rows.map(lambda row: replace(row, lasted=(row.until or scope.now) - row.at))


def _stages(scope: Scope) -> Stages:
    """Return the stages in which an application is in progress: all but the hire."""
    return stages_of(scope.workflows).in_progress
