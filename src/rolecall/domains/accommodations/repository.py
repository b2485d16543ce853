"""Writing requests for adjustments."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.accommodations.contracts import CaseStatus
from rolecall.domains.accommodations.models import cases, entries
from rolecall.infra.db import Row, UnitOfWork
from rolecall.infra.erasure import Erased, Person, erases

_c, _e = cases.c, entries.c


async def reopen_case(uow: UnitOfWork, application_id: UUID, at: datetime) -> None:
    """Note that somebody asked, for the first time or once more; the case is locked then."""
    await uow.unseal()
    written = insert(cases).values(
        org_id=uow.org_id,
        application_id=application_id,
        status=CaseStatus.ASKED.value,
        asked_at=at,
        changed_at=at,
        version=1,
    )
    await uow.execute(
        written.on_conflict_do_update(
            index_elements=[_c.org_id, _c.application_id],
            set_={
                "status": CaseStatus.ASKED.value,
                "changed_at": at,
                "version": _c.version + 1,
            },
        )
    )


async def lock_case(uow: UnitOfWork, application_id: UUID) -> Row | None:
    """Lock and return the case of an application, None if nothing was asked."""
    await uow.unseal()
    return await uow.fetch_one(
        sa.select(*cases.c)
        .where(_c.org_id == uow.org_id, _c.application_id == application_id)
        .with_for_update()
    )


async def update_case(uow: UnitOfWork, application_id: UUID, **values: Any) -> None:
    """Change a case that the transaction has locked."""
    await uow.unseal()
    await uow.execute(
        sa.update(cases)
        .where(_c.org_id == uow.org_id, _c.application_id == application_id)
        .values(version=_c.version + 1, **values)
    )


async def insert_entry(uow: UnitOfWork, values: dict[str, Any]) -> bool:
    """Write an entry; False if one of this id is there."""
    await uow.unseal()
    written = insert(entries).values(org_id=uow.org_id, **values)
    return await uow.execute(written.on_conflict_do_nothing()) == 1


async def lock_entries_of_other_keys(uow: UnitOfWork, key_id: str, limit: int) -> list[Row]:
    """Lock and return entries that are encrypted with another data key."""
    await uow.unseal()
    return await uow.fetch(
        sa.select(_e.id, _e.body)
        .where(_e.org_id == uow.org_id, _e.key_id != key_id)
        .limit(limit)
        .with_for_update()
    )


async def reseal_entry(uow: UnitOfWork, entry_id: UUID, body: str, key_id: str) -> None:
    """Replace the envelope of an entry."""
    await uow.unseal()
    await uow.execute(
        sa.update(entries)
        .where(_e.org_id == uow.org_id, _e.id == entry_id)
        .values(body=body, key_id=key_id)
    )


@erases("accommodations", cases, entries)
async def erase_cases(uow: UnitOfWork, person: Person) -> Erased:
    """Remove what a person asked to be adjusted, and all answers."""
    await uow.unseal()
    removed = {}
    for table in (entries, cases):
        removed[table.name] = await uow.execute(
            sa.delete(table).where(
                table.c.org_id == uow.org_id,
                table.c.application_id.in_(person.of("application")),
            )
        )
    return Erased({"accommodations": removed[cases.name]})
