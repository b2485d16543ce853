"""Reading sessions."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.identity.contracts import (
    MemberStatus,
    SessionInfo,
    SessionKind,
    SignInWay,
)
from rolecall.domains.identity.models import (
    custom_roles,
    memberships,
    organizations,
    sessions,
    users,
)
from rolecall.infra.db import Row, TenantRead, UnitOfWork, prepared
from rolecall.kernel import clock

_IDENTITY = (
    sessions.c.id,
    sessions.c.user_id,
    sessions.c.active_org_id,
    sessions.c.kind,
    sessions.c.last_seen_at,
    sessions.c.expires_at,
    users.c.email,
    users.c.full_name,
    users.c.locale,
)
_ALIVE = (sessions.c.revoked_at.is_(None), users.c.status == "active")
_WITH_USER = sa.select(*_IDENTITY).join(users, users.c.id == sessions.c.user_id).where(*_ALIVE)

BY_TOKEN = prepared(_WITH_USER.where(sessions.c.token_hash == sa.bindparam("token_hash")))
BY_ID = prepared(_WITH_USER.where(sessions.c.id == sa.bindparam("session_id")))

MEMBERSHIP = TenantRead(
    sa.select(
        memberships.c.role,
        organizations.c.status,
        custom_roles.c.name.label("custom_role_name"),
        custom_roles.c.permissions,
    )
    .join(organizations, organizations.c.id == memberships.c.org_id)
    .outerjoin(
        custom_roles,
        sa.and_(
            custom_roles.c.org_id == memberships.c.org_id,
            custom_roles.c.id == memberships.c.custom_role_id,
        ),
    )
    .where(
        memberships.c.org_id == sa.bindparam("org_id"),
        memberships.c.user_id == sa.bindparam("user_id"),
        memberships.c.status == MemberStatus.ACTIVE.value,
    )
)
"""A login's role in an organization, what it allows, and the organization's status."""

_FAMILIAR = prepared(
    sa.select(
        sa.exists().where(sessions.c.user_id == sa.bindparam("user_id")).label("has_signed_in"),
        sa.exists()
        .where(
            sessions.c.user_id == sa.bindparam("user_id"),
            sessions.c.place == sa.bindparam("place"),
            sessions.c.last_seen_at >= sa.bindparam("since"),
        )
        .label("is_known"),
    )
)


async def is_unfamiliar(uow: UnitOfWork, user_id: UUID, place: str, since: datetime) -> bool:
    """Tell whether a login has had sessions, but none of this place that was used since."""
    found = await uow.fetch_one(_FAMILIAR, user_id=user_id, place=place, since=since)
    return found is not None and found["has_signed_in"] and not found["is_known"]


async def find_by_token(uow: UnitOfWork, token_hash: bytes) -> Row | None:
    """Return the session of a browser's token, unless it was revoked."""
    return await uow.fetch_one(BY_TOKEN, token_hash=token_hash)


async def find_by_id(uow: UnitOfWork, session_id: UUID) -> Row | None:
    """Return a session, unless it was revoked."""
    return await uow.fetch_one(BY_ID, session_id=session_id)


async def proved_at(uow: UnitOfWork, session_id: UUID) -> datetime | None:
    """Return when a session's owner last proved to be there: at its beginning, or later."""
    s = sessions.c
    found: datetime | None = await uow.fetch_value(
        sa.select(sa.func.coalesce(s.confirmed_at, s.created_at)).where(s.id == session_id)
    )
    return found


async def list_sessions(uow: UnitOfWork, user_id: UUID) -> Sequence[SessionInfo]:
    """Return a login's sessions that are neither revoked nor past their end, last seen first."""
    s = sessions.c
    rows = await uow.fetch(
        sa.select(
            s.id, s.kind, s.created_at, s.last_seen_at, s.expires_at, s.ip, s.user_agent, s.way
        )
        .where(s.user_id == user_id, s.revoked_at.is_(None), s.expires_at > clock.now())
        .order_by(s.last_seen_at.desc())
    )
    return [
        SessionInfo(
            row["id"],
            SessionKind(row["kind"]),
            row["created_at"],
            row["last_seen_at"],
            row["ip"],
            row["user_agent"],
            SignInWay(row["way"]) if row["way"] else None,
        )
        for row in rows
    ]
