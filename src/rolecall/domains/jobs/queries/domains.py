"""Reading the domains of organizations."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
import sqlalchemy as sa

from rolecall.domains.jobs.contracts.domains import (
    CustomDomain,
    DomainProblem,
    DomainStatus,
    FoundRecords,
)
from rolecall.domains.jobs.models import careers_domains, careers_hosts
from rolecall.infra.db import Database, Row, UnitOfWork, prepared

_d, _h = careers_domains.c, careers_hosts.c
_OF_HOST = prepared(sa.select(_h.org_id).where(_h.host == sa.bindparam("host")))
_MAIN = prepared(sa.select(_h.host).where(_h.org_id == sa.bindparam("wanted_org"), _h.is_main))
_DOMAINS = sa.select(
    careers_domains, sa.func.coalesce(_h.is_main, sa.false()).label("is_main")
).join(careers_hosts, sa.and_(_h.org_id == _d.org_id, _h.domain_id == _d.id), isouter=True)


async def find_owner(database: Database, host: str) -> UUID | None:
    """Return the organization whose site is shown under a host, None if no site is."""
    rows = await database.read_public(_OF_HOST, host=host)
    found: UUID | None = rows[0]["org_id"] if rows else None
    return found


async def find_main_host(database: Database, org_id: UUID) -> str:
    """Return the host by which an organization's site is known, empty where it has none."""
    rows = await database.read_public(_MAIN, wanted_org=org_id)
    return str(rows[0]["host"]) if rows else ""


async def main_host(uow: UnitOfWork) -> str:
    """Return the same for the transaction's organization."""
    row = await uow.fetch_one(sa.select(_h.host).where(_h.org_id == uow.org_id, _h.is_main))
    return str(row["host"]) if row else ""


async def list_domains(uow: UnitOfWork) -> Sequence[CustomDomain]:
    """Return the organization's domains, in the order in which they were added."""
    rows = await uow.fetch(_DOMAINS.where(_d.org_id == uow.org_id).order_by(_d.id))
    return [_domain(row) for row in rows]


async def find_domain(uow: UnitOfWork, domain_id: UUID) -> CustomDomain | None:
    """Return a domain, None if there is none of this id."""
    row = await uow.fetch_one(_DOMAINS.where(_d.org_id == uow.org_id, _d.id == domain_id))
    return _domain(row) if row else None


async def find_domain_for_update(uow: UnitOfWork, domain_id: UUID) -> CustomDomain | None:
    """Return a domain that this transaction alone may change, None if there is none of this id."""
    row = await uow.fetch_one(
        _DOMAINS.where(_d.org_id == uow.org_id, _d.id == domain_id).with_for_update(
            of=careers_domains
        )
    )
    return _domain(row) if row else None


async def first_shown(uow: UnitOfWork) -> UUID | None:
    """Return the domain of the organization that has been shown for longest."""
    row = await uow.fetch_one(
        sa.select(_h.domain_id).where(_h.org_id == uow.org_id).order_by(_h.shown_since).limit(1)
    )
    return row["domain_id"] if row else None


def _domain(row: Row) -> CustomDomain:
    return CustomDomain(
        id=row["id"],
        host=row["host"],
        token=row["token"],
        status=DomainStatus(row["status"]),
        problem=DomainProblem(row["problem"]),
        found=msgspec.convert(row["found"], FoundRecords),
        is_main=row["is_main"],
        check=row["check_number"],
        failures=row["failures"],
        created_at=row["created_at"],
        created_by_name=row["created_by_name"],
        asked_since=row["asked_since"],
        checked_at=row["checked_at"],
        next_check_at=row["next_check_at"],
        verified_at=row["verified_at"],
    )
