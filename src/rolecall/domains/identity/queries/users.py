"""Finding logins."""

from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.identity.contracts import AccountTokenPurpose, User, UserStatus
from rolecall.domains.identity.models import account_tokens, users
from rolecall.domains.identity.queries.rows import USER, user_of
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say


async def find_by_email(uow: UnitOfWork, email: str) -> User | None:
    """Return the login with this address, however it is spelt."""
    row = await uow.fetch_one(sa.select(*USER).where(users.c.email_norm == normalise_email(email)))
    return user_of(row) if row else None


async def get_user(uow: UnitOfWork, user_id: UUID) -> User:
    """Return a login.

    Raises:
        NotFound: there is none with this id.
    """
    row = await uow.fetch_one(sa.select(*USER).where(users.c.id == user_id))
    if row is None:
        raise NotFound(say("There is no such account."))
    return user_of(row)


async def find_credentials(uow: UnitOfWork, email: str) -> Row | None:
    """Return a login's row with its password hash."""
    return await uow.fetch_one(
        sa.select(*USER, users.c.password_hash).where(users.c.email_norm == normalise_email(email))
    )


async def find_password_hash(uow: UnitOfWork, user_id: UUID) -> str | None:
    """Return a login's password hash, None if it has no password."""
    found: str | None = await uow.fetch_value(
        sa.select(users.c.password_hash).where(users.c.id == user_id)
    )
    return found


async def find_open_token(uow: UnitOfWork, token_id: UUID) -> Row | None:
    """Return a mailed link that still holds, with the login it was made for.

    One that was asked for while the login was deleted holds no more.
    """
    t = account_tokens.c
    return await uow.fetch_one(
        sa.select(
            t.purpose,
            t.nonce,
            t.expires_at,
            users.c.id.label("user_id"),
            users.c.email,
            users.c.full_name,
            users.c.locale,
        )
        .join(users, users.c.id == t.user_id)
        .where(
            t.id == token_id,
            t.used_at.is_(None),
            t.expires_at > clock.now(),
            users.c.status != UserStatus.DELETED.value,
        )
    )


async def count_open_tokens(uow: UnitOfWork, user_id: UUID, purpose: AccountTokenPurpose) -> int:
    """Count links of one purpose that a login could still use."""
    t = account_tokens.c
    found: int = await uow.fetch_value(
        sa.select(sa.func.count())
        .select_from(account_tokens)
        .where(
            t.user_id == user_id,
            t.purpose == purpose.value,
            t.used_at.is_(None),
            t.expires_at > clock.now(),
        )
    )
    return found
