"""Reading workflows."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.jobs.contracts import Move, PinnedJob, Stage, StageKind, Workflow
from rolecall.domains.jobs.contracts.selection import JobSelection, WorkflowOfJobs
from rolecall.domains.jobs.models import (
    jobs,
    jobs_with_applications,
    workflow_versions,
    workflows,
)
from rolecall.domains.jobs.queries.selection import conditions_of
from rolecall.infra.db import Reader, Row, TenantRead, UnitOfWork, fetch_page, prepared
from rolecall.kernel.pages import Page, PageRequest

_w = workflows.c
_v = workflow_versions.c
_COLUMNS = (_v.workflow_id, _v.version, _v.name, _v.stages, _v.moves, _v.may_reopen, _w.is_default)
_BELONGS = sa.and_(_v.org_id == _w.org_id, _v.workflow_id == _w.id)
_NEWEST = (
    sa.select(*_COLUMNS)
    .join(workflows, sa.and_(_BELONGS, _v.version == _w.version))
    .where(_w.org_id == sa.bindparam("org_id"))
)
_LIST = prepared(_NEWEST.order_by(_w.is_default.desc(), _w.created_at, _w.id))
_GET_NEWEST = prepared(_NEWEST.where(_w.id == sa.bindparam("workflow_id")))
_GET_DEFAULT = prepared(_NEWEST.where(_w.is_default))
_GET_VERSION = TenantRead(
    sa.select(*_COLUMNS)
    .join(workflows, _BELONGS)
    .where(
        _w.org_id == sa.bindparam("org_id"),
        _w.id == sa.bindparam("workflow_id"),
        _v.version == sa.bindparam("wanted_version"),
    )
)


async def list_workflows(uow: UnitOfWork) -> list[Workflow]:
    """Return the newest version of each workflow, the default one first."""
    return [_of_row(row) for row in await uow.fetch(_LIST, org_id=uow.org_id)]


async def find_workflow(uow: UnitOfWork, workflow_id: UUID) -> Workflow | None:
    """Return the newest version of a workflow."""
    row = await uow.fetch_one(_GET_NEWEST, org_id=uow.org_id, workflow_id=workflow_id)
    return _of_row(row) if row else None


async def find_default_workflow(uow: UnitOfWork) -> Workflow | None:
    """Return the newest version of the organization's default workflow."""
    row = await uow.fetch_one(_GET_DEFAULT, org_id=uow.org_id)
    return _of_row(row) if row else None


async def find_workflow_version(reader: Reader, workflow_id: UUID, version: int) -> Workflow | None:
    """Return one version of a workflow."""
    row = await reader.fetch_one(
        _GET_VERSION, org_id=reader.org_id, workflow_id=workflow_id, wanted_version=version
    )
    return _of_row(row) if row else None


async def list_workflows_of_jobs(uow: UnitOfWork, wanted: JobSelection) -> list[WorkflowOfJobs]:
    """Return the versions that the jobs of a selection go by, of each the newest first."""
    j = jobs.c
    pinned = (
        sa.select(j.workflow_id, j.workflow_version, sa.func.jsonb_agg(j.id).label("job_ids"))
        .where(*conditions_of(uow, wanted))
        .group_by(j.workflow_id, j.workflow_version)
        .subquery("pinned")
    )
    p = pinned.c
    belongs = sa.and_(p.workflow_id == _v.workflow_id, p.workflow_version == _v.version)
    rows = await uow.fetch(
        sa.select(*_COLUMNS, p.job_ids)
        .join(workflows, _BELONGS)
        .join(pinned, belongs)
        .where(_w.org_id == uow.org_id)
        .order_by(_w.is_default.desc(), _w.created_at, _w.id, _v.version.desc())
    )
    return [
        WorkflowOfJobs(_of_row(row), tuple(UUID(job_id) for job_id in row["job_ids"]))
        for row in rows
    ]


async def list_pinned_jobs(
    uow: UnitOfWork, workflow_id: UUID, page: PageRequest
) -> Page[PinnedJob]:
    """Return the jobs that go by any version of a workflow, newest job first."""
    j, applied = jobs.c, jobs_with_applications.c
    has_applications = sa.exists().where(applied.org_id == uow.org_id, applied.job_id == j.id)
    listed = sa.select(
        j.id, j.title, j.status, j.workflow_version, j.version, j.created_at,
        has_applications.label("has_applications"),
    ).where(j.org_id == uow.org_id, j.workflow_id == workflow_id)  # fmt: skip
    return await fetch_page(uow, listed, page, j.created_at, j.id, convert=_pinned)


def _pinned(row: Row) -> PinnedJob:
    return PinnedJob(
        id=row["id"],
        title=row["title"],
        status=row["status"],
        workflow_version=row["workflow_version"],
        has_applications=row["has_applications"],
        version=row["version"],
    )


def workflow_of(
    *,
    workflow_id: UUID,
    version: int,
    name: str,
    stages: list[dict[str, Any]],
    moves: list[list[str]],
    may_reopen: bool,
    is_default: bool,
) -> Workflow:
    """Return the contract of a stored version."""
    return Workflow(
        id=workflow_id,
        version=version,
        name=name,
        stages=tuple(Stage(item["key"], item["name"], StageKind(item["kind"])) for item in stages),
        moves=tuple(Move(source, target) for source, target in moves),
        may_reopen=may_reopen,
        is_default=is_default,
    )


def _of_row(row: Row) -> Workflow:
    return workflow_of(
        workflow_id=row["workflow_id"],
        version=row["version"],
        name=row["name"],
        stages=row["stages"],
        moves=row["moves"],
        may_reopen=row["may_reopen"],
        is_default=row["is_default"],
    )
