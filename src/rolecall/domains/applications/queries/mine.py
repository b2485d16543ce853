"""A login's own applications, in every organization.

The directory is the one table that a login reads across tenants; its policy shows exactly the
entries of the e-mail address that the login has proved.
"""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.contracts import ApplicationStatus, MyApplication, OwnApplication
from rolecall.domains.applications.models import directory
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest

_d = directory.c
_NEWEST = 200
"""Applications of one address at one organization that are looked at; more are no person's."""


async def list_mine(uow: UnitOfWork, email_norm: str, page: PageRequest) -> Page[MyApplication]:
    """Return the applications of a proved address, newest first."""
    listed = sa.select(*_d).where(_d.email_norm == email_norm)
    return await fetch_page(uow, listed, page, _d.applied_at, _d.application_id, convert=_mine)


async def find_mine(uow: UnitOfWork, email_norm: str, application_id: UUID) -> MyApplication | None:
    """Return one of a proved address's applications."""
    row = await uow.fetch_one(
        sa.select(*_d).where(_d.email_norm == email_norm, _d.application_id == application_id)
    )
    return _mine(row) if row else None


async def list_own_of_organizations(
    uow: UnitOfWork, email_norm: str, org_ids: Collection[UUID]
) -> dict[UUID, dict[UUID, list[OwnApplication]]]:
    """Return a proved address's applications by organization and job, oldest first."""
    rows = await uow.fetch(
        sa.select(_d.org_id, _d.job_id, _d.application_id, _d.status)
        .where(_d.email_norm == email_norm, _d.org_id.in_(list(org_ids)))
        .order_by(_d.applied_at, _d.application_id)
    )
    found: dict[UUID, dict[UUID, list[OwnApplication]]] = {}
    for row in rows:
        one = OwnApplication(row["application_id"], ApplicationStatus(row["status"]))
        found.setdefault(row["org_id"], {}).setdefault(row["job_id"], []).append(one)
    return found


async def list_own_at(uow: UnitOfWork, email_norm: str, org_id: UUID) -> list[MyApplication]:
    """Return a proved address's applications at one organization, newest first."""
    rows = await uow.fetch(
        sa.select(*_d)
        .where(_d.email_norm == email_norm, _d.org_id == org_id)
        .order_by(_d.applied_at.desc(), _d.application_id.desc())
        .limit(_NEWEST)
    )
    return [_mine(row) for row in rows]


async def list_employers_of(uow: UnitOfWork, email_norm: str) -> dict[UUID, int]:
    """Return at which organizations a proved address has applied, and how often."""
    rows = await uow.fetch(
        sa.select(_d.org_id, sa.func.count().label("number"))
        .where(_d.email_norm == email_norm)
        .group_by(_d.org_id)
    )
    return {row["org_id"]: row["number"] for row in rows}


def _mine(row: Row) -> MyApplication:
    return MyApplication(
        id=row["application_id"],
        org_id=row["org_id"],
        organization_name=row["organization_name"],
        organization_slug=row["organization_slug"],
        job_id=row["job_id"],
        job_title=row["job_title"],
        stage_name=row["stage_name"],
        stage_kind=row["stage_kind"],
        status=row["status"],
        applied_at=row["applied_at"],
        updated_at=row["updated_at"],
    )
