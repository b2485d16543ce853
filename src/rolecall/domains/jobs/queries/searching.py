"""What a search finds in this domain: jobs, by title, department, skills and places."""

from typing import Any

import sqlalchemy as sa

from rolecall.access import Actor, Permission
from rolecall.domains.jobs.models import job_terms, jobs
from rolecall.infra.db import UnitOfWork
from rolecall.infra.db.terms import has_words, newest, whole_words
from rolecall.kernel.searching import Search

_j = jobs.c


async def search_jobs(uow: UnitOfWork, actor: Actor, search: Search) -> Any:
    """Return the statement of the jobs that are found, None for who reads none.

    It selects `rolecall.kernel.searching.COLUMNS`.
    """
    if not actor.has(Permission.JOBS_READ):
        return None
    org_id = uow.org_id
    found = sa.select(_j.id, _j.created_at.label("at")).where(
        _j.org_id == org_id, *has_words(job_terms, "job_id", _j.id, org_id, search.words)
    )
    if search.since is not None:
        found = found.where(_j.created_at >= search.since)
    hits = newest(found, "at", "id")
    return sa.select(
        whole_words(job_terms, "job_id", _j.id, org_id, search.words), hits.c.at, _j.id, _j.id,
        sa.literal("job"), _j.title,
        sa.func.concat_ws(" · ", sa.func.nullif(_j.department, ""), _j.status),
        sa.func.concat_ws(" · ", _listed(_j.skills, "name"), _listed(_j.locations, "city")),
        sa.null(),
    ).join(hits, sa.and_(_j.org_id == org_id, _j.id == hits.c.id))  # fmt: skip


def _listed(column: sa.ColumnElement[Any], member: str) -> sa.ColumnElement[Any]:
    """Return one member of each item of a document, as one text."""
    item = sa.func.jsonb_array_elements(column).table_valued("value").alias()
    return sa.select(
        sa.func.string_agg(sa.func.jsonb_extract_path_text(item.c.value, member), " · ")
    ).scalar_subquery()
