"""`/api/v1/job-templates`."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.jobs import service
from rolecall.domains.jobs.schemas.jobs import JobOut
from rolecall.domains.jobs.schemas.templates import JobTemplateIn, JobTemplateOut
from rolecall.infra.http import ActorDep, PageOut, Paging, Router, Uow, org, page_out, set_etag

router = Router(prefix="/job-templates", tags=["jobs"])
_WRITE = org(Permission.JOBS_CREATE)
_PURPOSE = "job-templates"


@router.get("", **_WRITE)
async def list_job_templates(uow: Uow, paging: Paging) -> PageOut[JobTemplateOut]:
    """List the organization's job templates, the newest first."""
    page = await service.list_templates(uow, paging.request(_PURPOSE))
    return page_out(page, paging, _PURPOSE, JobTemplateOut.of)


@router.post("", status_code=201, **_WRITE)
async def save_job_template(uow: Uow, actor: ActorDep, body: JobTemplateIn) -> JobTemplateOut:
    """Keep what a job says as a template."""
    return JobTemplateOut.of(await service.save_template(uow, actor, body.command()))


@router.post("/{job_template_id}/jobs", status_code=201, **_WRITE)
async def start_job_from_template(
    uow: Uow, actor: ActorDep, job_template_id: UUID, response: Response
) -> JobOut:
    """Write a draft that says what the template says."""
    job = await service.start_from_template(uow, actor, job_template_id)
    set_etag(response, job.version)
    return JobOut.of(await service.view_of(uow, actor, job))


@router.delete("/{job_template_id}", status_code=204, **_WRITE)
async def delete_job_template(uow: Uow, actor: ActorDep, job_template_id: UUID) -> Response:
    """Delete a template; jobs that began with it stay as they are."""
    await service.delete_template(uow, actor, job_template_id)
    return Response(status_code=204)
