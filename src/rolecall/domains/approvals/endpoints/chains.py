"""`/api/v1/approval-chains`."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.approvals import service
from rolecall.domains.approvals.schemas.chains import ChainIn, ChainOut
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

router = Router(prefix="/approval-chains", tags=["approvals"])
_MANAGE = org(Permission.APPROVALS_MANAGE)
_PURPOSE = "approval-chains"


@router.get("", **_MANAGE)
async def list_approval_chains(uow: Uow, paging: Paging) -> PageOut[ChainOut]:
    """List the organization's approval chains, the oldest first."""
    page = await service.list_chains(uow, paging.request(_PURPOSE))
    return page_out(page, paging, _PURPOSE, ChainOut.of)


@router.post("", status_code=201, **_MANAGE)
async def create_approval_chain(
    uow: Uow, actor: ActorDep, body: ChainIn, response: Response
) -> ChainOut:
    """Write a chain. It applies at once to what is asked from now on."""
    chain = await service.save_chain(uow, actor, body.command())
    set_etag(response, chain.version)
    return ChainOut.of(chain)


@router.get("/{chain_id}", **_MANAGE)
async def get_approval_chain(uow: Uow, chain_id: UUID, response: Response) -> ChainOut:
    """Return a chain."""
    chain = await service.get_chain(uow, chain_id)
    set_etag(response, chain.version)
    return ChainOut.of(chain)


@router.put("/{chain_id}", **_MANAGE)
async def update_approval_chain(
    uow: Uow, actor: ActorDep, chain_id: UUID, body: ChainIn, response: Response, if_match: IfMatch
) -> ChainOut:
    """Write a chain anew; requests that were asked keep what they took from it."""
    chain = await service.save_chain(uow, actor, body.command(chain_id, if_match))
    set_etag(response, chain.version)
    return ChainOut.of(chain)


@router.delete("/{chain_id}", status_code=204, **_MANAGE)
async def delete_approval_chain(uow: Uow, actor: ActorDep, chain_id: UUID) -> Response:
    """Delete a chain; requests that were asked go on."""
    await service.delete_chain(uow, actor, chain_id)
    return Response(status_code=204)
