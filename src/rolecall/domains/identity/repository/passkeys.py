"""Writing passkeys, and which challenges were used."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.identity.contracts import Assertion, NewPasskey
from rolecall.domains.identity.models import passkeys, used_challenges
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock, ids


async def use_challenge(uow: UnitOfWork, digest: bytes, expires_at: datetime) -> bool:
    """Take a challenge; False when it was taken before.

    Of two uses at one moment the second waits for the first and then finds it taken.
    """
    return (
        await uow.execute(
            insert(used_challenges)
            .values(digest=digest, expires_at=expires_at)
            .on_conflict_do_nothing(index_elements=["digest"])
        )
        == 1
    )


async def delete_over_challenges(uow: UnitOfWork, now: datetime) -> int:
    """Forget challenges that expired: their tokens are refused for that alone."""
    return await uow.execute(sa.delete(used_challenges).where(used_challenges.c.expires_at < now))


async def insert_passkey(
    uow: UnitOfWork, user_id: UUID, *, rp_id: str, name: str, new: NewPasskey
) -> UUID | None:
    """Keep a passkey; None when the credential is one of some login already."""
    found: UUID | None = await uow.fetch_value(
        insert(passkeys)
        .values(
            id=ids.uuid7(),
            user_id=user_id,
            name=name,
            rp_id=rp_id,
            credential_id=new.credential_id,
            public_key=new.public_key,
            sign_count=new.sign_count,
            backup_eligible=new.backup_eligible,
            backed_up=new.backed_up,
            aaguid=new.aaguid,
            transports=list(new.transports),
            created_at=clock.now(),
        )
        .on_conflict_do_nothing(index_elements=["credential_id"])
        .returning(passkeys.c.id)
    )
    return found


async def lock_passkey(uow: UnitOfWork, user_id: UUID, passkey_id: UUID) -> Row | None:
    """Return a login's passkey, locked: its uses are counted one after another."""
    p = passkeys.c
    return await uow.fetch_one(
        sa.select(passkeys).where(p.id == passkey_id, p.user_id == user_id).with_for_update()
    )


async def note_use(uow: UnitOfWork, passkey_id: UUID, used: Assertion, *, suspected: bool) -> None:
    """Note that a passkey was used, and what it said of itself."""
    now = clock.now()
    values: dict[str, Any] = {
        "sign_count": used.sign_count,
        "backed_up": used.backed_up,
        "last_used_at": now,
    }
    if suspected:
        values["suspected_at"] = now
    await uow.execute(sa.update(passkeys).where(passkeys.c.id == passkey_id).values(**values))


async def suspect_passkey(uow: UnitOfWork, passkey_id: UUID) -> None:
    """Note that there may be a copy of a passkey."""
    await uow.execute(
        sa.update(passkeys).where(passkeys.c.id == passkey_id).values(suspected_at=clock.now())
    )


async def rename_passkey(uow: UnitOfWork, user_id: UUID, passkey_id: UUID, name: str) -> None:
    """Give a passkey another name."""
    p = passkeys.c
    await uow.execute(
        sa.update(passkeys).where(p.id == passkey_id, p.user_id == user_id).values(name=name)
    )


async def delete_passkey(uow: UnitOfWork, user_id: UUID, passkey_id: UUID) -> None:
    """Remove a passkey."""
    p = passkeys.c
    await uow.execute(sa.delete(passkeys).where(p.id == passkey_id, p.user_id == user_id))
