"""Keeping links that let their bearer in out of sight.

Guarantees: such a link is never stored in clear text, but under the organization's key, and moves
under a new one when keys are rotated; a message forgets its links when it is sent or recalled.
"""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from rolecall.domains.files import api as files
from rolecall.domains.messaging import repository
from rolecall.infra.crypto import KeyRing, Place
from rolecall.infra.db import Row, UnitOfWork


async def seal(
    uow: UnitOfWork, message_id: UUID, private: Mapping[str, Any]
) -> tuple[str | None, str | None]:
    """Return `(sealed, sealed_key_id)`, both None when there is nothing to hide."""
    if not private:
        return None, None
    ring = await files.get_key_ring(uow)
    sealed = ring.encrypt(json.dumps(dict(private)).encode(), _place(uow, message_id))
    return sealed, ring.current_id


async def unseal(uow: UnitOfWork, row: Row) -> dict[str, Any]:
    """Return what was sealed with a message's row.

    Raises:
        CryptoError: it was altered, or the organization's keys are not the ones it was sealed with.
    """
    if row["sealed"] is None:
        return {}
    ring = await files.get_key_ring(uow)
    values: dict[str, Any] = json.loads(ring.decrypt(row["sealed"], _place(uow, row["id"])))
    return values


@files.reencrypts("messages.sealed")
async def reencrypt_links(uow: UnitOfWork, ring: KeyRing, limit: int) -> int:
    """Move up to `limit` messages' links under the ring's current key; returns how many moved."""
    rows = await repository.lock_sealed_with_other_keys(uow, ring.current_id, limit)
    for row in rows:
        sealed = ring.reencrypt(row["sealed"], _place(uow, row["id"]))
        await repository.reseal(uow, row["id"], sealed, ring.current_id)
    return len(rows)


def _place(uow: UnitOfWork, message_id: UUID) -> Place:
    return Place(uow.org_id, "messages", "sealed", message_id)
