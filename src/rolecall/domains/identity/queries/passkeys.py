"""Finding passkeys."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.identity.contracts import Passkey, PasskeyHome
from rolecall.domains.identity.models import passkeys
from rolecall.infra.db import Row, UnitOfWork


async def list_passkeys(uow: UnitOfWork, user_id: UUID, rp_id: str | None) -> Sequence[Passkey]:
    """Return a login's passkeys, oldest first; `rp_id` is the domain of the installation now."""
    p = passkeys.c
    rows = await uow.fetch(
        sa.select(passkeys).where(p.user_id == user_id).order_by(p.created_at, p.id)
    )
    return [
        Passkey(
            id=row["id"],
            name=row["name"],
            rp_id=row["rp_id"],
            home=PasskeyHome.of(eligible=row["backup_eligible"], backed_up=row["backed_up"]),
            created_at=row["created_at"],
            last_used_at=row["last_used_at"],
            suspected_at=row["suspected_at"],
            is_usable=row["rp_id"] == rp_id,
        )
        for row in rows
    ]


async def list_credentials(uow: UnitOfWork, user_id: UUID) -> Sequence[Row]:
    """Return what a browser needs to recognize a login's passkeys (`credential_id` …)."""
    p = passkeys.c
    return await uow.fetch(
        sa.select(p.credential_id, p.transports, p.rp_id)
        .where(p.user_id == user_id)
        .order_by(p.created_at, p.id)
    )


async def find_by_credential(uow: UnitOfWork, credential_id: bytes) -> Row | None:
    """Return the passkey of a credential."""
    return await uow.fetch_one(sa.select(passkeys).where(passkeys.c.credential_id == credential_id))
