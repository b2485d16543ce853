"""`/api/v1/jobs/{id}/criteria`: what people look for when they read its applications."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.jobs.schemas.criteria import CriteriaIn, CriteriaOut
from rolecall.domains.jobs.service import criteria as service
from rolecall.infra.http import ActorDep, IfMatch, Router, Uow, org, set_etag

router = Router(prefix="/jobs", tags=["jobs"])


@router.get("/{job_id}/criteria", **org(Permission.APPLICATIONS_READ, Permission.JOBS_UPDATE))
async def get_job_criteria(uow: Uow, job_id: UUID, response: Response) -> CriteriaOut:
    """Return the criteria of a job; none where nobody wrote any."""
    found, suggestions = await service.get_criteria(uow, job_id)
    set_etag(response, found.version)
    return CriteriaOut.of(found, suggestions)


@router.put("/{job_id}/criteria", **org(Permission.JOBS_UPDATE))
async def save_job_criteria(
    uow: Uow,
    actor: ActorDep,
    job_id: UUID,
    body: CriteriaIn,
    response: Response,
    if_match: IfMatch,
) -> CriteriaOut:
    """Replace the criteria of a job; applications are looked at by the new ones from now on."""
    command = body.command(job_id, if_match)
    saved, suggestions = await service.save_criteria(uow, actor, command)
    set_etag(response, saved.version)
    return CriteriaOut.of(saved, suggestions)
