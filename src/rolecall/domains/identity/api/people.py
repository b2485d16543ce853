"""Logins and members, for other domains."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from rolecall.access import Actor, ActorKind, Permission, Role, permissions_of
from rolecall.access.actor import system_actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import (
    MemberRef,
    NewUser,
    OrganizationStatus,
    Origin,
    SessionKind,
    SignedIn,
    User,
)
from rolecall.domains.identity.queries import members as member_queries
from rolecall.domains.identity.queries import sessions as session_queries
from rolecall.domains.identity.queries import users as user_queries
from rolecall.domains.identity.repository import users as user_repository
from rolecall.domains.identity.service import members as member_service
from rolecall.domains.identity.service import sessions as session_service
from rolecall.domains.identity.service.state import state_of
from rolecall.infra.db import Reader, UnitOfWork
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say


async def hash_password(runtime: Runtime, password: str) -> str:
    """Return the encoded argon2id hash, for `create_user`. The password is not judged."""
    return await state_of(runtime).passwords.hash(password)


async def create_user(uow: UnitOfWork, new: NewUser) -> User:
    """Make a login.

    Raises:
        Conflict: the address has one already.
    """
    user_id = await user_repository.insert_user(uow, new)
    if user_id is None:
        raise Conflict(say("This e-mail address has an account already."), code="email_taken")
    return await user_queries.get_user(uow, user_id)


async def get_user(uow: UnitOfWork, user_id: UUID) -> User:
    """Return a login.

    Raises:
        NotFound: there is none with this id.
    """
    return await user_queries.get_user(uow, user_id)


async def find_user_by_email(uow: UnitOfWork, email: str) -> User | None:
    """Return the login with this address, however it is spelt."""
    return await user_queries.find_by_email(uow, email)


async def add_member(
    uow: UnitOfWork, user_id: UUID, role: Role, *, joined_at: datetime | None = None
) -> None:
    """Make a login a member of the transaction's organization.

    Raises:
        Conflict: it is one already.
    """
    await member_service.add_member(uow, user_id, role, joined_at=joined_at)
    audit.record(
        uow,
        system_actor(uow.org_id),
        "members.joined",
        "user",
        user_id,
        say("Became a member as {role}.", role=role.called),
    )


async def list_members(
    uow: UnitOfWork, roles: Collection[Role] | None = None, *, may: Permission | None = None
) -> Sequence[MemberRef]:
    """Return the organization's active members by name, of these roles and who may do this.

    A role of the organization's own counts as the one that it is made from, so whoever is told
    something by role has to be asked for the permission to read it, too.
    """
    members = await member_queries.list_members(uow, roles)
    return members if may is None else [member for member in members if member.has(may)]


async def names_of_members(reader: Reader, user_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the names of members, removed ones too, by login."""
    return await member_queries.names_of_members(reader, user_ids)


async def get_members_by_ids(uow: UnitOfWork, user_ids: Collection[UUID]) -> dict[UUID, MemberRef]:
    """Return members by login, removed ones too: look at `status` before giving rights."""
    return await member_queries.get_members_by_ids(uow, user_ids)


async def actor_of_member(uow: UnitOfWork, user_id: UUID) -> Actor | None:
    """Return a member as what they may do now, for work that goes on after they asked for it.

    None when they are no member any more, or the organization is suspended.
    """
    found = await uow.fetch_one(session_queries.MEMBERSHIP, org_id=uow.org_id, user_id=user_id)
    if found is None or found["status"] == OrganizationStatus.SUSPENDED:
        return None
    user, role = await user_queries.get_user(uow, user_id), Role(found["role"])
    return Actor(
        ActorKind.USER,
        user_id=user_id,
        org_id=uow.org_id,
        role=role,
        role_name=found["custom_role_name"] or "",
        permissions=permissions_of(role, found["permissions"]),
        name=user.full_name,
        email=user.email,
    )


async def open_session(
    uow: UnitOfWork, user: User, *, org_id: UUID | None, kind: SessionKind, origin: Origin
) -> SignedIn:
    """Begin a session without a password: for operators' commands, never for a request."""
    return await session_service.open_session(uow, user, org_id=org_id, kind=kind, origin=origin)
