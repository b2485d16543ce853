"""Keeping addresses and passwords of calendars out of sight.

Guarantees: they are stored under the organization's key alone and move under a new one when keys
are rotated; nothing that is shown or logged is made from them.
"""

import json
from uuid import UUID

from rolecall.domains.files import api as files
from rolecall.domains.interviews.contracts import CalendarKind
from rolecall.domains.interviews.repository import calendars as repository
from rolecall.infra.crypto import KeyRing, Place
from rolecall.infra.db import UnitOfWork
from rolecall.infra.providers.calendar.contracts import CalendarAccess


async def seal(uow: UnitOfWork, user_id: UUID, access: CalendarAccess) -> tuple[str, str]:
    """Return what can be stored, and the id of its key."""
    ring = await files.get_key_ring(uow)
    plain = json.dumps([access.address, access.login, access.password]).encode()
    return ring.encrypt(plain, _place(uow, user_id)), ring.current_id


async def unseal(uow: UnitOfWork, user_id: UUID, kind: CalendarKind, sealed: str) -> CalendarAccess:
    """Return how to get at a calendar.

    Raises:
        CryptoError: it was altered, or sealed with keys that are not the organization's.
    """
    ring = await files.get_key_ring(uow)
    address, login, password = json.loads(ring.decrypt(sealed, _place(uow, user_id)))
    return CalendarAccess(kind, address, login, password)


@files.reencrypts("interviewer_calendars.sealed")
async def reencrypt_calendars(uow: UnitOfWork, ring: KeyRing, limit: int) -> int:
    """Move up to `limit` calendars' secrets under the ring's current key; returns how many."""
    rows = await repository.lock_sealed_with_other_keys(uow, ring.current_id, limit)
    for row in rows:
        sealed = ring.reencrypt(row["sealed"], _place(uow, row["user_id"]))
        await repository.reseal(uow, row["user_id"], sealed, ring.current_id)
    return len(rows)


def _place(uow: UnitOfWork, user_id: UUID) -> Place:
    return Place(uow.org_id, "interviewer_calendars", "sealed", user_id)
