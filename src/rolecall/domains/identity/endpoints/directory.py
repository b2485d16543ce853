"""`/api/v1/organizations`: for administrators of the platform."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.identity.queries import organizations as queries
from rolecall.domains.identity.schemas.organizations import (
    DirectoryEntryOut,
    DirectoryPatchIn,
    OrganizationIn,
    SuspensionIn,
)
from rolecall.domains.identity.service import organizations as service
from rolecall.infra.http import (
    ActorDep,
    IfMatch,
    PageOut,
    Paging,
    Router,
    Uow,
    page_out,
    platform,
    set_etag,
)

router = Router(prefix="/organizations", tags=["platform"])
_LIST = "organizations:-created_at"
_MAY = platform(Permission.PLATFORM_ORGANIZATIONS)


@router.get("", **_MAY)
async def list_organizations(uow: Uow, paging: Paging) -> PageOut[DirectoryEntryOut]:
    """List the organizations, newest first."""
    page = await queries.list_organizations(uow, paging.request(_LIST))
    return page_out(page, paging, _LIST, DirectoryEntryOut.of)


@router.post("", status_code=201, **_MAY)
async def create_organization(
    uow: Uow, actor: ActorDep, response: Response, body: OrganizationIn
) -> DirectoryEntryOut:
    """Create an organization and invite its first administrator."""
    made = await service.found_organization(uow, actor, body.command())
    set_etag(response, made.version)
    return DirectoryEntryOut.of(made)


@router.get("/{organization_id}", **_MAY)
async def get_directory_entry(
    uow: Uow, response: Response, organization_id: UUID
) -> DirectoryEntryOut:
    """Show one organization. Nothing of what is in it."""
    found = await queries.get_organization(uow, organization_id)
    set_etag(response, found.version)
    return DirectoryEntryOut.of(found)


@router.patch("/{organization_id}", **_MAY)
async def change_directory_entry(
    uow: Uow,
    actor: ActorDep,
    response: Response,
    if_match: IfMatch,
    organization_id: UUID,
    body: DirectoryPatchIn,
) -> DirectoryEntryOut:
    """Change an organization's name or address."""
    changed = await service.change_directory(uow, actor, organization_id, body.command(), if_match)
    set_etag(response, changed.version)
    return DirectoryEntryOut.of(changed)


@router.post("/{organization_id}/suspend", **_MAY)
async def suspend_organization(
    uow: Uow, actor: ActorDep, organization_id: UUID, body: SuspensionIn
) -> DirectoryEntryOut:
    """Suspend an organization: its members can do nothing and its pages are gone."""
    return DirectoryEntryOut.of(
        await service.suspend_organization(uow, actor, organization_id, body.reason)
    )


@router.post("/{organization_id}/activate", **_MAY)
async def activate_organization(
    uow: Uow, actor: ActorDep, organization_id: UUID
) -> DirectoryEntryOut:
    """End a suspension."""
    return DirectoryEntryOut.of(await service.activate_organization(uow, actor, organization_id))
