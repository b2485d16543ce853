"""`/api/v1/custom-roles`: bundles of permissions that an organization makes itself."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from rolecall.access import Permission, Role
from rolecall.domains.identity.contracts import GivenRole
from rolecall.domains.identity.queries import custom_roles as queries
from rolecall.domains.identity.schemas.custom_roles import (
    CustomRoleIn,
    CustomRoleOut,
    CustomRolesOut,
    NewCustomRoleIn,
)
from rolecall.domains.identity.service import custom_roles as service
from rolecall.infra.http import ActorDep, IfMatch, Router, Uow, org, set_etag

router = Router(tags=["organization"])
_Instead = Annotated[Role | None, Query(description="The built-in role that its holders get.")]
_InsteadOwn = Annotated[UUID | None, Query(description="Or one of your own.")]


@router.get("/custom-roles", **org(Permission.MEMBERS_READ))
async def list_custom_roles(uow: Uow) -> CustomRolesOut:
    """List the organization's own roles by name, with how many hold each."""
    return CustomRolesOut.of(await queries.list_custom_roles(uow))


@router.post("/custom-roles", status_code=201, **org(Permission.MEMBERS_MANAGE))
async def create_custom_role(
    uow: Uow, actor: ActorDep, response: Response, body: NewCustomRoleIn
) -> CustomRoleOut:
    """Make a role."""
    made = await service.create_custom_role(uow, actor, body.new())
    set_etag(response, made.version)
    return CustomRoleOut.of(made)


@router.get("/custom-roles/{role_id}", **org(Permission.MEMBERS_READ))
async def get_custom_role(uow: Uow, response: Response, role_id: UUID) -> CustomRoleOut:
    """Return a role."""
    found = await queries.get_custom_role(uow, role_id)
    set_etag(response, found.version)
    return CustomRoleOut.of(found)


@router.put("/custom-roles/{role_id}", **org(Permission.MEMBERS_MANAGE))
async def change_custom_role(
    uow: Uow,
    actor: ActorDep,
    response: Response,
    if_match: IfMatch,
    role_id: UUID,
    body: CustomRoleIn,
) -> CustomRoleOut:
    """Change what a role is called and allows; it holds at once for everybody who has it."""
    changed = await service.change_custom_role(uow, actor, body.command(role_id, if_match))
    set_etag(response, changed.version)
    return CustomRoleOut.of(changed)


@router.delete("/custom-roles/{role_id}", status_code=204, **org(Permission.MEMBERS_MANAGE))
async def remove_custom_role(
    uow: Uow,
    actor: ActorDep,
    if_match: IfMatch,
    role_id: UUID,
    instead: _Instead = None,
    instead_own: _InsteadOwn = None,
) -> None:
    """Remove a role; whoever holds it, or is invited with it, gets another one."""
    given = GivenRole(instead, instead_own) if instead or instead_own else None
    await service.remove_custom_role(uow, actor, role_id, if_match, given)
