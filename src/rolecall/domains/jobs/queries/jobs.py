"""One job or several, by id."""

from collections.abc import Collection, Sequence
from uuid import UUID

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import aggregate_order_by

from rolecall.domains.jobs.contracts import (
    CloseReason,
    EmploymentType,
    Job,
    JobStatus,
    JobSummary,
    Location,
    Pay,
    PayPeriod,
    Question,
    RemotePolicy,
    Skill,
    TeamMember,
    TeamRole,
)
from rolecall.domains.jobs.models import (
    confidential_jobs,
    jobs,
    jobs_with_applications,
    team_members,
    workflow_versions,
    workflows,
)
from rolecall.domains.jobs.queries.workflows import workflow_of
from rolecall.infra.db import Reader, Row, Statement, TenantRead, UnitOfWork, prepared

_j = jobs.c
_v = workflow_versions.c

TEAM = (
    sa.select(
        sa.func.jsonb_agg(
            aggregate_order_by(
                sa.func.jsonb_build_array(team_members.c.user_id, team_members.c.role),
                team_members.c.position,
            )
        )
    )
    .where(team_members.c.org_id == _j.org_id, team_members.c.job_id == _j.id)
    .scalar_subquery()
    .label("team")
)
CONFIDENTIAL = (
    sa.exists()
    .where(confidential_jobs.c.org_id == _j.org_id, confidential_jobs.c.job_id == _j.id)
    .label("confidential")
)
_HAS_APPLICATIONS = (
    sa.exists()
    .where(
        jobs_with_applications.c.org_id == _j.org_id,
        jobs_with_applications.c.job_id == _j.id,
    )
    .label("has_applications")
)
_OF_MEMBER = TenantRead(
    sa.select(team_members.c.job_id)
    .where(
        team_members.c.org_id == sa.bindparam("org_id"),
        team_members.c.user_id == sa.bindparam("user_id"),
    )
    .distinct()
)
_WHOLE = (
    sa.select(
        *(column for column in jobs.c if column.name not in {"org_id", "title_key"}),
        TEAM,
        CONFIDENTIAL,
        _HAS_APPLICATIONS,
        _v.name.label("workflow_name"),
        _v.stages.label("workflow_stages"),
        _v.moves.label("workflow_moves"),
        _v.may_reopen.label("workflow_may_reopen"),
        workflows.c.is_default.label("workflow_is_default"),
    )
    .join(
        workflow_versions,
        sa.and_(
            _v.org_id == _j.org_id,
            _v.workflow_id == _j.workflow_id,
            _v.version == _j.workflow_version,
        ),
    )
    .join(workflows, sa.and_(workflows.c.org_id == _j.org_id, workflows.c.id == _j.workflow_id))
    .where(_j.org_id == sa.bindparam("org_id"), _j.id == sa.bindparam("job_id"))
)
_GET = prepared(_WHOLE)
_GET_FOR_SHARE = prepared(_WHOLE.with_for_update(read=True, of=jobs))
_GET_FOR_UPDATE = prepared(_WHOLE.with_for_update(key_share=True, of=jobs))

SUMMARY_COLUMNS = (
    _j.id,
    _j.title,
    _j.status,
    _j.department,
    _j.locations,
    _j.remote_policy,
    _j.employment_type,
    _j.openings,
    _j.openings_filled,
    _j.published_at,
    _j.created_at,
    _j.updated_at,
    _j.title_key,
    CONFIDENTIAL,
)


async def find_job(uow: UnitOfWork, job_id: UUID) -> Job | None:
    """Return a job, None if the tenant has none of this id."""
    return _job_or_none(await uow.fetch_one(_GET, org_id=uow.org_id, job_id=job_id))


async def find_job_for_share(uow: UnitOfWork, job_id: UUID) -> Job | None:
    """Return a job that nobody changes until this transaction ends; several may hold it."""
    return await _locked(uow, _GET_FOR_SHARE, job_id)


async def find_job_for_update(uow: UnitOfWork, job_id: UUID) -> Job | None:
    """Return a job that this transaction alone may change."""
    return await _locked(uow, _GET_FOR_UPDATE, job_id)


async def _locked(uow: UnitOfWork, statement: Statement, job_id: UUID) -> Job | None:
    """Run a statement that locks the job.

    It finds nothing if it had to wait for somebody who gave the job another workflow version: the
    job's row is read anew after the wait, but not the version that it is joined with. A second look
    sees both as they are.
    """
    for _ in range(2):
        row = await uow.fetch_one(statement, org_id=uow.org_id, job_id=job_id)
        if row is not None:
            return _job_or_none(row)
    return None


async def list_jobs_by_ids(uow: UnitOfWork, job_ids: Sequence[UUID]) -> list[JobSummary]:
    """Return the jobs of these ids that the tenant has, in no particular order."""
    if not job_ids:
        return []
    rows = await uow.fetch(
        sa.select(*SUMMARY_COLUMNS, TEAM).where(
            _j.org_id == uow.org_id, _j.id.in_(list(dict.fromkeys(job_ids)))
        )
    )
    return [summary_of(row) for row in rows]


