"""Writing the devices that are pushed to."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.identity.models import push_devices
from rolecall.infra.db import Row, UnitOfWork

_d = push_devices.c


async def insert_device(uow: UnitOfWork, values: Mapping[str, Any]) -> bool:
    """Keep a device; False if another login keeps its endpoint at the same moment."""
    written = await uow.execute(
        insert(push_devices).values(**values).on_conflict_do_nothing(index_elements=["fingerprint"])
    )
    return written == 1


async def lock_device(uow: UnitOfWork, fingerprint: bytes) -> Row | None:
    """Return the device with an endpoint, whosever it is, locked."""
    return await uow.fetch_one(
        sa.select(_d.id, _d.user_id).where(_d.fingerprint == fingerprint).with_for_update()
    )


async def update_device(uow: UnitOfWork, device_id: UUID, values: Mapping[str, Any]) -> bool:
    """Write what is new of a device; False if it is gone."""
    return (
        await uow.execute(sa.update(push_devices).where(_d.id == device_id).values(**values)) == 1
    )


async def delete_device(uow: UnitOfWork, device_id: UUID, user_id: UUID | None = None) -> bool:
    """Forget a device, if it is this login's where one is named; tells whether there was one."""
    conditions = [_d.id == device_id]
    if user_id is not None:
        conditions.append(_d.user_id == user_id)
    return await uow.execute(sa.delete(push_devices).where(*conditions)) == 1


async def delete_replaced(uow: UnitOfWork, user_id: UUID, fingerprint: bytes) -> None:
    """Forget what a browser of this login was before."""
    await uow.execute(
        sa.delete(push_devices).where(_d.user_id == user_id, _d.fingerprint == fingerprint)
    )


async def delete_of_ended_sessions(uow: UnitOfWork, session_ids: list[UUID]) -> None:
    """Forget the devices whose sessions were signed out."""
    await uow.execute(sa.delete(push_devices).where(_d.session_id.in_(session_ids)))


async def note_pushed(uow: UnitOfWork, device_id: UUID, at: datetime) -> None:
    """Note that the push service took a message."""
    await update_device(uow, device_id, {"pushed_at": at, "problem": ""})


async def lock_sealed_with_other_keys(uow: UnitOfWork, key_id: str, limit: int) -> list[Row]:
    """Return `id, sealed` of devices under another key, locked."""
    return await uow.fetch(
        sa.select(_d.id, _d.sealed)
        .where(_d.sealed_key_id != key_id)
        .order_by(_d.id)
        .limit(limit)
        .with_for_update()
    )
