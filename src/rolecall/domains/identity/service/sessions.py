"""Beginning, carrying on and ending sessions."""

from datetime import datetime
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import (
    Origin,
    SessionKind,
    SignedIn,
    SignInWay,
    Tokens,
    User,
)
from rolecall.domains.identity.events import UnfamiliarSignIn
from rolecall.domains.identity.queries import sessions as queries
from rolecall.domains.identity.repository import sessions as repository
from rolecall.domains.identity.repository.leaving import hold_active
from rolecall.domains.identity.rules import lifetimes, places
from rolecall.domains.identity.service.access_tokens import Claims
from rolecall.domains.identity.service.opaque_tokens import (
    new_browser_token,
    refresh_token,
    token_hash,
)
from rolecall.domains.identity.service.state import IdentityState, state_of
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import NotFound, Unauthenticated
from rolecall.kernel.sentences import say


async def open_session(
    uow: UnitOfWork,
    user: User,
    *,
    org_id: UUID | None,
    kind: SessionKind,
    origin: Origin,
    way: SignInWay | None = None,
) -> SignedIn:
    """Begin a session and return what carries it on.

    The actor names the login, the session and the organization; its role is looked up with the
    first request.

    Raises:
        Unauthenticated: the login was deleted, or switched off, since it was looked up.
    """
    if not await hold_active(uow, user.id):
        raise Unauthenticated(say("This account cannot be used any more."))
    ends = lifetimes.session_ends(kind, clock.now())
    cookie = new_browser_token() if kind is SessionKind.BROWSER else None
    session_id = await repository.insert_session(
        uow,
        user_id=user.id,
        org_id=org_id,
        kind=kind,
        token_hash=token_hash(cookie) if cookie else None,
        expires_at=ends,
        origin=origin,
        way=way,
    )
    actor = Actor(
        ActorKind.USER,
        user_id=user.id,
        org_id=org_id,
        session_id=session_id,
        name=user.full_name,
        email=user.email,
        ip=origin.ip,
        user_agent=origin.user_agent,
        request_id=origin.request_id,
        by_cookie=cookie is not None,
    )
    if cookie is not None:
        return SignedIn(actor, cookie=cookie)
    claims = Claims(user.id, session_id, org_id)
    return SignedIn(actor, tokens=await issue_tokens(uow, claims, session_end=ends))


async def begin_session(
    uow: UnitOfWork,
    user: User,
    *,
    org_id: UUID | None,
    kind: SessionKind,
    origin: Origin,
    way: SignInWay,
) -> SignedIn:
    """Begin the session of somebody who has proved who they are.

    If the login was used before, but not from this place, its owner will be told.
    """
    now = clock.now()
    place = places.place_of(origin.ip, origin.user_agent)
    unfamiliar = await queries.is_unfamiliar(uow, user.id, place, now - places.KNOWN_FOR)
    signed_in = await open_session(uow, user, org_id=org_id, kind=kind, origin=origin, way=way)
    if unfamiliar:
        _, session_id = login_of(signed_in.actor)
        uow.emit(
            UnfamiliarSignIn(
                user_id=user.id,
                session_id=session_id,
                organization_id=org_id,
                signed_in_at=now,
                program=places.program_of(origin.user_agent),
                ip=origin.ip,
            )
        )
    return signed_in


async def issue_tokens(uow: UnitOfWork, claims: Claims, *, session_end: datetime) -> Tokens:
    """Give a program its next refresh token, which replaces all unused ones, and access."""
    state = state_of(uow.runtime)
    token_id = ids.uuid7()
    token = refresh_token(state.refresh_key, token_id)
    await repository.insert_refresh_token(
        uow,
        token_id=token_id,
        session_id=claims.session_id,
        token_hash=token_hash(token),
        expires_at=lifetimes.refresh_ends(SessionKind.PROGRAM, clock.now(), session_end),
    )
    await repository.replace_refresh_tokens(uow, claims.session_id, token_id)
    return tokens_of(state, claims, token)


def tokens_of(state: IdentityState, claims: Claims, refresh: str) -> Tokens:
    """Return a refresh token together with fresh access."""
    seconds = int(lifetimes.ACCESS_TOKEN.total_seconds())
    return Tokens(state.access_tokens.issue(claims), refresh, seconds)


async def sign_out(uow: UnitOfWork, actor: Actor) -> None:
    """End the session that the request came with."""
    user_id, session_id = login_of(actor)
    await repository.revoke_session(uow, user_id, session_id, "signed out")
    audit.record(uow, actor, "identity.signed_out", "session", session_id, say("Signed out."))
    forget(uow, session_id=session_id)


async def sign_out_everywhere(uow: UnitOfWork, actor: Actor) -> None:
    """End every session of the login, this one too."""
    user_id, _ = login_of(actor)
    ended = await repository.revoke_sessions(uow, user_id, "signed out everywhere")
    audit.record(
        uow,
        actor,
        "identity.signed_out_everywhere",
        "user",
        user_id,
        say("Signed out everywhere; {ended} sessions ended.", ended=ended),
    )
    forget(uow, user_id=user_id)


async def end_session(uow: UnitOfWork, actor: Actor, session_id: UUID) -> None:
    """End one of the login's own sessions.

    Raises:
        NotFound: the login has no such session.
    """
    user_id, _ = login_of(actor)
    if not await repository.revoke_session(uow, user_id, session_id, "ended from the list"):
        raise NotFound(say("There is no such session, or it has ended already."))
    audit.record(
        uow,
        actor,
        "identity.session_ended",
        "session",
        session_id,
        say("Ended one of the sessions."),
    )
    forget(uow, session_id=session_id)


def login_of(actor: Actor) -> tuple[UUID, UUID]:
    """Return the login and the session of an actor that signed in.

    Raises:
        TypeError: the actor is known by something else; routes of accounts admit logins alone.
    """
    if actor.user_id is None or actor.session_id is None:
        raise TypeError("this actor has no session")
    return actor.user_id, actor.session_id


def forget(
    uow: UnitOfWork,
    *,
    session_id: UUID | None = None,
    user_id: UUID | None = None,
    org_id: UUID | None = None,
) -> None:
    """Let this process look up anew, right after the commit, who these are."""
    cache = state_of(uow.runtime).actors

    async def after_commit() -> None:
        cache.forget(session_id=session_id, user_id=user_id, org_id=org_id)

    uow.after_commit(after_commit)
