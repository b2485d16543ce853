"""Lists of applications."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.contracts import ApplicationSummary, ListFilter
from rolecall.domains.applications.models import applications, assignees, terms
from rolecall.domains.applications.models.rows import SUMMARY_COLUMNS, application_summary
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.terms import prefix_range, words_of

_a = applications.c

SORTS: dict[str, tuple[sa.ColumnElement[Any], bool]] = {
    "-applied_at": (_a.applied_at, True),
    "applied_at": (_a.applied_at, False),
    "-stage_entered_at": (_a.stage_entered_at, True),
    "stage_entered_at": (_a.stage_entered_at, False),
}
"""Sort words and (column, descending)."""


async def list_applications(
    uow: UnitOfWork, wanted: ListFilter, page: PageRequest
) -> Page[ApplicationSummary]:
    """Return a page of applications in one query."""
    column, descending = SORTS[wanted.sort]
    conditions = [_a.org_id == uow.org_id, *_conditions(uow, wanted)]
    if page.after:
        key, after = sa.tuple_(column, _a.id), sa.tuple_(*map(sa.literal, page.after))
        conditions.append(key < after if descending else key > after)
    order = (column.desc(), _a.id.desc()) if descending else (column.asc(), _a.id.asc())
    rows = await uow.fetch(
        sa.select(*SUMMARY_COLUMNS).where(*conditions).order_by(*order).limit(page.limit + 1)
    )
    field = wanted.sort.removeprefix("-")
    return Page.of(
        [application_summary(row) for row in rows],
        page,
        lambda item: (getattr(item, field), item.id),
    )


def _conditions(uow: UnitOfWork, wanted: ListFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.job_id:
        conditions.append(_a.job_id == wanted.job_id)
    if wanted.stage:
        conditions.append(_a.stage_key == wanted.stage)
    if wanted.status:
        conditions.append(_a.status == wanted.status)
    if wanted.candidate_id:
        conditions.append(_a.candidate_id == wanted.candidate_id)
    if wanted.assigned_to:
        conditions.append(
            sa.exists().where(
                assignees.c.org_id == uow.org_id,
                assignees.c.application_id == _a.id,
                assignees.c.user_id == wanted.assigned_to,
            )
        )
    for word in words_of(wanted.q):
        t, (first, end) = terms.alias(), prefix_range(word)
        conditions.append(
            sa.exists().where(
                t.c.org_id == uow.org_id,
                t.c.application_id == _a.id,
                t.c.term >= first,
                t.c.term < end,
            )
        )
    return conditions


async def counts_by_job(uow: UnitOfWork, job_ids: Sequence[UUID]) -> dict[UUID, dict[str, int]]:
    """Return, for each job, how many applications it has by kind of stage."""
    rows = await uow.fetch(
        sa.select(_a.job_id, _a.stage_kind, sa.func.count().label("n"))
        .where(_a.org_id == uow.org_id, _a.job_id.in_(job_ids))
        .group_by(_a.job_id, _a.stage_kind)
    )
    counts: dict[UUID, dict[str, int]] = {job_id: {} for job_id in job_ids}
    for row in rows:
        counts[row["job_id"]][row["stage_kind"]] = row["n"]
    return counts
