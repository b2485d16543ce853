"""Reading service levels."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.jobs.contracts import JobStatus
from rolecall.domains.jobs.contracts.service_levels import (
    EscalateTo,
    Escalation,
    JobPromises,
    JobServiceLevels,
    Promised,
    ServiceLevels,
    StagePromise,
)
from rolecall.domains.jobs.models import job_service_levels, jobs, service_levels
from rolecall.infra.db import UnitOfWork, prepared

_l = service_levels.c
_o = job_service_levels.c
_IDLE = frozenset({JobStatus.ON_HOLD, JobStatus.ARCHIVED})
"""Nobody is expected to work on the applications of such a job."""

_GET = prepared(
    sa.select(_l.promises, _l.version).where(
        _l.org_id == sa.bindparam("org_id"), _l.workflow_id == sa.bindparam("workflow_id")
    )
)
_OF_JOB = prepared(
    sa.select(
        jobs.c.status,
        _l.promises.label("of_workflow"),
        _o.promises.label("own"),
        _o.version,
    )
    .select_from(
        jobs.outerjoin(
            service_levels,
            sa.and_(_l.org_id == jobs.c.org_id, _l.workflow_id == jobs.c.workflow_id),
        ).outerjoin(
            job_service_levels,
            sa.and_(_o.org_id == jobs.c.org_id, _o.job_id == jobs.c.id),
        )
    )
    .where(jobs.c.org_id == sa.bindparam("org_id"), jobs.c.id == sa.bindparam("job_id"))
)


async def get_service_levels(uow: UnitOfWork, workflow_id: UUID) -> ServiceLevels:
    """Return what is promised about a workflow's stages."""
    row = await uow.fetch_one(_GET, org_id=uow.org_id, workflow_id=workflow_id)
    if row is None:
        return ServiceLevels(workflow_id=workflow_id)
    return ServiceLevels(
        workflow_id=workflow_id, promises=_promises(row["promises"]), version=row["version"]
    )


async def get_job_service_levels(uow: UnitOfWork, job_id: UUID) -> JobServiceLevels:
    """Return what a job promises by itself, and its workflow; nothing where there is no job."""
    row = await uow.fetch_one(_OF_JOB, org_id=uow.org_id, job_id=job_id)
    if row is None:
        return JobServiceLevels(job_id=job_id)
    return JobServiceLevels(
        job_id=job_id,
        promises=_promises(row["own"] or []),
        of_workflow=_promises(row["of_workflow"] or []),
        version=row["version"] or 0,
    )


async def promised_in(uow: UnitOfWork, workflow_ids: Collection[UUID]) -> Promised:
    """Return what is promised in workflows, and by whichever jobs the reader may see."""
    of_workflows = await uow.fetch(
        sa.select(_l.workflow_id, _l.promises).where(
            _l.org_id == uow.org_id, _l.workflow_id.in_(sorted(workflow_ids))
        )
    )
    of_jobs = await uow.fetch(sa.select(_o.job_id, _o.promises).where(_o.org_id == uow.org_id))
    return Promised(
        {row["workflow_id"]: _by_stage(row["promises"]) for row in of_workflows},
        {row["job_id"]: _by_stage(row["promises"]) for row in of_jobs},
    )


async def promises_of_job(uow: UnitOfWork, job_id: UUID) -> JobPromises:
    """Return what holds for the applications of a job; nothing where there is no such job."""
    row = await uow.fetch_one(_OF_JOB, org_id=uow.org_id, job_id=job_id)
    if row is None:
        return JobPromises(running=False)
    return JobPromises(
        running=row["status"] not in _IDLE,
        promises=_by_stage(row["of_workflow"] or []) | _by_stage(row["own"] or []),
    )


def _by_stage(kept: Sequence[Any]) -> dict[str, StagePromise]:
    return {promise.stage_key: promise for promise in _promises(kept)}


def _promises(kept: Sequence[Any]) -> tuple[StagePromise, ...]:
    return tuple(
        StagePromise(
            stage_key,
            working_days,
            tuple(
                Escalation(after_days, tuple(EscalateTo(word) for word in to))
                for after_days, to in escalations
            ),
        )
        for stage_key, working_days, escalations in kept
    )
