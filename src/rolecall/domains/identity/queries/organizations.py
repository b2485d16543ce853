"""Finding organizations and their settings."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.identity.contracts import (
    HiringManagerVisibility,
    OrganizationRef,
    OrganizationSettings,
    ReapplyPolicy,
    ShownDecider,
)
from rolecall.domains.identity.models import organization_settings, organizations
from rolecall.domains.identity.queries.rows import ORGANIZATION, organization_of
from rolecall.infra.db import UnitOfWork, fetch_page, prepared
from rolecall.kernel.errors import NotFound
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import PLATFORM_ORG

_BY_ID = prepared(
    sa.select(*ORGANIZATION).where(organizations.c.id == sa.bindparam("organization_id"))
)
_SETTINGS = prepared(
    sa.select(organization_settings).where(organization_settings.c.org_id == sa.bindparam("org_id"))
)


async def find_organization(uow: UnitOfWork, organization_id: UUID) -> OrganizationRef | None:
    """Return an organization of the directory."""
    row = await uow.fetch_one(_BY_ID, organization_id=organization_id)
    return organization_of(row) if row else None


async def get_organization(uow: UnitOfWork, organization_id: UUID) -> OrganizationRef:
    """Return an employer's organization.

    Raises:
        NotFound: there is none with this id; the platform itself is none.
    """
    found = await find_organization(uow, organization_id)
    if found is None or found.id == PLATFORM_ORG:
        raise NotFound(say("There is no such organization."))
    return found


async def find_by_slug(uow: UnitOfWork, slug: str) -> OrganizationRef | None:
    """Return an employer's organization by the name in its addresses."""
    row = await uow.fetch_one(
        sa.select(*ORGANIZATION).where(
            organizations.c.slug == slug, organizations.c.id != PLATFORM_ORG
        )
    )
    return organization_of(row) if row else None


async def list_organizations(uow: UnitOfWork, page: PageRequest) -> Page[OrganizationRef]:
    """Return the employers' organizations, newest first."""
    o = organizations.c
    listed = sa.select(*ORGANIZATION).where(o.id != PLATFORM_ORG)
    return await fetch_page(uow, listed, page, o.created_at, o.id, convert=organization_of)


async def list_by_ids(uow: UnitOfWork, ids: Collection[UUID]) -> list[OrganizationRef]:
    """Return the employers' organizations of these ids, in no particular order."""
    o = organizations.c
    rows = await uow.fetch(
        sa.select(*ORGANIZATION).where(o.id.in_(list(ids)), o.id != PLATFORM_ORG)
    )
    return [organization_of(row) for row in rows]


async def get_settings(uow: UnitOfWork) -> OrganizationSettings:
    """Return the settings of the transaction's organization; the defaults where it has none."""
    row = await uow.fetch_one(_SETTINGS, org_id=uow.org_id)
    if row is None:
        return OrganizationSettings()
    return OrganizationSettings(
        primary_color=row["primary_color"],
        logo_file_id=row["logo_file_id"],
        tagline=row["tagline"],
        about_html=row["about_html"],
        website=row["website"],
        careers_enabled=row["careers_enabled"],
        show_pay=row["show_pay"],
        mail_sender_name=row["mail_sender_name"],
        reapply_policy=ReapplyPolicy(row["reapply_policy"]),
        hiring_manager_visibility=HiringManagerVisibility(row["hiring_manager_visibility"]),
        asks_self_identification=row["asks_self_identification"],
        smallest_group=row["smallest_group"],
        shown_decider=ShownDecider(row["shown_decider"]),
        shows_promised_date=row["shows_promised_date"],
    )
