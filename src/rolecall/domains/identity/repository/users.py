"""Writing logins and the links that are mailed to them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.identity.contracts import AccountTokenPurpose, NewUser, UserStatus
from rolecall.domains.identity.models import account_tokens, users
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.email_addresses import normalise_email


async def insert_user(uow: UnitOfWork, new: NewUser) -> UUID | None:
    """Add a login; returns None when its address has one already."""
    now = clock.now()
    statement = (
        insert(users)
        .values(
            id=ids.uuid7(),
            email=new.email.strip(),
            email_norm=normalise_email(new.email),
            full_name=new.full_name,
            password_hash=new.password_hash,
            locale=new.locale,
            time_zone=new.time_zone,
            status=UserStatus.ACTIVE.value,
            email_verified_at=now if new.email_verified else None,
            password_changed_at=now if new.password_hash else None,
            created_at=now,
            updated_at=now,
        )
        .on_conflict_do_nothing(index_elements=["email_norm"])
        .returning(users.c.id)
    )
    found: UUID | None = await uow.fetch_value(statement)
    return found


async def lock_user(uow: UnitOfWork, user_id: UUID) -> Row | None:
    """Return the login's row, locked until the end of the transaction."""
    return await uow.fetch_one(sa.select(users).where(users.c.id == user_id).with_for_update())


async def update_user(uow: UnitOfWork, user_id: UUID, values: Mapping[str, Any]) -> None:
    """Write columns of a login. What is left of a deleted one is never written to again."""
    await uow.execute(
        sa.update(users)
        .where(users.c.id == user_id, users.c.status != UserStatus.DELETED.value)
        .values(**values, updated_at=clock.now())
    )


async def insert_account_token(
    uow: UnitOfWork,
    *,
    user_id: UUID,
    purpose: AccountTokenPurpose,
    nonce: str,
    expires_at: datetime,
    pending_password_hash: str | None = None,
) -> UUID:
    """Keep what a mailed link will be checked against."""
    token_id = ids.uuid7()
    await uow.execute(
        sa.insert(account_tokens).values(
            id=token_id,
            user_id=user_id,
            purpose=purpose.value,
            nonce=nonce,
            pending_password_hash=pending_password_hash,
            created_at=clock.now(),
            expires_at=expires_at,
        )
    )
    return token_id


async def use_account_token(
    uow: UnitOfWork, token_id: UUID, purpose: AccountTokenPurpose, nonce: str
) -> Row | None:
    """Mark a link as used and return its row; None when it is used, expired or none of ours.

    Of two uses at one moment the second waits for the first and then finds nothing.
    """
    now = clock.now()
    t = account_tokens.c
    return await uow.fetch_one(
        sa.update(account_tokens)
        .where(
            t.id == token_id,
            t.purpose == purpose.value,
            t.nonce == nonce,
            t.used_at.is_(None),
            t.expires_at > now,
        )
        .values(used_at=now)
        .returning(t.user_id, t.pending_password_hash)
    )


async def end_account_tokens(
    uow: UnitOfWork, user_id: UUID, purposes: tuple[AccountTokenPurpose, ...]
) -> None:
    """Make every open link of these purposes useless."""
    t = account_tokens.c
    await uow.execute(
        sa.update(account_tokens)
        .where(
            t.user_id == user_id,
            t.purpose.in_([purpose.value for purpose in purposes]),
            t.used_at.is_(None),
        )
        .values(used_at=clock.now())
    )


async def delete_old_account_tokens(uow: UnitOfWork, before: datetime) -> int:
    """Forget links that expired before an instant."""
    return await uow.execute(sa.delete(account_tokens).where(account_tokens.c.expires_at < before))
