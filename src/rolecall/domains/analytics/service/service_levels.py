"""Service levels."""

from datetime import timedelta
from typing import Final

from rolecall.domains.analytics.contracts import Cell, ReportRow, RowKind
from rolecall.domains.analytics.rules import service_levels as rules
from rolecall.domains.analytics.rules.stages import Stages, stages_of
from rolecall.domains.analytics.service.contents import Contents, no_such_figure, page_within
from rolecall.domains.analytics.service.scope import Scope
from rolecall.domains.applications import api as applications
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import api as jobs
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.pages import Page, PageRequest

_MOMENT: Final = timedelta(microseconds=1)


async def compute_service_levels(uow: UnitOfWork, scope: Scope) -> Contents:
    """Return which promises about the stays that began in the period were kept."""
    stages = _stages(scope)
    return Contents(rules.tables(await _judged(uow, scope, stages), stages))


async def list_promised_stays(
    uow: UnitOfWork, scope: Scope, cell: Cell, page: PageRequest
) -> Page[ReportRow]:
    """Return the stays behind a figure; `until` is the day on which they were due.

    Raises:
        NotFound: the report has no such figure.
    """
    stages = _stages(scope)
    chosen = rules.stays_of(cell, await _judged(uow, scope, stages), stages)
    if chosen is None:
        raise no_such_figure()
    return page_within([_row(one) for one in chosen], page)


async def _judged(uow: UnitOfWork, scope: Scope, stages: Stages) -> list[rules.Judged]:
    workflow_ids = {workflow.id for workflow in scope.workflows}
    promised = await jobs.promised_in(uow, workflow_ids)
    keys = promised.stage_keys
    if not keys:
        return []
    stays = await applications.list_timed_stays(uow, scope.reported, stages.line, keys)
    return rules.judged(stays, promised, await identity.working_calendar(uow), scope.now)


def _stages(scope: Scope) -> Stages:
    return stages_of(scope.workflows).in_progress


def _row(one: rules.Judged) -> ReportRow:
    row = one.stay.row
    return ReportRow(
        id=row.id,
        kind=RowKind.STAY,
        application_id=row.application_id,
        candidate_name=row.candidate_name,
        job_id=row.job_id,
        job_title=row.job_title,
        stage_name=row.stage_name,
        status=row.status,
        source=row.source,
        at=row.at,
        # The day that people call due ends at that instant.
        until=one.due_at - _MOMENT,
        lasted=one.late,
    )
