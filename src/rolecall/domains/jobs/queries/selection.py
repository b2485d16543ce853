"""Many jobs at once, for what counts over them."""

from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.jobs.contracts import JobStatus, TeamRole
from rolecall.domains.jobs.contracts.selection import JobFacts, JobSelection
from rolecall.domains.jobs.models import jobs, team_members
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.terms import fold

_j, _m = jobs.c, team_members.c


async def list_job_facts(uow: UnitOfWork, wanted: JobSelection) -> list[JobFacts]:
    """Return the jobs of a selection by title."""
    recruiters = (
        sa.select(sa.func.jsonb_agg(_m.user_id))
        .where(
            _m.org_id == _j.org_id,
            _m.job_id == _j.id,
            _m.role == TeamRole.RECRUITER.value,
        )
        .scalar_subquery()
        .label("recruiters")
    )
    rows = await uow.fetch(
        sa.select(_j.id, _j.title, _j.department, _j.status, _j.published_at, recruiters)
        .where(*conditions_of(uow, wanted))
        .order_by(_j.title_key, _j.id)
    )
    return [
        JobFacts(
            row["id"],
            row["title"],
            row["department"],
            JobStatus(row["status"]),
            row["published_at"],
            tuple(UUID(user_id) for user_id in row["recruiters"] or ()),
        )
        for row in rows
    ]


def conditions_of(uow: UnitOfWork, wanted: JobSelection) -> list[sa.ColumnElement[bool]]:
    """Return the conditions on jobs that a selection means."""
    conditions: list[sa.ColumnElement[bool]] = [_j.org_id == uow.org_id]
    if wanted.job_ids:
        conditions.append(_j.id.in_(wanted.job_ids))
    if wanted.departments:
        conditions.append(_j.department_key.in_([fold(name) for name in wanted.departments]))
    if wanted.member_id is not None:
        conditions.append(_on_team(_m.user_id == wanted.member_id))
    if wanted.recruiter_id is not None:
        conditions.append(
            _on_team(_m.user_id == wanted.recruiter_id, _m.role == TeamRole.RECRUITER.value)
        )
    return conditions


def _on_team(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.exists().where(_m.org_id == _j.org_id, _m.job_id == _j.id, *conditions)
