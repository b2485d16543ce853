"""`/api/v1/organization`, `/members`, `/roles`, `/invitations`: for members of an employer."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from rolecall.access import MEMBER_ROLES, Permission, Role
from rolecall.domains.identity.contracts import GivenRole, RoleChange
from rolecall.domains.identity.queries import invitations as invitation_queries
from rolecall.domains.identity.queries import members as member_queries
from rolecall.domains.identity.queries import organizations as organization_queries
from rolecall.domains.identity.schemas.members import (
    InvitationIn,
    InvitationOut,
    MemberOut,
    RoleIn,
    RolesOut,
)
from rolecall.domains.identity.schemas.organizations import OrganizationOut, OrganizationPatchIn
from rolecall.domains.identity.service import invitations, members, organizations
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

router = Router(tags=["organization"])
_MEMBERS = "members:full_name"
_INVITATIONS = "invitations:-id"
_Role = Annotated[Role | None, Query(description="Those who hold this built-in role itself.")]
_CustomRole = Annotated[UUID | None, Query(description="Those who hold this role of your own.")]


@router.get("/organization", **org(Permission.ORGANIZATION_READ))
async def get_organization(uow: Uow, response: Response) -> OrganizationOut:
    """Show the active organization and its settings."""
    organization = await organization_queries.get_organization(uow, uow.org_id)
    settings = await organization_queries.get_settings(uow)
    set_etag(response, organization.version)
    return OrganizationOut.of(organization, settings)


@router.patch("/organization", **org(Permission.ORGANIZATION_UPDATE))
async def update_organization(
    uow: Uow, actor: ActorDep, response: Response, if_match: IfMatch, body: OrganizationPatchIn
) -> OrganizationOut:
    """Change the organization's settings."""
    changed, settings = await organizations.update_settings(uow, actor, body.command(), if_match)
    set_etag(response, changed.version)
    return OrganizationOut.of(changed, settings)


@router.get("/members", **org(Permission.MEMBERS_READ))
async def list_members(
    uow: Uow, paging: Paging, role: _Role = None, custom_role_id: _CustomRole = None
) -> PageOut[MemberOut]:
    """List the members by name."""
    held = GivenRole(role, custom_role_id)
    page = await member_queries.page_members(uow, paging.request(_MEMBERS), held)
    return page_out(page, paging, _MEMBERS, MemberOut.of)


@router.patch("/members/{user_id}", **org(Permission.MEMBERS_MANAGE))
async def change_role(uow: Uow, actor: ActorDep, user_id: UUID, body: RoleIn) -> MemberOut:
    """Give a member another role."""
    command = RoleChange(user_id=user_id, given=body.given())
    return MemberOut.of(await members.change_role(uow, actor, command))


@router.delete("/members/{user_id}", status_code=204, **org(Permission.MEMBERS_MANAGE))
async def remove_member(uow: Uow, actor: ActorDep, user_id: UUID) -> None:
    """Remove a member."""
    await members.remove_member(uow, actor, user_id)


@router.get("/roles", **org(Permission.ORGANIZATION_READ))
async def list_roles() -> RolesOut:
    """List the built-in roles and what each may do, and what roles of one's own can allow."""
    return RolesOut.of(MEMBER_ROLES)


@router.post("/invitations", status_code=201, **org(Permission.INVITATIONS_MANAGE))
async def invite(uow: Uow, actor: ActorDep, body: InvitationIn) -> InvitationOut:
    """Invite somebody by mail."""
    return InvitationOut.of(await invitations.invite(uow, actor, body.command()))


@router.get("/invitations", **org(Permission.INVITATIONS_MANAGE))
async def list_invitations(uow: Uow, paging: Paging) -> PageOut[InvitationOut]:
    """List all invitations, newest first."""
    page = await invitation_queries.list_invitations(uow, paging.request(_INVITATIONS))
    return page_out(page, paging, _INVITATIONS, InvitationOut.of)


@router.post("/invitations/{invitation_id}/resend", **org(Permission.INVITATIONS_MANAGE))
async def resend_invitation(uow: Uow, actor: ActorDep, invitation_id: UUID) -> InvitationOut:
    """Send an invitation again, with a new link."""
    return InvitationOut.of(await invitations.resend_invitation(uow, actor, invitation_id))


@router.post("/invitations/{invitation_id}/revoke", **org(Permission.INVITATIONS_MANAGE))
async def revoke_invitation(uow: Uow, actor: ActorDep, invitation_id: UUID) -> InvitationOut:
    """Take an invitation back."""
    return InvitationOut.of(await invitations.revoke_invitation(uow, actor, invitation_id))
