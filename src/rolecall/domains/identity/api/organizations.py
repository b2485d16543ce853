"""Organizations, for other domains."""

from collections.abc import Collection
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.identity.contracts import (
    NewOrganization,
    OrganizationRef,
    OrganizationSettings,
    SaveWorkingTime,
    SettingsPatch,
    WorkingTime,
)
from rolecall.domains.identity.queries import organizations as queries
from rolecall.domains.identity.queries.working_time import get_working_time
from rolecall.domains.identity.service import organizations as service
from rolecall.domains.identity.service import working_time as working_time_service
from rolecall.domains.identity.service.state import state_of
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel.pages import MAX_LIMIT, PageRequest
from rolecall.kernel.tenant import PLATFORM
from rolecall.kernel.working_days import WorkingCalendar


async def find_organization_by_slug(database: Database, slug: str) -> OrganizationRef | None:
    """Return the organization whose public pages stand under `slug`.

    None when there is none or when it is suspended, which is a 404 for the public. Kept for a few
    seconds in this process.
    """
    return await state_of(database.runtime).slugs.find(database, slug)


async def get_organization(uow: UnitOfWork) -> OrganizationRef:
    """Return the transaction's organization.

    Raises:
        NotFound: the transaction runs under the platform, which is no employer.
    """
    return await queries.get_organization(uow, uow.org_id)


async def get_settings(uow: UnitOfWork) -> OrganizationSettings:
    """Return the settings of the transaction's organization."""
    return await queries.get_settings(uow)


async def create_organization(
    uow: UnitOfWork, actor: Actor, new: NewOrganization
) -> OrganizationRef:
    """Make the transaction's tenant an organization.

    Open the transaction under a new id: `database.transaction(Tenant(ids.uuid7()))`.

    Raises:
        Conflict: the slug is taken.
    """
    return await service.create_organization(uow, actor, new)


async def list_organizations(database: Database) -> list[OrganizationRef]:
    """Return every employer's organization, for operators' commands that go through all of them."""
    found: list[OrganizationRef] = []
    request = PageRequest(MAX_LIMIT)
    while True:
        async with database.transaction(PLATFORM) as uow:
            page = await queries.list_organizations(uow, request)
        found += page.items
        if page.next_after is None:
            return found
        request = PageRequest(MAX_LIMIT, page.next_after)


async def organizations_by_ids(
    uow: UnitOfWork, ids: Collection[UUID]
) -> dict[UUID, OrganizationRef]:
    """Return the organizations of these ids, for what a login has at several of them."""
    found = await queries.list_by_ids(uow, ids) if ids else []
    return {one.id: one for one in found}


async def working_calendar(uow: UnitOfWork) -> WorkingCalendar:
    """Return the days on which the transaction's organization works."""
    return (await get_working_time(uow)).calendar


async def save_working_time(uow: UnitOfWork, actor: Actor, command: SaveWorkingTime) -> WorkingTime:
    """Replace the working week and the holidays of the transaction's organization."""
    return await working_time_service.save_working_time(uow, actor, command)


async def update_settings(
    uow: UnitOfWork, actor: Actor, patch: SettingsPatch
) -> tuple[OrganizationRef, OrganizationSettings]:
    """Change what the transaction's organization decides for itself.

    Raises:
        InvalidInput: the logo is no uploaded image.
    """
    return await service.update_settings(uow, actor, patch, None)