def summary_of(row: Row) -> JobSummary:
    """Return the summary of a row of `SUMMARY_COLUMNS` and `TEAM`."""
    return JobSummary(
        id=row["id"],
        title=row["title"],
        status=JobStatus(row["status"]),
        department=row["department"],
        locations=_locations(row["locations"]),
        remote_policy=RemotePolicy(row["remote_policy"]),
        employment_type=EmploymentType(row["employment_type"]),
        openings=row["openings"],
        openings_filled=row["openings_filled"],
        hiring_team=_team(row["team"]),
        published_at=row["published_at"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        confidential=row["confidential"],
    )


def _job_or_none(row: Row | None) -> Job | None:
    if row is None:
        return None
    return Job(
        id=row["id"],
        title=row["title"],
        status=JobStatus(row["status"]),
        department=row["department"],
        locations=_locations(row["locations"]),
        remote_policy=RemotePolicy(row["remote_policy"]),
        employment_type=EmploymentType(row["employment_type"]),
        pay=_pay(row),
        description_html=row["description_html"],
        skills=tuple(Skill(item["name"], item["required"]) for item in row["skills"]),
        questions=msgspec.convert(row["questions"], tuple[Question, ...]),
        openings=row["openings"],
        openings_filled=row["openings_filled"],
        valid_through=row["valid_through"],
        hiring_team=_team(row["team"]),
        workflow=workflow_of(
            workflow_id=row["workflow_id"],
            version=row["workflow_version"],
            name=row["workflow_name"],
            stages=row["workflow_stages"],
            moves=row["workflow_moves"],
            may_reopen=row["workflow_may_reopen"],
            is_default=row["workflow_is_default"],
        ),
        close_reason=CloseReason(row["close_reason"]) if row["close_reason"] else None,
        close_note=row["close_note"],
        has_applications=row["has_applications"],
        version=row["version"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        published_at=row["published_at"],
        closed_at=row["closed_at"],
        confidential=row["confidential"],
    )


def _pay(row: Row) -> Pay | None:
    if row["pay_currency"] is None:
        return None
    return Pay(
        row["pay_min_minor"],
        row["pay_max_minor"],
        row["pay_currency"],
        PayPeriod(row["pay_period"]),
    )


async def jobs_of_member(reader: Reader, user_id: UUID) -> tuple[UUID, ...]:
    """Return the jobs whose hiring team a member belongs to."""
    rows = await reader.fetch(_OF_MEMBER, org_id=reader.org_id, user_id=user_id)
    return tuple(row["job_id"] for row in rows)


def team_jobs(org_id: UUID, user_id: UUID) -> sa.Select[tuple[UUID]]:
    """Return the statement of the jobs whose hiring team a member belongs to."""
    t = team_members.alias().c
    return sa.select(t.job_id).where(t.org_id == org_id, t.user_id == user_id)


async def find_closed_team(uow: UnitOfWork, job_id: UUID) -> frozenset[UUID] | None:
    """Return who is on the team of a confidential job; None if the job is not confidential."""
    c, t = confidential_jobs.c, team_members.c
    rows = await uow.fetch(
        sa.select(t.user_id)
        .select_from(
            sa.outerjoin(
                confidential_jobs,
                team_members,
                sa.and_(t.org_id == c.org_id, t.job_id == c.job_id),
            )
        )
        .where(c.org_id == uow.org_id, c.job_id == job_id)
    )
    return frozenset(row["user_id"] for row in rows if row["user_id"]) if rows else None


async def is_on_team(uow: UnitOfWork, user_id: UUID, job_ids: Collection[UUID]) -> bool:
    """Tell whether a member belongs to the hiring team of one of these jobs."""
    if not job_ids:
        return False
    found = await uow.fetch_value(
        sa.select(team_members.c.job_id)
        .where(
            team_members.c.org_id == uow.org_id,
            team_members.c.user_id == user_id,
            team_members.c.job_id.in_(sorted(job_ids)),
        )
        .limit(1)
    )
    return found is not None


def _locations(items: list[dict[str, str]]) -> tuple[Location, ...]:
    return tuple(Location(item["city"], item["region"], item["country"]) for item in items)


def _team(items: list[list[str]] | None) -> tuple[TeamMember, ...]:
    return tuple(TeamMember(UUID(user), TeamRole(role)) for user, role in items or ())


async def titles_of(uow: UnitOfWork, job_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the titles of those of these jobs that the transaction sees."""
    rows = await uow.fetch(
        sa.select(jobs.c.id, jobs.c.title).where(
            jobs.c.org_id == uow.org_id, jobs.c.id.in_(sorted(job_ids))
        )
    )
    return {row["id"]: row["title"] for row in rows}
