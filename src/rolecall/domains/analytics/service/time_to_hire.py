"""Time to hire."""

from dataclasses import replace
from uuid import UUID

from rolecall.domains.analytics.contracts import Cell, ReportRow, RowKind
from rolecall.domains.analytics.rules import time_to_hire
from rolecall.domains.analytics.service.contents import Contents, no_such_figure, report_rows
from rolecall.domains.analytics.service.scope import Scope
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts.figures import Hire
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts.selection import JobFacts, JobSelection
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.pages import Page, PageRequest


async def compute_time_to_hire(uow: UnitOfWork, scope: Scope) -> Contents:
    """Return how long it took to hire."""
    hires, facts = await _hires(uow, scope)
    return Contents(time_to_hire.tables(hires, facts, scope.zone))


async def list_hires(
    uow: UnitOfWork, scope: Scope, cell: Cell, page: PageRequest
) -> Page[ReportRow]:
    """Return the hires behind a figure.

    Raises:
        NotFound: the report has no such figure.
    """
    hires, facts = await _hires(uow, scope)
    chosen = time_to_hire.hires_of(cell, hires, facts, scope.zone)
    if chosen is None:
        raise no_such_figure()
    ids = tuple(hire.application_id for hire in chosen)
    found = await applications.list_hired(uow, scope.reported, ids, page)
    rows = report_rows(found, RowKind.HIRE)
    return rows.map(
        lambda row: replace(row, lasted=row.until - row.at if row.until is not None else None)
    )


async def _hires(uow: UnitOfWork, scope: Scope) -> tuple[list[Hire], dict[UUID, JobFacts]]:
    hires = await applications.list_hires(uow, scope.reported)
    hired_for = tuple({hire.job_id for hire in hires})
    if not hired_for:
        return [], {}
    facts = await jobs.list_job_facts(uow, JobSelection(job_ids=hired_for))
    return hires, {job.id: job for job in facts}
