"""How soon an application is to leave each stage: of a workflow, and of a job by itself.

`/api/v1/workflows/{id}/service-levels` and `/api/v1/jobs/{id}/service-levels`.
"""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.jobs.schemas.service_levels import (
    JobServiceLevelsIn,
    JobServiceLevelsOut,
    ServiceLevelsIn,
    ServiceLevelsOut,
)
from rolecall.domains.jobs.service import service_levels as service
from rolecall.infra.http import ActorDep, IfMatch, Router, Uow, org, set_etag

router = Router(prefix="/workflows", tags=["workflows"])
of_jobs = Router(prefix="/jobs", tags=["jobs"])


@router.get("/{workflow_id}/service-levels", **org(Permission.WORKFLOWS_READ))
async def get_service_levels(uow: Uow, workflow_id: UUID, response: Response) -> ServiceLevelsOut:
    """Return the promises of a workflow; none where nobody made any."""
    found = await service.get_service_levels(uow, workflow_id)
    set_etag(response, found.version)
    return ServiceLevelsOut.of(found)


@router.put("/{workflow_id}/service-levels", **org(Permission.WORKFLOWS_MANAGE))
async def save_service_levels(
    uow: Uow,
    actor: ActorDep,
    workflow_id: UUID,
    body: ServiceLevelsIn,
    response: Response,
    if_match: IfMatch,
) -> ServiceLevelsOut:
    """Replace the promises of a workflow, for all of its jobs at once."""
    saved = await service.save_service_levels(uow, actor, body.command(workflow_id, if_match))
    set_etag(response, saved.version)
    return ServiceLevelsOut.of(saved)


@of_jobs.get("/{job_id}/service-levels", **org(Permission.WORKFLOWS_READ))
async def get_job_service_levels(uow: Uow, job_id: UUID, response: Response) -> JobServiceLevelsOut:
    """Return the promises that a job has of its own, and those of its workflow."""
    found = await service.get_job_service_levels(uow, job_id)
    set_etag(response, found.version)
    return JobServiceLevelsOut.of(found)


@of_jobs.put("/{job_id}/service-levels", **org(Permission.WORKFLOWS_MANAGE))
async def save_job_service_levels(
    uow: Uow,
    actor: ActorDep,
    job_id: UUID,
    body: JobServiceLevelsIn,
    response: Response,
    if_match: IfMatch,
) -> JobServiceLevelsOut:
    """Replace the promises that a job has of its own; with none, it goes by its workflow."""
    saved = await service.save_job_service_levels(uow, actor, body.command(job_id, if_match))
    set_etag(response, saved.version)
    return JobServiceLevelsOut.of(saved)
