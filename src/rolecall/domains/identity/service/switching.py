"""Acting in another organization."""

from collections.abc import Sequence
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import Membership, Tokens
from rolecall.domains.identity.queries import members as member_queries
from rolecall.domains.identity.repository import sessions as repository
from rolecall.domains.identity.service.access_tokens import Claims
from rolecall.domains.identity.service.sessions import forget, issue_tokens, login_of
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Forbidden, Unauthenticated
from rolecall.kernel.sentences import say


async def switch_organization(
    uow: UnitOfWork, actor: Actor, organization_id: UUID
) -> Tokens | None:
    """Let the session act in another organization of the login.

    A program gets tokens for it; its access tokens for the earlier organization run out by
    themselves, so that no call meant for one organization lands in another. A browser's session is
    changed in place.

    Raises:
        Forbidden: the login is no member there, or the organization is suspended.
    """
    user_id, session_id = login_of(actor)
    memberships = await member_queries.list_memberships(uow, user_id)
    organization = _usable(memberships, organization_id).organization
    session = await repository.lock_session(uow, session_id)
    if session is None or session["revoked_at"] is not None:
        raise Unauthenticated(say("This session is over. Sign in again."))
    await repository.set_active_organization(uow, session_id, organization.id)
    audit.record(
        uow,
        actor,
        "identity.organization_switched",
        "session",
        session_id,
        say("Switched to “{organization}”.", organization=organization.name),
    )
    forget(uow, session_id=session_id)
    if actor.by_cookie:
        return None
    claims = Claims(user_id, session_id, organization.id)
    return await issue_tokens(uow, claims, session_end=session["expires_at"])


def _usable(memberships: Sequence[Membership], organization_id: UUID) -> Membership:
    for membership in memberships:
        if membership.organization.id == organization_id:
            if not membership.organization.is_active:
                raise Forbidden(
                    say("This organization is suspended. Its administrators know why."),
                    code="organization_suspended",
                )
            return membership
    raise Forbidden(
        say("You are not a member of this organization. Ask its administrator for an invitation."),
        code="not_a_member",
    )
