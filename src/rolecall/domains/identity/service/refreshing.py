"""The next tokens of a program, and what happens when a refresh token comes twice.

Guarantees: of two holders of one refresh token at most one carries on. Whoever comes second, more
than ten seconds after the first, or after the first has gone on, ends the session for both. Within
those ten seconds the second is given the very successor that the first got: that is what two tabs
that wake up at one moment do.
"""

from dataclasses import dataclass
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import Origin, SessionKind, Tokens
from rolecall.domains.identity.queries import sessions as queries
from rolecall.domains.identity.repository import sessions as repository
from rolecall.domains.identity.rules.lifetimes import REFRESH_GRACE, session_is_over
from rolecall.domains.identity.service.access_tokens import Claims
from rolecall.domains.identity.service.opaque_tokens import (
    refresh_token,
    refresh_token_id,
    token_hash,
)
from rolecall.domains.identity.service.sessions import forget, issue_tokens, tokens_of
from rolecall.domains.identity.service.state import state_of
from rolecall.infra.db import Database, Row, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Unauthenticated
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import PLATFORM


@dataclass(frozen=True, slots=True)
class _Family:
    """A refresh token's row and its session's, both locked by the session's lock."""

    token: Row
    session: Row

    @property
    def claims(self) -> Claims:
        return Claims(self.session["user_id"], self.session["id"], self.session["active_org_id"])


async def refresh(db: Database, origin: Origin, token: str) -> Tokens:
    """Give the next tokens for a refresh token.

    Raises:
        Unauthenticated: the token is unknown, over, or was used before; then the session is over.
    """
    token_id = refresh_token_id(token)
    if token_id is None:
        raise _refused()
    async with db.transaction(PLATFORM) as uow:
        tokens = await _refresh(uow, origin, token_id, token_hash(token))
    # Raised after the commit: a reuse must leave the session revoked.
    if tokens is None:
        raise _refused()
    return tokens


async def _refresh(uow: UnitOfWork, origin: Origin, token_id: UUID, digest: bytes) -> Tokens | None:
    family = await _lock(uow, token_id, digest)
    if family is None:
        return None
    if family.token["used_at"] is None:
        await repository.touch_session(uow, family.session["id"])
        return await issue_tokens(uow, family.claims, session_end=family.session["expires_at"])
    successor = await _successor_in_grace(uow, family)
    if successor is None:
        await _revoke(uow, origin, family)
        return None
    state = state_of(uow.runtime)
    return tokens_of(state, family.claims, refresh_token(state.refresh_key, successor))


async def _lock(uow: UnitOfWork, token_id: UUID, digest: bytes) -> _Family | None:
    known = await repository.find_refresh_token(uow, token_id)
    if known is None or known["token_hash"] != digest:
        return None
    session = await repository.lock_session(uow, known["session_id"])
    token = await repository.find_refresh_token(uow, token_id)
    now = clock.now()
    if (
        session is None
        or token is None
        or session["revoked_at"] is not None
        or now >= token["expires_at"]
        or session_is_over(
            SessionKind(session["kind"]),
            last_seen_at=session["last_seen_at"],
            expires_at=session["expires_at"],
            at=now,
        )
        or await queries.find_by_id(uow, session["id"]) is None
    ):
        return None
    return _Family(token, session)


async def _successor_in_grace(uow: UnitOfWork, family: _Family) -> UUID | None:
    used_at, successor_id = family.token["used_at"], family.token["replaced_by"]
    if successor_id is None or clock.now() - used_at > REFRESH_GRACE:
        return None
    successor = await repository.find_refresh_token(uow, successor_id)
    return successor_id if successor is not None and successor["used_at"] is None else None


async def _revoke(uow: UnitOfWork, origin: Origin, family: _Family) -> None:
    user_id, session_id = family.session["user_id"], family.session["id"]
    await repository.revoke_session(uow, user_id, session_id, "a refresh token was used twice")
    actor = Actor(
        ActorKind.ANONYMOUS,
        ip=origin.ip,
        user_agent=origin.user_agent,
        request_id=origin.request_id,
    )
    audit.record(
        uow,
        actor,
        "identity.refresh_token_reused",
        "session",
        session_id,
        say("A refresh token was used twice; the session has ended."),
    )
    forget(uow, session_id=session_id)


def _refused() -> Unauthenticated:
    return Unauthenticated(
        say("This session is over. Sign in again."), code="invalid_refresh_token"
    )
