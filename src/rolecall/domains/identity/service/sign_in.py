"""Signing in with a password."""

from collections.abc import Sequence
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import (
    Membership,
    Origin,
    SessionKind,
    SignedIn,
    SignIn,
    SignInWay,
    User,
    UserStatus,
)
from rolecall.domains.identity.events import AccountLocked
from rolecall.domains.identity.queries import members as member_queries
from rolecall.domains.identity.queries import users as user_queries
from rolecall.domains.identity.queries.rows import user_of
from rolecall.domains.identity.repository import users as user_repository
from rolecall.domains.identity.service.password_hashing import needs_rehash
from rolecall.domains.identity.service.sessions import begin_session
from rolecall.domains.identity.service.state import state_of
from rolecall.domains.identity.service.throttling import WINDOW_SECONDS, SignInThrottle
from rolecall.infra.db import Database, Row
from rolecall.kernel import clock
from rolecall.kernel.errors import Forbidden, Unauthenticated
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG, Tenant


async def sign_in(db: Database, origin: Origin, command: SignIn) -> SignedIn:
    """Check a password and begin a session.

    The password is verified between two short transactions, never inside one.

    Raises:
        Unauthenticated: address and password do not belong together; the same for every address.
        Forbidden: the login is no member of the organization that was asked for.
        TooManyRequests: too many wrong passwords lately.
    """
    state = state_of(db.runtime)
    throttle = SignInThrottle(db.runtime, command.email, origin.ip)
    await throttle.admit()
    async with db.transaction(PLATFORM) as uow:
        row = await user_queries.find_credentials(uow, command.email)
    encoded = row["password_hash"] if row is not None else None
    usable = row is not None and row["status"] == UserStatus.ACTIVE
    correct = await state.passwords.verify(command.password, encoded if usable else None)
    if row is None or not correct:
        await _record_failure(db, origin, row, locked=await throttle.failed())
        raise wrong_credentials()
    await throttle.succeeded()
    rehashed = (
        await state.passwords.hash(command.password) if encoded and needs_rehash(encoded) else None
    )
    return await _begin(db, origin, command, user_of(row), rehashed)


def wrong_credentials() -> Unauthenticated:
    """Return the one answer to a wrong address and to a wrong password."""
    return Unauthenticated(
        say("The e-mail address or the password is not right."), code="invalid_credentials"
    )


def choose_membership(memberships: Sequence[Membership], slug: str | None) -> Membership | None:
    """Return where to be active: what was asked for, else the first that is not suspended.

    Raises:
        Forbidden: an organization was asked for that the login is no member of.
    """
    if slug is not None:
        for membership in memberships:
            if membership.organization.slug == slug:
                return membership
        raise Forbidden(
            say(
                "You are not a member of this organization. Ask its administrator for an "
                "invitation."
            ),
            code="not_a_member",
        )
    usable = [m for m in memberships if m.organization.is_active] or memberships
    return usable[0] if usable else None


async def organization_to_begin_in(db: Database, user_id: UUID, slug: str | None) -> UUID | None:
    """Return where a login is active after signing in, None for one that is no member.

    Raises:
        Forbidden: an organization was asked for that the login is no member of.
    """
    async with db.transaction(Tenant(PLATFORM_ORG, user_id)) as uow:
        memberships = await member_queries.list_memberships(uow, user_id)
    chosen = choose_membership(memberships, slug)
    return chosen.organization.id if chosen else None


async def _begin(
    db: Database, origin: Origin, command: SignIn, user: User, rehashed: str | None
) -> SignedIn:
    org_id = await organization_to_begin_in(db, user.id, command.organization)
    async with db.transaction(Tenant(org_id or PLATFORM_ORG, user.id)) as uow:
        if rehashed is not None:
            await user_repository.update_user(uow, user.id, {"password_hash": rehashed})
        signed_in = await begin_session(
            uow, user, org_id=org_id, kind=command.kind, origin=origin, way=SignInWay.PASSWORD
        )
        audit.record(
            uow,
            signed_in.actor,
            "identity.signed_in",
            "session",
            signed_in.actor.session_id,
            say("Signed in with a browser.")
            if command.kind is SessionKind.BROWSER
            else say("Signed in with a program."),
        )
    return signed_in


async def _record_failure(db: Database, origin: Origin, row: Row | None, *, locked: bool) -> None:
    """Record a failed sign-in; for an address without a login as well, so that it takes as long."""
    user_id: UUID | None = row["id"] if row is not None else None
    actor = Actor(
        ActorKind.ANONYMOUS,
        ip=origin.ip,
        user_agent=origin.user_agent,
        request_id=origin.request_id,
    )
    async with db.transaction(PLATFORM) as uow:
        audit.record(
            uow,
            actor,
            "identity.sign_in_failed",
            "user",
            user_id,
            (
                say("A sign-in failed.")
                if user_id
                else say("A sign-in failed for an unknown address.")
            ),
        )
        if locked and user_id is not None:
            minutes = WINDOW_SECONDS // 60
            audit.record(
                uow,
                actor,
                "identity.account_locked",
                "user",
                user_id,
                say(
                    "Locked for {minutes} minutes after too many wrong passwords.", minutes=minutes
                ),
            )
            uow.emit(AccountLocked(user_id=user_id, locked_at=clock.now(), locked_minutes=minutes))
