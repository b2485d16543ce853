"""`/api/v1/workflows` and `/api/v1/rejection-reasons`."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from rolecall.access import Permission
from rolecall.domains.jobs import service
from rolecall.domains.jobs.queries import workflows as queries
from rolecall.domains.jobs.schemas.workflows import (
    PinnedJobOut,
    ReasonIn,
    ReasonOut,
    ReasonPatch,
    ReasonsOut,
    WorkflowCheckOut,
    WorkflowIn,
    WorkflowOut,
    WorkflowsOut,
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

router = Router(tags=["workflows"])
_READ = org(Permission.WORKFLOWS_READ)
_MANAGE = org(Permission.WORKFLOWS_MANAGE)
_PINNED = "workflow-jobs:-created_at"


@router.get("/workflows", **_READ)
async def list_workflows(uow: Uow) -> WorkflowsOut:
    """List the organization's workflows, the default one first."""
    found = await service.list_workflows(uow)
    return WorkflowsOut(items=[WorkflowOut.of(workflow) for workflow in found])


@router.post("/workflows", status_code=201, **_MANAGE)
async def create_workflow(
    uow: Uow, actor: ActorDep, body: WorkflowIn, response: Response
) -> WorkflowOut:
    """Make a workflow: stages and the moves between them."""
    saved = await service.save_workflow(uow, actor, body.command())
    set_etag(response, saved.version)
    return WorkflowOut.of(saved)


@router.post("/workflows/check", **_MANAGE)
async def check_workflow(body: WorkflowIn) -> WorkflowCheckOut:
    """Say what saving this workflow would refuse; nothing is written."""
    return WorkflowCheckOut.of(service.faults_of_workflow(body.command()))


@router.get("/workflows/{workflow_id}/jobs", **_MANAGE)
async def list_jobs_of_workflow(
    uow: Uow, workflow_id: UUID, paging: Paging
) -> PageOut[PinnedJobOut]:
    """List the jobs that go by this workflow, each with the version that it keeps to."""
    await service.get_workflow(uow, workflow_id)
    page = await queries.list_pinned_jobs(uow, workflow_id, paging.request(_PINNED))
    return page_out(page, paging, _PINNED, PinnedJobOut.of)


@router.get("/workflows/{workflow_id}", **_READ)
async def get_workflow(
    uow: Uow,
    workflow_id: UUID,
    response: Response,
    version: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
) -> WorkflowOut:
    """Return the newest version of a workflow, or the one that is asked for."""
    found = await service.get_workflow(uow, workflow_id, version)
    set_etag(response, found.version)
    return WorkflowOut.of(found)


@router.put("/workflows/{workflow_id}", **_MANAGE)
async def update_workflow(
    uow: Uow,
    actor: ActorDep,
    workflow_id: UUID,
    body: WorkflowIn,
    response: Response,
    if_match: IfMatch,
) -> WorkflowOut:
    """Make the next version of a workflow; jobs keep the version that they pinned."""
    saved = await service.save_workflow(uow, actor, body.command(workflow_id, if_match))
    set_etag(response, saved.version)
    return WorkflowOut.of(saved)


@router.get("/rejection-reasons", **_READ)
async def list_rejection_reasons(uow: Uow) -> ReasonsOut:
    """List the organization's rejection reasons, inactive ones too."""
    return ReasonsOut(items=[ReasonOut.of(reason) for reason in await service.list_reasons(uow)])


@router.post("/rejection-reasons", status_code=201, **_MANAGE)
async def create_rejection_reason(
    uow: Uow, actor: ActorDep, body: ReasonIn, response: Response
) -> ReasonOut:
    """Add a rejection reason at the end of the list."""
    saved = await service.save_reason(uow, actor, body.command())
    set_etag(response, saved.version)
    return ReasonOut.of(saved)


@router.patch("/rejection-reasons/{reason_id}", **_MANAGE)
async def update_rejection_reason(
    uow: Uow,
    actor: ActorDep,
    reason_id: UUID,
    body: ReasonPatch,
    response: Response,
    if_match: IfMatch,
) -> ReasonOut:
    """Rename a rejection reason, or switch it on or off."""
    saved = await service.save_reason(uow, actor, body.command(reason_id, if_match))
    set_etag(response, saved.version)
    return ReasonOut.of(saved)
