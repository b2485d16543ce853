"""Writing that a login is gone.

What becomes of each column that names a login stands in `privacy.rules.logins`; a test finds one
that is not there.
"""

from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.identity.contracts import UserStatus
from rolecall.domains.identity.models import (
    account_tokens,
    memberships,
    passkeys,
    push_devices,
    sessions,
    users,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock

_HOST = "deleted.invalid"


async def was_member(uow: UnitOfWork, user_id: UUID) -> bool:
    """Tell whether a login is or was a member anywhere. Under the login's own transaction."""
    m = memberships.c
    found = await uow.fetch_value(sa.select(sa.literal(1)).where(m.user_id == user_id).limit(1))
    return found is not None


async def hold_active(uow: UnitOfWork, user_id: UUID) -> bool:
    """Keep a login from being deleted until the end of the transaction; False if it is not used."""
    u = users.c
    found = await uow.fetch_value(
        sa.select(sa.literal(1))
        .where(u.id == user_id, u.status == UserStatus.ACTIVE.value)
        .with_for_update(read=True, key_share=True)
    )
    return found is not None


async def delete_ways_in(uow: UnitOfWork, user_id: UUID) -> None:
    """Forget sessions with their refresh tokens, mailed links, passkeys, and devices."""
    for table in (push_devices, passkeys, account_tokens, sessions):
        await uow.execute(sa.delete(table).where(table.c.user_id == user_id))


async def empty_user(uow: UnitOfWork, user_id: UUID, *, keeps_name: bool) -> None:
    """Leave of a login its id, and the name that an organization shows. Lock the row first."""
    address = f"{user_id}@{_HOST}"
    values: dict[str, object] = {
        "email": address,
        "email_norm": address,
        "password_hash": None,
        "locale": "en",
        "time_zone": "UTC",
        "status": UserStatus.DELETED.value,
        "email_verified_at": None,
        "password_changed_at": None,
        "updated_at": clock.now(),
    }
    if not keeps_name:
        values["full_name"] = ""
    await uow.execute(sa.update(users).where(users.c.id == user_id).values(**values))
