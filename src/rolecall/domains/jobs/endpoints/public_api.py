"""`/api/v1/public`: open jobs, for anybody."""

from typing import Annotated
from uuid import UUID

import msgspec
from fastapi import Depends, Query, Request, Response

from rolecall.domains.jobs import service
from rolecall.domains.jobs.contracts import (
    EmploymentType,
    Job,
    PostingFilter,
    PublicPosting,
    RemotePolicy,
)
from rolecall.domains.jobs.queries import postings as queries
from rolecall.domains.jobs.schemas.public import PublicJobDetailOut, PublicJobOut
from rolecall.infra.http import PageOut, Paging, Router, RuntimeDep, page_body, public
from rolecall.infra.http.pages import conditional
from rolecall.infra.runtime import Runtime

router = Router(prefix="/public", tags=["public"])
MAX_AGE = 60
_encoder = msgspec.json.Encoder()
_LIST = "public-jobs"
_Words = Annotated[str, Query(max_length=200)]


async def _filter(
    q: _Words = "",
    location: _Words = "",
    department: _Words = "",
    remote_policy: RemotePolicy | None = None,
    employment_type: EmploymentType | None = None,
) -> PostingFilter:
    return PostingFilter(q, location, department, remote_policy, employment_type)


Wanted = Annotated[PostingFilter, Depends(_filter)]


@router.get("/jobs", response_model=PageOut[PublicJobOut], **public())
async def list_public_jobs(
    request: Request, runtime: RuntimeDep, paging: Paging, wanted: Wanted
) -> Response:
    """List the open jobs of all organizations, newest first.

    `q` finds words of title, department, skills and places; `location` words of places; each word
    may be the beginning of one.
    """
    return await _list(request, runtime, paging, wanted)


@router.get("/organizations/{slug}/jobs", response_model=PageOut[PublicJobOut], **public())
async def list_public_jobs_of_organization(
    request: Request, runtime: RuntimeDep, paging: Paging, slug: str, wanted: Wanted
) -> Response:
    """List the open jobs of one organization, newest first."""
    organization = await service.find_organization(runtime.database, slug)
    return await _list(request, runtime, paging, wanted, organization.id)


@router.get("/jobs/{job_id}", response_model=PublicJobDetailOut, **public())
async def get_public_job(request: Request, runtime: RuntimeDep, job_id: UUID) -> Response:
    """Return an open job with its description and its questions."""
    body = await service.kept_of_job(runtime.database, job_id, _detail)
    return conditional(request, body, media_type="application/json", max_age=MAX_AGE)


def _detail(posting: PublicPosting, job: Job, runtime: Runtime) -> bytes:
    url = service.posting_url(runtime, posting)
    return PublicJobDetailOut.of(posting, job, url, runtime.public_url).model_dump_json().encode()


async def _list(
    request: Request,
    runtime: Runtime,
    paging: Paging,
    wanted: PostingFilter,
    org_id: UUID | None = None,
) -> Response:
    page = await queries.list_public_items(runtime.database, wanted, paging.request(_LIST), org_id)
    body = _encoder.encode(page_body(page, paging, _LIST))
    return conditional(request, body, media_type="application/json", max_age=MAX_AGE)
