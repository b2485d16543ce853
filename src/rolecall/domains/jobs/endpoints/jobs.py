"""`/api/v1/jobs`."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from rolecall.access import Permission
from rolecall.domains.jobs import service
from rolecall.domains.jobs.contracts import (
    ChangeStatus,
    DuplicateJob,
    Job,
    JobFilter,
    JobSort,
    JobStatus,
)
from rolecall.domains.jobs.schemas.jobs import (
    CloseIn,
    JobIn,
    JobOut,
    JobPatch,
    JobSummaryOut,
    PreviewOut,
)
from rolecall.infra.http import (
    ActorDep,
    IfMatch,
    PageOut,
    Paging,
    Router,
    Uow,
    org,
    page_out,
    set_etag,
)

router = Router(prefix="/jobs", tags=["jobs"])
_PUBLISH = org(Permission.JOBS_PUBLISH)


@router.get("", **org(Permission.JOBS_READ))
async def list_jobs(
    uow: Uow,
    paging: Paging,
    status: JobStatus | None = None,
    q: Annotated[str, Query(max_length=200)] = "",
    department: Annotated[str, Query(max_length=100)] = "",
    sort: JobSort = JobSort.NEWEST,
) -> PageOut[JobSummaryOut]:
    """List the organization's jobs. `q` finds words of title, department, skills and places."""
    purpose = f"jobs:{sort}"
    page = await service.list_jobs(
        uow, JobFilter(status, q, department), sort, paging.request(purpose)
    )
    return page_out(page, paging, purpose, JobSummaryOut.of)


@router.post("", status_code=201, **org(Permission.JOBS_CREATE))
async def create_job(uow: Uow, actor: ActorDep, body: JobIn, response: Response) -> JobOut:
    """Write a draft."""
    return await _rendered(
        uow, actor, await service.create_job(uow, actor, body.create()), response
    )


@router.post("/preview", **org(Permission.JOBS_CREATE, Permission.JOBS_UPDATE, transaction=False))
async def preview_job(body: JobPatch) -> PreviewOut:
    """Return the description as it would be saved and shown, with what deserves a look.

    Nothing is saved.
    """
    return PreviewOut.of(body.content())


@router.get("/{job_id}", **org(Permission.JOBS_READ))
async def get_job(uow: Uow, actor: ActorDep, job_id: UUID, response: Response) -> JobOut:
    """Return a job with what the caller may do with it."""
    view = await service.get_view(uow, actor, job_id)
    set_etag(response, view.job.version)
    return JobOut.of(view)


@router.patch("/{job_id}", **org(Permission.JOBS_UPDATE))
async def update_job(
    uow: Uow, actor: ActorDep, job_id: UUID, body: JobPatch, response: Response, if_match: IfMatch
) -> JobOut:
    """Change a job; fields that are left out stay as they are."""
    job = await service.update_job(uow, actor, body.update(job_id, if_match))
    return await _rendered(uow, actor, job, response)


@router.delete(
    "/{job_id}",
    response_model=JobOut,
    responses={204: {"description": "It is gone: nobody ever applied to it."}},
    **org(Permission.JOBS_DELETE),
)
async def delete_job(
    uow: Uow, actor: ActorDep, job_id: UUID, response: Response, if_match: IfMatch
) -> JobOut | Response:
    """Delete a job that nobody applied to; one with applications is archived and returned."""
    command = ChangeStatus(job_id=job_id, version=if_match)
    archived = await service.delete_job(uow, actor, command)
    if archived is None:
        return Response(status_code=204)
    return await _rendered(uow, actor, archived, response)


@router.post("/{job_id}/publish", **_PUBLISH)
async def publish_job(
    uow: Uow, actor: ActorDep, job_id: UUID, response: Response, if_match: IfMatch
) -> JobOut:
    """Open a draft: it is on the careers pages and takes applications."""
    command = ChangeStatus(job_id=job_id, version=if_match)
    return await _rendered(uow, actor, await service.publish_job(uow, actor, command), response)


@router.post("/{job_id}/hold", **_PUBLISH)
async def hold_job(
    uow: Uow, actor: ActorDep, job_id: UUID, response: Response, if_match: IfMatch
) -> JobOut:
    """Take an open job off the pages for a while."""
    command = ChangeStatus(job_id=job_id, version=if_match)
    return await _rendered(uow, actor, await service.hold_job(uow, actor, command), response)


@router.post("/{job_id}/resume", **_PUBLISH)
async def resume_job(
    uow: Uow, actor: ActorDep, job_id: UUID, response: Response, if_match: IfMatch
) -> JobOut:
    """Open a job again that is on hold or closed."""
    command = ChangeStatus(job_id=job_id, version=if_match)
    return await _rendered(uow, actor, await service.resume_job(uow, actor, command), response)


@router.post("/{job_id}/close", **_PUBLISH)
async def close_job(
    uow: Uow, actor: ActorDep, job_id: UUID, body: CloseIn, response: Response, if_match: IfMatch
) -> JobOut:
    """Close a job with a reason."""
    job = await service.close_job(uow, actor, body.command(job_id, if_match))
    return await _rendered(uow, actor, job, response)


@router.post("/{job_id}/archive", **org(Permission.JOBS_DELETE))
async def archive_job(
    uow: Uow, actor: ActorDep, job_id: UUID, response: Response, if_match: IfMatch
) -> JobOut:
    """Put a job away; its applications stay readable."""
    command = ChangeStatus(job_id=job_id, version=if_match)
    return await _rendered(uow, actor, await service.archive_job(uow, actor, command), response)


@router.post("/{job_id}/duplicate", status_code=201, **org(Permission.JOBS_CREATE))
async def duplicate_job(uow: Uow, actor: ActorDep, job_id: UUID, response: Response) -> JobOut:
    """Write a draft like this job."""
    job = await service.duplicate_job(uow, actor, DuplicateJob(job_id=job_id))
    return await _rendered(uow, actor, job, response)


async def _rendered(uow: Uow, actor: ActorDep, job: Job, response: Response) -> JobOut:
    set_etag(response, job.version)
    return JobOut.of(await service.view_of(uow, actor, job))
