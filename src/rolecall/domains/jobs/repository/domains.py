"""Writing the domains of an organization."""

from uuid import UUID

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.jobs.contracts.domains import CustomDomain
from rolecall.domains.jobs.models import careers_domains, careers_hosts
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock

_d, _h = careers_domains.c, careers_hosts.c


async def insert_domain(uow: UnitOfWork, domain: CustomDomain) -> bool:
    """Add a domain. False: the organization has one of this name."""
    added = await uow.execute(
        insert(careers_domains)
        .values(
            org_id=uow.org_id,
            id=domain.id,
            host=domain.host,
            token=domain.token,
            created_at=domain.created_at,
            created_by_name=domain.created_by_name,
            **_state(domain),
        )
        .on_conflict_do_nothing(index_elements=["org_id", "host"])
    )
    return added > 0


async def save_domain(uow: UnitOfWork, domain: CustomDomain) -> None:
    """Write how a domain stands."""
    await uow.execute(
        sa.update(careers_domains)
        .where(_d.org_id == uow.org_id, _d.id == domain.id)
        .values(**_state(domain))
    )


async def delete_domain(uow: UnitOfWork, domain_id: UUID) -> None:
    """Remove a domain; nothing is shown under it from now on."""
    await uow.execute(sa.delete(careers_domains).where(_d.org_id == uow.org_id, _d.id == domain_id))


async def show_host(uow: UnitOfWork, domain: CustomDomain) -> bool:
    """Let the site be shown under a domain. False: another organization's is.

    Two organizations that prove one name at the same moment are told apart by its unique index.
    """
    await uow.execute(
        insert(careers_hosts)
        .values(
            org_id=uow.org_id,
            host=domain.host,
            domain_id=domain.id,
            is_main=False,
            shown_since=clock.now(),
        )
        .on_conflict_do_nothing()
    )
    row = await uow.fetch_one(sa.select(_h.org_id).where(_h.host == domain.host))
    return row is not None and row["org_id"] == uow.org_id


async def hide_host(uow: UnitOfWork, domain_id: UUID) -> None:
    """Show the site under a domain no more."""
    await uow.execute(
        sa.delete(careers_hosts).where(_h.org_id == uow.org_id, _h.domain_id == domain_id)
    )


async def set_main(uow: UnitOfWork, domain_id: UUID | None) -> None:
    """Let the site be known by this domain alone, by none of its domains if None."""
    await uow.execute(
        sa.update(careers_hosts).where(_h.org_id == uow.org_id, _h.is_main).values(is_main=False)
    )
    if domain_id is not None:
        await uow.execute(
            sa.update(careers_hosts)
            .where(_h.org_id == uow.org_id, _h.domain_id == domain_id)
            .values(is_main=True)
        )


def _state(domain: CustomDomain) -> dict[str, object]:
    return {
        "status": domain.status.value,
        "problem": domain.problem.value,
        "found": msgspec.to_builtins(domain.found),
        "check_number": domain.check,
        "failures": domain.failures,
        "asked_since": domain.asked_since,
        "checked_at": domain.checked_at,
        "next_check_at": domain.next_check_at,
        "verified_at": domain.verified_at,
    }
