"""`/api/v1/approvals` and `/api/v1/approval-delegations`."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.approvals import service
from rolecall.domains.approvals.contracts import ApprovalShow, ApprovalView
from rolecall.domains.approvals.schemas.approvals import (
    DecisionIn,
    DelegationIn,
    DelegationOut,
    DelegationsOut,
    HandOnIn,
)
from rolecall.infra.http import ActorDep, PageOut, Paging, Router, Uow, org, page_out

router = Router(tags=["approvals"])
_DECIDE = org(Permission.APPROVALS_DECIDE)


@router.get("/approvals", **_DECIDE)
async def list_approvals(
    uow: Uow, actor: ActorDep, paging: Paging, show: ApprovalShow = ApprovalShow.WAITING
) -> PageOut[ApprovalView]:
    """List the requests that wait for the caller, that they asked for, or that they decided."""
    purpose = f"approvals:{show}"
    page = await service.list_views(uow, actor, show, paging.request(purpose))
    return page_out(page, paging, purpose, lambda view: view)


@router.get("/approvals/{approval_id}", **_DECIDE)
async def get_approval(uow: Uow, actor: ActorDep, approval_id: UUID) -> ApprovalView:
    """Return a request that the caller has to do with; administrators see all."""
    return await service.get_view(uow, actor, approval_id)


@router.post("/approvals/{approval_id}/decision", **_DECIDE)
async def decide_approval(
    uow: Uow, actor: ActorDep, approval_id: UUID, body: DecisionIn
) -> ApprovalView:
    """Approve or decline, with every voice that the caller has in the request now."""
    approval = await service.decide(uow, actor, body.command(approval_id))
    return await service.view_of(uow, actor, approval)


@router.post("/approvals/{approval_id}/hand-on", **_DECIDE)
async def hand_on_approval(
    uow: Uow, actor: ActorDep, approval_id: UUID, body: HandOnIn
) -> ApprovalView:
    """Let another member decide this request instead."""
    approval = await service.hand_on(uow, actor, body.command(approval_id))
    return await service.view_of(uow, actor, approval)


@router.get("/approval-delegations", **_DECIDE)
async def list_approval_delegations(uow: Uow, actor: ActorDep) -> DelegationsOut:
    """List what is not over of what the caller delegates, or is delegated."""
    found = await service.list_delegations(uow, actor)
    return DelegationsOut(items=[DelegationOut.of(one) for one in found])


@router.post("/approval-delegations", status_code=201, **_DECIDE)
async def delegate_approvals(uow: Uow, actor: ActorDep, body: DelegationIn) -> DelegationOut:
    """Let another member decide in the caller's place for a span of time."""
    return DelegationOut.of(await service.delegate(uow, actor, body.command()))


@router.delete("/approval-delegations/{delegation_id}", status_code=204, **_DECIDE)
async def end_approval_delegation(uow: Uow, actor: ActorDep, delegation_id: UUID) -> Response:
    """End a delegation of the caller's."""
    await service.end_delegation(uow, actor, delegation_id)
    return Response(status_code=204)
