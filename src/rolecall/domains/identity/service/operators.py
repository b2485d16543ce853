"""What operators do at the machine itself, without a password of their own.

Whoever may run these commands holds the installation's root secret anyway.
"""

from datetime import timedelta
from uuid import UUID

from rolecall.access import Role
from rolecall.access.actor import system_actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import (
    IssuedToken,
    NewAdministrator,
    NewUser,
    Origin,
    SessionKind,
    TokenRequest,
    User,
)
from rolecall.domains.identity.queries import members as member_queries
from rolecall.domains.identity.queries import organizations as organization_queries
from rolecall.domains.identity.queries import users as user_queries
from rolecall.domains.identity.repository import users as user_repository
from rolecall.domains.identity.rules.passwords import check_password
from rolecall.domains.identity.service.access_tokens import Claims
from rolecall.domains.identity.service.members import add_member
from rolecall.domains.identity.service.passwords import set_password
from rolecall.domains.identity.service.sessions import open_session
from rolecall.domains.identity.service.state import state_of
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel.errors import Conflict, Forbidden, NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG, Tenant

_OPERATOR = "Operator"


async def create_administrator(db: Database, command: NewAdministrator) -> User:
    """Make a login an administrator of the platform; a login that exists gets the new password.

    Raises:
        InvalidInput: the password is too short or too common.
        Conflict: the login is one already.
    """
    check_password(
        command.password,
        minimum=db.runtime.settings.sign_in.password_min_length,
        context=(command.email, command.full_name),
    )
    hashed = await state_of(db.runtime).passwords.hash(command.password)
    actor = system_actor(PLATFORM_ORG, _OPERATOR)
    async with db.transaction(PLATFORM) as uow:
        new = NewUser(
            email=command.email,
            full_name=command.full_name,
            password_hash=hashed,
            email_verified=True,
        )
        user_id = await user_repository.insert_user(uow, new)
        user = await _known(uow, command.email)
        if user_id is None:
            await set_password(uow, actor, user.id, hashed)
        await add_member(uow, user.id, Role.PLATFORM_ADMIN)
        audit.record(
            uow,
            actor,
            "platform.administrator_created",
            "user",
            user.id,
            say("Made a login an administrator of the platform."),
        )
        return user


async def issue_token(db: Database, command: TokenRequest) -> IssuedToken:
    """Sign a made-up member in and return an access token, for trying and measuring.

    Asking again for the same role and organization gives the same login.

    Raises:
        Forbidden: this is a production installation.
        NotFound: there is no such organization.
        Conflict: the role needs an organization, or has none.
    """
    if db.runtime.is_production:
        raise Forbidden(say("In production mode tokens are only given for passwords."))
    org_id = await _organization_for(db, command)
    async with db.transaction(PLATFORM) as uow:
        email = f"{command.role.value}@{command.slug or 'tokens'}.rolecall.example.com"
        name = f"{command.role.label} (token)"
        await user_repository.insert_user(
            uow, NewUser(email=email, full_name=name, password_hash=None, email_verified=True)
        )
        user = await _known(uow, email)
    async with db.transaction(Tenant(org_id or PLATFORM_ORG, user.id)) as uow:
        if org_id is not None and not await member_queries.is_member(uow, user.id):
            await add_member(uow, user.id, command.role)
        signed_in = await open_session(
            uow,
            user,
            org_id=org_id,
            kind=SessionKind.PROGRAM,
            origin=Origin(user_agent="rolecall tokens issue"),
        )
        session_id = signed_in.actor.session_id
        audit.record(
            uow,
            system_actor(uow.org_id, _OPERATOR),
            "identity.token_issued",
            "session",
            session_id,
            say("Issued a token as {role}.", role=command.role.called),
        )
    if session_id is None:
        raise TypeError("a session that was opened has an id")
    claims = Claims(user.id, session_id, org_id)
    token = state_of(db.runtime).access_tokens.issue(claims, lifetime=command.lifetime)
    return IssuedToken(token, _seconds(command.lifetime), user.id, email, org_id)


async def _organization_for(db: Database, command: TokenRequest) -> UUID | None:
    if command.role in {Role.PLATFORM_ADMIN, Role.CANDIDATE}:
        if command.slug is not None:
            raise Conflict(
                say("The role {role} belongs to no organization.", role=command.role.value)
            )
        return PLATFORM_ORG if command.role is Role.PLATFORM_ADMIN else None
    if command.slug is None:
        raise Conflict(say("Name the organization in which to be {role}.", role=command.role.value))
    async with db.transaction(PLATFORM) as uow:
        found = await organization_queries.find_by_slug(uow, command.slug)
    if found is None:
        raise NotFound(
            say("There is no organization with the address “{slug}”.", slug=command.slug)
        )
    return found.id


async def _known(uow: UnitOfWork, email: str) -> User:
    user = await user_queries.find_by_email(uow, email)
    if user is None:
        raise NotFound(say("There is no such account."))
    return user


def _seconds(lifetime: timedelta) -> int:
    return int(lifetime.total_seconds())
