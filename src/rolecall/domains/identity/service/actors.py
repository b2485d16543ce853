"""From what a request shows to who is asking."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from rolecall.access import ROLE_PERMISSIONS, Actor, ActorKind, Role, permissions_of
from rolecall.domains.identity.contracts import OrganizationStatus, Origin, SessionKind
from rolecall.domains.identity.queries import sessions as session_queries
from rolecall.domains.identity.repository import sessions as session_repository
from rolecall.domains.identity.rules.lifetimes import SEEN_EVERY, session_is_over
from rolecall.domains.identity.service.access_tokens import refused_token
from rolecall.domains.identity.service.opaque_tokens import token_hash
from rolecall.domains.identity.service.state import state_of
from rolecall.infra.db import Database, Row, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.tenant import PLATFORM, Tenant


async def actor_of_cookie(db: Database, token: str, origin: Origin) -> Actor | None:
    """Return the actor of a browser's session; None when the session is over or never was."""
    digest = token_hash(token)

    async def load() -> Actor | None:
        async with db.transaction(PLATFORM) as uow:
            row = await session_queries.find_by_token(uow, digest)
            if row is None or not await _still_on(uow, row):
                return None
        return await load_actor(db, row, row["active_org_id"])

    actor = await state_of(db.runtime).actors.get(digest, load)
    return _from(actor, origin, by_cookie=True) if actor else None


async def actor_of_bearer(db: Database, token: str, origin: Origin) -> Actor:
    """Return the actor of a program's access token.

    Raises:
        Unauthenticated: the token or its session is over.
    """
    state = state_of(db.runtime)
    claims = state.access_tokens.read(token)

    async def load() -> Actor | None:
        async with db.transaction(PLATFORM) as uow:
            row = await session_queries.find_by_id(uow, claims.session_id)
            wrong = row is None or row["user_id"] != claims.user_id
            if row is None or wrong or not await _still_on(uow, row):
                return None
        return await load_actor(db, row, claims.org_id)

    actor = await state.actors.get((claims.session_id, claims.user_id, claims.org_id), load)
    if actor is None:
        raise refused_token()
    return _from(actor, origin, by_cookie=False)


async def reload_actor(db: Database, actor: Actor, org_id: UUID) -> Actor:
    """Return a signed-in actor as what it is in another organization."""
    session = {
        "id": actor.session_id,
        "user_id": actor.user_id,
        "full_name": actor.name,
        "email": actor.email,
        "locale": actor.locale,
    }
    loaded = await load_actor(db, session, org_id)
    origin = Origin(actor.ip, actor.user_agent, actor.request_id)
    return _from(loaded, origin, by_cookie=actor.by_cookie)


async def load_actor(db: Database, session: Mapping[str, Any] | Row, org_id: UUID | None) -> Actor:
    """Return the session's login as what it is in an organization: nobody where it is no member."""
    login = Actor(
        ActorKind.USER,
        user_id=session["user_id"],
        role=Role.CANDIDATE,
        permissions=ROLE_PERMISSIONS[Role.CANDIDATE],
        session_id=session["id"],
        name=session["full_name"],
        email=session["email"],
        locale=session["locale"],
    )
    if org_id is None:
        return login
    found = await db.read(
        session_queries.MEMBERSHIP, Tenant(org_id, login.user_id), user_id=login.user_id
    )
    if not found:
        return login
    role = Role(found[0]["role"])
    suspended = found[0]["status"] == OrganizationStatus.SUSPENDED
    return replace(
        login,
        org_id=org_id,
        role=role,
        role_name=found[0]["custom_role_name"] or "",
        permissions=(frozenset() if suspended else permissions_of(role, found[0]["permissions"])),
        organization_suspended=suspended,
    )


async def _still_on(uow: UnitOfWork, session: Row) -> bool:
    now = clock.now()
    last_seen_at = session["last_seen_at"]
    if session_is_over(
        SessionKind(session["kind"]),
        last_seen_at=last_seen_at,
        expires_at=session["expires_at"],
        at=now,
    ):
        return False
    if now - last_seen_at >= SEEN_EVERY:
        await session_repository.touch_session(uow, session["id"])
    return True


def _from(actor: Actor, origin: Origin, *, by_cookie: bool) -> Actor:
    return replace(
        actor,
        ip=origin.ip,
        user_agent=origin.user_agent,
        request_id=origin.request_id,
        by_cookie=by_cookie,
    )
