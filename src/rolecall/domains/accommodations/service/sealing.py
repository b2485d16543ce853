"""What was written, encrypted under the organization's key."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from rolecall.domains.accommodations import repository
from rolecall.domains.accommodations.contracts import (
    AccommodationKind,
    AccommodationStep,
    Entry,
    EntryKind,
)
from rolecall.domains.files import api as files
from rolecall.infra.crypto import KeyRing, Place
from rolecall.infra.db import Row, UnitOfWork


class Written(msgspec.Struct, frozen=True, omit_defaults=True):
    """The content of an entry."""

    words: str
    kinds: tuple[AccommodationKind, ...] = ()
    steps: tuple[AccommodationStep, ...] = ()
    reach: str = ""


async def sealed(uow: UnitOfWork, entry_id: UUID, written: Written) -> dict[str, str]:
    """Return the columns that hold the content."""
    ring = await files.get_key_ring(uow)
    body = ring.encrypt(msgspec.json.encode(written), _place(uow.org_id, entry_id))
    return {"body": body, "key_id": ring.current_id}


async def opened(uow: UnitOfWork, rows: Sequence[Row]) -> tuple[Entry, ...]:
    """Return rows as entries that can be read."""
    if not rows:
        return ()
    ring = await files.get_key_ring(uow)
    return tuple(_entry(ring, uow.org_id, row) for row in rows)


def content_of(ring: KeyRing, org_id: UUID, entry_id: UUID, body: str) -> Written:
    """Return the content of an envelope."""
    return msgspec.json.decode(ring.decrypt(body, _place(org_id, entry_id)), type=Written)


def _entry(ring: KeyRing, org_id: UUID, row: Row) -> Entry:
    written = content_of(ring, org_id, row["id"], row["body"])
    return Entry(
        id=row["id"],
        kind=EntryKind(row["kind"]),
        at=row["at"],
        by_name=row["by_name"],
        words=written.words,
        kinds=written.kinds,
        steps=written.steps,
        reach=written.reach,
    )


@files.reencrypts("accommodation_entries.body")
async def _reencrypt(uow: UnitOfWork, ring: KeyRing, limit: int) -> int:
    rows = await repository.lock_entries_of_other_keys(uow, ring.current_id, limit)
    for row in rows:
        body = ring.reencrypt(row["body"], _place(uow.org_id, row["id"]))
        await repository.reseal_entry(uow, row["id"], body, ring.current_id)
    return len(rows)


def _place(org_id: UUID, entry_id: UUID) -> Place:
    return Place(org_id, "accommodation_entries", "body", entry_id)
