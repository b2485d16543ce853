"""Writing drafts. What they hold comes sealed."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.models.drafts import drafts
from rolecall.infra.db import Row, UnitOfWork

_d = drafts.c


async def insert_draft(uow: UnitOfWork, values: dict[str, Any]) -> None:
    """Write a new draft."""
    await uow.execute(sa.insert(drafts).values(org_id=uow.org_id, **values))


async def find_draft(uow: UnitOfWork, draft_id: UUID) -> Row | None:
    """Return a draft as it is kept, None if there is none."""
    return await uow.fetch_one(
        sa.select(*drafts.c).where(_d.org_id == uow.org_id, _d.id == draft_id)
    )


async def lock_draft(uow: UnitOfWork, draft_id: UUID) -> Row | None:
    """Lock and return a draft as it is kept, None if there is none."""
    return await uow.fetch_one(
        sa.select(*drafts.c).where(_d.org_id == uow.org_id, _d.id == draft_id).with_for_update()
    )


async def update_draft(uow: UnitOfWork, draft_id: UUID, values: dict[str, Any]) -> None:
    """Change a draft that the transaction has locked."""
    await uow.execute(
        sa.update(drafts)
        .where(_d.org_id == uow.org_id, _d.id == draft_id)
        .values(version=_d.version + 1, **values)
    )


async def count_reading(uow: UnitOfWork, draft_id: UUID, most: int) -> bool:
    """Count one more reading; False when there were as many as are allowed."""
    counted = await uow.execute(
        sa.update(drafts)
        .where(_d.org_id == uow.org_id, _d.id == draft_id, _d.readings < most)
        .values(readings=_d.readings + 1)
    )
    return counted == 1


async def delete_draft(uow: UnitOfWork, draft_id: UUID) -> bool:
    """Remove a draft; False if it was gone."""
    deleted = await uow.execute(sa.delete(drafts).where(_d.org_id == uow.org_id, _d.id == draft_id))
    return deleted == 1


async def drafts_of_addresses(uow: UnitOfWork, indexes: Collection[bytes]) -> frozenset[UUID]:
    """Return the drafts in which one of these addresses is given, by their blind indexes."""
    rows = await uow.fetch(
        sa.select(_d.id).where(_d.org_id == uow.org_id, _d.address_index.in_(sorted(indexes)))
    )
    return frozenset(row["id"] for row in rows)


async def delete_drafts(uow: UnitOfWork, draft_ids: Collection[UUID]) -> int:
    """Remove drafts; returns how many there were."""
    return await uow.execute(
        sa.delete(drafts).where(_d.org_id == uow.org_id, _d.id.in_(sorted(draft_ids)))
    )


async def lock_drafts_of_other_keys(uow: UnitOfWork, key_id: str, limit: int) -> list[Row]:
    """Lock and return drafts that are sealed with another data key."""
    return await uow.fetch(
        sa.select(*drafts.c)
        .where(_d.org_id == uow.org_id, _d.key_id != key_id)
        .limit(limit)
        .with_for_update()
    )


async def reseal_draft(
    uow: UnitOfWork, draft_id: UUID, body: str, key_id: str, address_index: bytes | None
) -> None:
    """Replace the envelope of a draft, and the blind index that goes with the key."""
    await uow.execute(
        sa.update(drafts)
        .where(_d.org_id == uow.org_id, _d.id == draft_id)
        .values(body=body, key_id=key_id, address_index=address_index)
    )
