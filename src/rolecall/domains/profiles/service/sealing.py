"""Bodies of rows, sealed under the organization's key and bound to their row."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from rolecall.domains.files import api as files
from rolecall.domains.profiles import repository
from rolecall.domains.profiles.contracts import Section, Touch
from rolecall.infra.crypto import KeyRing, Place
from rolecall.infra.db import UnitOfWork

READINGS, ITEMS, CHANGES = "resume_readings", "profile_items", "profile_changes"


def seal(ring: KeyRing, org_id: UUID, table: str, row_id: UUID, body: Any) -> str:
    """Return a document as it is stored in this row."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return ring.encrypt(text.encode(), Place(org_id, table, "body", row_id))


def opened(ring: KeyRing, org_id: UUID, table: str, row_id: UUID, body: str) -> Any:
    """Return the document of a row.

    Raises:
        CryptoError: it was altered, or belongs to another row.
    """
    return json.loads(ring.decrypt(body, Place(org_id, table, "body", row_id)))


def touch_json(touch: Touch) -> dict[str, Any]:
    """Return what of a touch is personal, as it is sealed."""
    return {
        "anchor": {name: list(values) for name, values in touch.anchor.items()},
        "file_id": str(touch.file_id) if touch.file_id else None,
        "places": sorted(touch.places),
        "typed": {name: list(values) for name, values in touch.typed.items()},
        "removed": touch.removed,
        "rank": touch.rank,
        "own": touch.own,
    }


def touch_of(row: Mapping[str, Any], body: Mapping[str, Any]) -> Touch:
    """Return the touch of a row and its opened body."""
    return Touch(
        id=row["id"],
        section=Section(row["section"]),
        anchor={name: tuple(values) for name, values in body["anchor"].items()},
        file_id=UUID(body["file_id"]) if body["file_id"] else None,
        places=frozenset((start, end) for start, end in body["places"]),
        typed={name: tuple(values) for name, values in body["typed"].items()},
        removed=body["removed"],
        rank=body["rank"],
        version=row["version"],
        by_name=row["by_name"],
        by_candidate=row["by_candidate"],
        own=body.get("own", False),
        at=row["at"],
        record_type=row["record_type"],
        record_id=row["record_id"],
    )


async def _reencrypt(uow: UnitOfWork, ring: KeyRing, table: str, limit: int) -> int:
    rows = await repository.lock_bodies_of_other_keys(uow, table, ring.current_id, limit)
    for row in rows:
        # What only waits to be read has no body.
        body = row["body"] and ring.reencrypt(
            row["body"], Place(uow.org_id, table, "body", row["row_id"])
        )
        await repository.reseal(uow, table, row["row_id"], body, ring.current_id)
    return len(rows)


@files.reencrypts("resume_readings.body")
async def reencrypt_readings(uow: UnitOfWork, ring: KeyRing, limit: int) -> int:
    """Move up to `limit` readings under the ring's current key; returns how many moved."""
    return await _reencrypt(uow, ring, READINGS, limit)


@files.reencrypts("profile_items.body")
async def reencrypt_items(uow: UnitOfWork, ring: KeyRing, limit: int) -> int:
    """Move up to `limit` items under the ring's current key; returns how many moved."""
    return await _reencrypt(uow, ring, ITEMS, limit)


@files.reencrypts("profile_changes.body")
async def reencrypt_changes(uow: UnitOfWork, ring: KeyRing, limit: int) -> int:
    """Move up to `limit` changes under the ring's current key; returns how many moved."""
    return await _reencrypt(uow, ring, CHANGES, limit)
