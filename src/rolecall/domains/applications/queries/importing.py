"""Who of many is considered for a job already, and what has happened to applications since."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.models import applications, assignees, notes, transitions
from rolecall.infra.db import Row, UnitOfWork

_a = applications.c


async def applications_for_job(
    uow: UnitOfWork, job_id: UUID, candidate_ids: Collection[UUID]
) -> dict[UUID, UUID]:
    """Return the applications of these candidates for a job, by candidate."""
    if not candidate_ids:
        return {}
    rows = await uow.fetch(
        sa.select(_a.candidate_id, _a.id).where(
            _a.org_id == uow.org_id,
            _a.job_id == job_id,
            _a.candidate_id.in_(sorted(candidate_ids)),
            _a.first_application_id.is_(None),
        )
    )
    return {row["candidate_id"]: row["id"] for row in rows}


async def lock_with_traces(uow: UnitOfWork, application_ids: Collection[UUID]) -> list[Row]:
    """Return applications, locked, with what has happened to them: `moved`, `noted`, `asked`."""
    t = transitions.c
    moves = (
        sa.select(sa.func.count())
        .where(t.org_id == _a.org_id, t.application_id == _a.id)
        .scalar_subquery()
    )
    return await uow.fetch(
        sa.select(
            _a.id,
            _a.candidate_id,
            _a.version,
            _a.first_application_id,
            (moves > 1).label("moved"),
            _exists(notes, notes.c.application_id).label("noted"),
            _exists(assignees, assignees.c.application_id).label("asked"),
        )
        .where(_a.org_id == uow.org_id, _a.id.in_(sorted(application_ids)))
        .order_by(_a.id)
        .with_for_update(of=applications)
    )


async def last_of_candidates(
    uow: UnitOfWork, candidate_ids: Collection[UUID]
) -> dict[UUID, tuple[int, datetime, str]]:
    """Return how many applications candidates have, when the last one came and from where.

    Candidates who have none are left out.
    """
    latest = (
        sa.select(
            _a.candidate_id,
            sa.func.count().over(partition_by=_a.candidate_id).label("count"),
            _a.applied_at,
            _a.source,
            sa.func.row_number()
            .over(partition_by=_a.candidate_id, order_by=(_a.applied_at.desc(), _a.id.desc()))
            .label("place"),
        )
        .where(_a.org_id == uow.org_id, _a.candidate_id.in_(sorted(candidate_ids)))
        .subquery()
    )
    rows = await uow.fetch(sa.select(latest).where(latest.c.place == 1))
    return {row["candidate_id"]: (row["count"], row["applied_at"], row["source"]) for row in rows}


def _exists(table: sa.Table, owner: sa.ColumnElement[UUID]) -> sa.ColumnElement[bool]:
    return sa.exists().where(table.c.org_id == _a.org_id, owner == _a.id)
