"""Writing how far files have come that come in pieces."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.files.contracts import AttachedRecord, FilePurpose, Incoming
from rolecall.domains.files.models import incoming
from rolecall.infra.db import Row, UnitOfWork
from rolecall.infra.disclosure import Section, Withheld, discloses
from rolecall.kernel.sentences import say

_i = incoming.c


async def insert_incoming(uow: UnitOfWork, values: dict[str, Any]) -> None:
    """Write a new row."""
    await uow.execute(sa.insert(incoming).values(org_id=uow.org_id, **values))


async def find_incoming(uow: UnitOfWork, incoming_id: UUID) -> Incoming | None:
    """Return how far a file has come, None if it is not expected."""
    row = await uow.fetch_one(
        sa.select(*incoming.c).where(_i.org_id == uow.org_id, _i.id == incoming_id)
    )
    return None if row is None else _incoming(row)


async def list_incoming_of(
    uow: UnitOfWork, record_type: str, record_id: UUID, now: datetime
) -> list[Incoming]:
    """Return the files that still come for a record, in the order in which they were begun."""
    rows = await uow.fetch(
        sa.select(*incoming.c)
        .where(
            _i.org_id == uow.org_id,
            _i.record_type == record_type,
            _i.record_id == record_id,
            _i.file_id.is_(None),
            _i.expires_at > now,
        )
        .order_by(_i.id)
    )
    return [_incoming(row) for row in rows]


async def find_incoming_key(uow: UnitOfWork, incoming_id: UUID) -> str | None:
    """Return the envelope of the key to a file's pieces."""
    row = await uow.fetch_one(
        sa.select(_i.file_key).where(_i.org_id == uow.org_id, _i.id == incoming_id)
    )
    return None if row is None else str(row["file_key"])


async def add_piece(
    uow: UnitOfWork, incoming_id: UUID, offset: int, received: int, pieces: Sequence[UUID]
) -> bool:
    """Note a piece that begins at `offset`; False if the file has come further meanwhile."""
    written = await uow.execute(
        sa.update(incoming)
        .where(_i.org_id == uow.org_id, _i.id == incoming_id, _i.received == offset)
        .values(received=received, pieces=[str(one) for one in pieces])
    )
    return written == 1


async def finish_incoming(uow: UnitOfWork, incoming_id: UUID, file_id: UUID) -> bool:
    """Note the file that the pieces became; False if that is noted already."""
    written = await uow.execute(
        sa.update(incoming)
        .where(_i.org_id == uow.org_id, _i.id == incoming_id, _i.file_id.is_(None))
        .values(file_id=file_id)
    )
    return written == 1


async def delete_incoming(uow: UnitOfWork, incoming_id: UUID) -> bool:
    """Forget a file that is not expected any more; False if it was forgotten before."""
    deleted = await uow.execute(
        sa.delete(incoming).where(_i.org_id == uow.org_id, _i.id == incoming_id)
    )
    return deleted == 1


async def delete_incoming_of_records(uow: UnitOfWork, record_ids: Collection[UUID]) -> list[UUID]:
    """Forget the files that come for these records, of whatever type; returns their ids."""
    rows = await uow.fetch(
        sa.delete(incoming)
        .where(_i.org_id == uow.org_id, _i.record_id.in_(sorted(record_ids)))
        .returning(_i.id)
    )
    return [row["id"] for row in rows]


async def lock_incoming_of_other_keys(uow: UnitOfWork, key_id: str, limit: int) -> list[Row]:
    """Lock and return `id` and `file_key` of rows whose key is sealed with another data key."""
    return await uow.fetch(
        sa.select(_i.id, _i.file_key)
        .where(_i.org_id == uow.org_id, _i.key_id != key_id)
        .limit(limit)
        .with_for_update()
    )


async def reseal_incoming(uow: UnitOfWork, incoming_id: UUID, file_key: str, key_id: str) -> None:
    """Replace the envelope of the key to a file's pieces."""
    await uow.execute(
        sa.update(incoming)
        .where(_i.org_id == uow.org_id, _i.id == incoming_id)
        .values(file_key=file_key, key_id=key_id)
    )


def _incoming(row: Row) -> Incoming:
    return Incoming(
        id=row["id"],
        record=AttachedRecord(row["record_type"], row["record_id"]),
        field=row["field"],
        purpose=FilePurpose(row["purpose"]),
        filename=row["filename"],
        length=row["length"],
        received=row["received"],
        pieces=tuple(UUID(one) for one in row["pieces"]),
        file_id=row["file_id"],
        expires_at=row["expires_at"],
    )


discloses(
    Section(
        name="incoming_files",
        title=say("Files that are still coming"),
        table=incoming,
        about=lambda person: _i.record_id.in_(person.ids),
        shown=("filename", "created_at", "length", "received", "expires_at"),
        codes=("id", "record_type", "record_id", "field", "purpose", "file_id"),
        withheld={
            Withheld.SECRET: ("file_key", "key_id"),
            Withheld.MACHINERY: ("pieces",),
        },
    )
)
