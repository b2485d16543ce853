"""Reading requests for adjustments."""

from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.accommodations.contracts import EntryKind
from rolecall.domains.accommodations.models import cases, entries
from rolecall.infra.db import Row, UnitOfWork

_c, _e = cases.c, entries.c


async def find_case(uow: UnitOfWork, application_id: UUID) -> Row | None:
    """Return the case of an application, None if nothing was asked."""
    await uow.unseal()
    return await uow.fetch_one(
        sa.select(*cases.c).where(_c.org_id == uow.org_id, _c.application_id == application_id)
    )


async def list_entries(uow: UnitOfWork, application_id: UUID) -> list[Row]:
    """Return what was written, first written first."""
    await uow.unseal()
    return await uow.fetch(
        sa.select(*entries.c)
        .where(_e.org_id == uow.org_id, _e.application_id == application_id)
        .order_by(_e.at, _e.id)
    )


async def find_entry(uow: UnitOfWork, entry_id: UUID) -> Row | None:
    """Return an entry as it is kept, None if there is none."""
    await uow.unseal()
    return await uow.fetch_one(
        sa.select(*entries.c).where(_e.org_id == uow.org_id, _e.id == entry_id)
    )


async def last_shared(uow: UnitOfWork, application_id: UUID) -> Row | None:
    """Return the newest line for interviewers, None if there never was one."""
    await uow.unseal()
    return await uow.fetch_one(
        sa.select(*entries.c)
        .where(
            _e.org_id == uow.org_id,
            _e.application_id == application_id,
            _e.kind == EntryKind.SHARED.value,
        )
        .order_by(_e.at.desc(), _e.id.desc())
        .limit(1)
    )


async def count_entries(uow: UnitOfWork, application_id: UUID) -> int:
    """Return how much was written."""
    await uow.unseal()
    found = await uow.fetch_one(
        sa.select(sa.func.count().label("count"))
        .select_from(entries)
        .where(_e.org_id == uow.org_id, _e.application_id == application_id)
    )
    return int(found["count"]) if found else 0
