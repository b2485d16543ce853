"""Workload."""

from uuid import UUID

from rolecall.domains.analytics.contracts import Cell, ReportRow, RowKind
from rolecall.domains.analytics.rules import workload as rules
from rolecall.domains.analytics.service.contents import (
    Contents,
    no_such_figure,
    page_within,
    report_rows,
)
from rolecall.domains.analytics.service.scope import Scope
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.identity import api as identity
from rolecall.domains.interviews import api as interviews
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts.selection import JobSelection
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.pages import Page, PageRequest


async def compute_workload(uow: UnitOfWork, scope: Scope) -> Contents:
    """Return what recruiters have open now, and what interviewers held in the period."""
    by_recruiter = await _jobs_of(uow, scope)
    groups = await applications.count_open(uow, scope.reported, scope.now)
    members = {UUID(key) for key in by_recruiter if key != rules.NOBODY}
    names = await identity.names_of_members(uow, members)
    held, _ = await _held(uow, scope)
    return Contents(
        (rules.recruiters_table(groups, by_recruiter, names), rules.interviewers_table(held))
    )


async def list_workload(
    uow: UnitOfWork, scope: Scope, cell: Cell, page: PageRequest
) -> Page[ReportRow]:
    """Return the applications or the interviews behind a figure.

    Raises:
        NotFound: the report has no such figure.
    """
    if cell.table == rules.RECRUITERS:
        chosen = rules.open_slice(cell, await _jobs_of(uow, scope))
        if chosen is None:
            raise no_such_figure()
        found = await applications.list_open(uow, scope.reported, chosen, scope.now, page)
        return report_rows(found, RowKind.APPLICATION)
    held, about = await _held(uow, scope)
    parts = rules.parts_of(cell, held)
    if parts is None:
        raise no_such_figure()
    rows = [_row(one, about[one.application_id]) for one in parts]
    return page_within(sorted(rows, key=lambda row: (row.at, row.id), reverse=True), page)


async def _jobs_of(uow: UnitOfWork, scope: Scope) -> rules.JobsOf:
    if scope.job_ids == ():
        return {}
    return rules.jobs_of(await jobs.list_job_facts(uow, JobSelection(job_ids=scope.job_ids or ())))


async def _held(
    uow: UnitOfWork, scope: Scope
) -> tuple[list[rules.Held], dict[UUID, ApplicationRow]]:
    found = await interviews.list_begun(uow, scope.period.since, scope.period.until)
    about = await applications.read_applications(uow, {one.application_id for one in found})
    sources, job_ids = set(scope.wanted.sources), scope.job_ids
    kept = [
        one
        for one in found
        if (job_ids is None or about[one.application_id].job_id in job_ids)
        and (not sources or about[one.application_id].source in sources)
    ]
    return rules.held_of(kept), about


def _row(one: rules.Held, application: ApplicationRow) -> ReportRow:
    return ReportRow(
        id=one.interview_id,
        kind=RowKind.INTERVIEW,
        application_id=one.application_id,
        candidate_name=application.candidate_name,
        job_id=application.job_id,
        job_title=application.job_title,
        stage_name=application.stage_name,
        status=application.status.value,
        source=application.source,
        at=one.starts_at,
        until=one.submitted_at,
        lasted=one.lasted,
    )
