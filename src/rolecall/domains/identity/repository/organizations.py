"""Writing organizations and their settings."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.identity.contracts import (
    NewOrganization,
    OrganizationSettings,
    OrganizationStatus,
)
from rolecall.domains.identity.models import organization_settings, organizations
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say


async def insert_organization(uow: UnitOfWork, new: NewOrganization) -> bool:
    """Add the transaction's organization to the directory; False when the slug is taken."""
    inserted = await uow.execute(
        insert(organizations)
        .values(
            id=uow.org_id,
            slug=new.slug,
            name=new.name,
            status=OrganizationStatus.ACTIVE.value,
            time_zone=new.time_zone,
            locale=new.locale,
            created_at=clock.now(),
        )
        .on_conflict_do_nothing(index_elements=["slug"])
    )
    return inserted == 1


async def insert_settings(uow: UnitOfWork, settings: OrganizationSettings) -> None:
    """Add the settings of the transaction's organization."""
    await uow.execute(
        sa.insert(organization_settings).values(
            org_id=uow.org_id, **_columns(settings), updated_at=clock.now()
        )
    )


async def lock_organization(uow: UnitOfWork, org_id: UUID) -> Row | None:
    """Return the directory's row, locked: changes of who is a member happen one at a time.

    The platform's row stands for the directory as a whole: slugs are given one at a time.
    """
    return await uow.fetch_one(
        sa.select(organizations).where(organizations.c.id == org_id).with_for_update()
    )


async def update_organization(
    uow: UnitOfWork, org_id: UUID, values: Mapping[str, Any], *, version: int
) -> None:
    """Write columns and count the version up.

    Raises:
        VersionMismatch: it is not at `version` any more.
    """
    o = organizations.c
    written = await uow.execute(
        sa.update(organizations)
        .where(o.id == org_id, o.version == version)
        .values(**values, version=o.version + 1)
    )
    if not written:
        raise VersionMismatch(
            say("The organization was changed meanwhile. Read it again and retry.")
        )


async def count_members(uow: UnitOfWork, difference: int) -> None:
    """Keep the directory's number of members."""
    o = organizations.c
    await uow.execute(
        sa.update(organizations)
        .where(o.id == uow.org_id)
        .values(members_count=o.members_count + difference)
    )


async def update_settings(uow: UnitOfWork, settings: OrganizationSettings) -> None:
    """Write all settings of the transaction's organization."""
    await uow.execute(
        sa.update(organization_settings)
        .where(organization_settings.c.org_id == uow.org_id)
        .values(**_columns(settings), updated_at=clock.now())
    )


def _columns(settings: OrganizationSettings) -> dict[str, Any]:
    return {
        "primary_color": settings.primary_color,
        "logo_file_id": settings.logo_file_id,
        "tagline": settings.tagline,
        "about_html": settings.about_html,
        "website": settings.website,
        "careers_enabled": settings.careers_enabled,
        "show_pay": settings.show_pay,
        "mail_sender_name": settings.mail_sender_name,
        "reapply_policy": settings.reapply_policy.value,
        "hiring_manager_visibility": settings.hiring_manager_visibility.value,
        "asks_self_identification": settings.asks_self_identification,
        "smallest_group": settings.smallest_group,
        "shown_decider": settings.shown_decider.value,
        "shows_promised_date": settings.shows_promised_date,
    }
