"""The list of jobs in the console."""

import sqlalchemy as sa

from rolecall.domains.jobs.contracts import JobFilter, JobSort, JobSummary
from rolecall.domains.jobs.models import job_terms, jobs
from rolecall.domains.jobs.queries.jobs import SUMMARY_COLUMNS, TEAM, summary_of
from rolecall.infra.db import UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.terms import fold, prefix_range, words_of

_j = jobs.c
_SORTED_BY = {
    JobSort.NEWEST: (_j.created_at, True),
    JobSort.OLDEST: (_j.created_at, False),
    JobSort.RECENTLY_CHANGED: (_j.updated_at, True),
    JobSort.TITLE: (_j.title_key, False),
}


async def list_jobs(
    uow: UnitOfWork, wanted: JobFilter, sort: JobSort, page: PageRequest
) -> Page[JobSummary]:
    """Return jobs in this order."""
    column, descending = _SORTED_BY[sort]
    listed = sa.select(*SUMMARY_COLUMNS, TEAM).where(*_conditions(uow, wanted))
    return await fetch_page(
        uow, listed, page, column, _j.id, convert=summary_of, descending=descending
    )


def _conditions(uow: UnitOfWork, wanted: JobFilter) -> list[sa.ColumnElement[bool]]:
    conditions = [_j.org_id == uow.org_id]
    if wanted.status:
        conditions.append(_j.status == wanted.status.value)
    if wanted.department:
        conditions.append(_j.department_key == fold(wanted.department))
    for word in words_of(wanted.q):
        first, beyond = prefix_range(word)
        term = job_terms.alias()
        conditions.append(
            sa.exists().where(
                term.c.org_id == uow.org_id,
                term.c.job_id == _j.id,
                term.c.term >= first,
                term.c.term < beyond,
            )
        )
    return conditions
