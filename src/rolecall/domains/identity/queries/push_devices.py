"""Finding the devices that are pushed to."""

from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.identity.contracts import PushDevice, UserStatus
from rolecall.domains.identity.models import push_devices, users
from rolecall.infra.db import Row, UnitOfWork

_d = push_devices.c
_OF_PROVED_LOGIN = sa.and_(
    users.c.id == _d.user_id,
    users.c.email_verified_at.is_not(None),
    users.c.status == UserStatus.ACTIVE.value,
)


async def list_devices(uow: UnitOfWork, user_id: UUID) -> tuple[PushDevice, ...]:
    """Return a login's devices, oldest first."""
    rows = await uow.fetch(
        sa.select(
            _d.id, _d.program, _d.fingerprint, _d.created_at, _d.seen_at, _d.pushed_at, _d.problem
        )
        .where(_d.user_id == user_id)
        .order_by(_d.created_at, _d.id)
    )
    return tuple(PushDevice(**dict(row)) for row in rows)


async def list_ids_by_email(uow: UnitOfWork, email_norm: str) -> list[UUID]:
    """Return the devices of the login that has proved this address."""
    rows = await uow.fetch(
        sa.select(_d.id)
        .join(users, _OF_PROVED_LOGIN)
        .where(users.c.email_norm == email_norm)
        .order_by(_d.id)
    )
    return [row["id"] for row in rows]


async def find_sealed(uow: UnitOfWork, device_id: UUID, email_norm: str) -> Row | None:
    """Return `sealed, signer_key_id, locale`, if its login holds and has proved the address."""
    return await uow.fetch_one(
        sa.select(_d.sealed, _d.signer_key_id, users.c.locale)
        .join(users, _OF_PROVED_LOGIN)
        .where(_d.id == device_id, users.c.email_norm == email_norm)
    )


async def find_own_sealed(uow: UnitOfWork, device_id: UUID, user_id: UUID) -> Row | None:
    """Return `sealed, signer_key_id, locale` of a device of this login."""
    return await uow.fetch_one(
        sa.select(_d.sealed, _d.signer_key_id, users.c.locale)
        .join(users, _OF_PROVED_LOGIN)
        .where(_d.id == device_id, users.c.id == user_id)
    )
