"""Writing sessions and refresh tokens."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.identity.contracts import Origin, SessionKind, SignInWay
from rolecall.domains.identity.models import refresh_tokens, sessions
from rolecall.domains.identity.repository.push_devices import delete_of_ended_sessions
from rolecall.domains.identity.rules.places import place_of
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock, ids

_USER_AGENT_CHARACTERS = 300


async def insert_session(
    uow: UnitOfWork,
    *,
    user_id: UUID,
    org_id: UUID | None,
    kind: SessionKind,
    token_hash: bytes | None,
    expires_at: datetime,
    origin: Origin,
    way: SignInWay | None,
) -> UUID:
    """Begin a session."""
    now = clock.now()
    session_id = ids.uuid7()
    await uow.execute(
        sa.insert(sessions).values(
            id=session_id,
            user_id=user_id,
            active_org_id=org_id,
            kind=kind.value,
            token_hash=token_hash,
            created_at=now,
            last_seen_at=now,
            expires_at=expires_at,
            ip=origin.ip,
            user_agent=origin.user_agent[:_USER_AGENT_CHARACTERS],
            place=place_of(origin.ip, origin.user_agent),
            way=way.value if way else None,
        )
    )
    return session_id


async def touch_session(uow: UnitOfWork, session_id: UUID) -> None:
    """Note that the session was used just now."""
    await uow.execute(
        sa.update(sessions).where(sessions.c.id == session_id).values(last_seen_at=clock.now())
    )


async def confirm_session(uow: UnitOfWork, session_id: UUID) -> None:
    """Note that the session's owner proved to be there just now."""
    await uow.execute(
        sa.update(sessions).where(sessions.c.id == session_id).values(confirmed_at=clock.now())
    )


async def lock_session(uow: UnitOfWork, session_id: UUID) -> Row | None:
    """Return a session's row, locked: its refresh tokens change one after another."""
    return await uow.fetch_one(
        sa.select(sessions).where(sessions.c.id == session_id).with_for_update()
    )


async def set_active_organization(uow: UnitOfWork, session_id: UUID, org_id: UUID | None) -> None:
    """Let the session act in another organization from now on."""
    await uow.execute(
        sa.update(sessions).where(sessions.c.id == session_id).values(active_org_id=org_id)
    )


async def revoke_session(uow: UnitOfWork, user_id: UUID, session_id: UUID, reason: str) -> bool:
    """End one session of a login; tells whether there was one to end."""
    return await revoke_sessions(uow, user_id, reason, only=session_id) > 0


async def revoke_sessions(
    uow: UnitOfWork,
    user_id: UUID,
    reason: str,
    *,
    only: UUID | None = None,
    but: UUID | None = None,
) -> int:
    """End all sessions of a login, or `only` one, or all `but` one; returns how many ended.

    What was pushed to under them is forgotten with them.
    """
    s = sessions.c
    conditions = [s.user_id == user_id, s.revoked_at.is_(None)]
    if only is not None:
        conditions.append(s.id == only)
    if but is not None:
        conditions.append(s.id != but)
    ended = await uow.fetch(
        sa.update(sessions)
        .where(*conditions)
        .values(revoked_at=clock.now(), revoked_reason=reason)
        .returning(s.id)
    )
    if ended:
        await delete_of_ended_sessions(uow, [row["id"] for row in ended])
    return len(ended)


async def insert_refresh_token(
    uow: UnitOfWork, *, token_id: UUID, session_id: UUID, token_hash: bytes, expires_at: datetime
) -> None:
    """Keep the hash of a refresh token."""
    await uow.execute(
        sa.insert(refresh_tokens).values(
            id=token_id,
            session_id=session_id,
            token_hash=token_hash,
            created_at=clock.now(),
            expires_at=expires_at,
        )
    )


async def find_refresh_token(uow: UnitOfWork, token_id: UUID) -> Row | None:
    """Return a refresh token's row. Lock its session first."""
    return await uow.fetch_one(sa.select(refresh_tokens).where(refresh_tokens.c.id == token_id))


async def replace_refresh_tokens(uow: UnitOfWork, session_id: UUID, successor: UUID) -> None:
    """Mark every unused token of the session, but the successor, as replaced by it."""
    t = refresh_tokens.c
    await uow.execute(
        sa.update(refresh_tokens)
        .where(t.session_id == session_id, t.used_at.is_(None), t.id != successor)
        .values(used_at=clock.now(), replaced_by=successor)
    )


async def delete_ended_sessions(uow: UnitOfWork, before: datetime) -> int:
    """Forget sessions that ended before an instant, with their refresh tokens.

    The newest of each login stays: it tells a login that was never used from one that rested.
    """
    newer = sessions.alias("newer")
    has_newer = sa.exists().where(
        newer.c.user_id == sessions.c.user_id, newer.c.created_at > sessions.c.created_at
    )
    return await uow.execute(sa.delete(sessions).where(sessions.c.expires_at < before, has_newer))
