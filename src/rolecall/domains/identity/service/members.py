"""Who is a member, and as what.

Guarantees: an organization that has an administrator always keeps one, with the built-in role and
all that it allows; nobody gives a role, or takes one, that allows more than theirs. Changes of
membership lock the organization's row of the directory, so that two administrators who demote each
other at one moment do not both succeed.
"""

from datetime import datetime
from uuid import UUID

from rolecall.access import ROLE_PERMISSIONS, Actor, Role
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import policy
from rolecall.domains.identity.contracts import GivenRole, HeldRole, MemberRef, RoleChange
from rolecall.domains.identity.events import MemberJoined, MemberRemoved, RoleChanged
from rolecall.domains.identity.queries import members as queries
from rolecall.domains.identity.repository import members as repository
from rolecall.domains.identity.repository import organizations as organization_repository
from rolecall.domains.identity.service.given_roles import hold_given
from rolecall.domains.identity.service.sessions import forget
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.sentences import say


async def add_member(
    uow: UnitOfWork, user_id: UUID, role: Role, *, joined_at: datetime | None = None
) -> None:
    """Make a login a member of the transaction's organization.

    Raises:
        Conflict: it is one already.
    """
    held = HeldRole(role, ROLE_PERMISSIONS[role])
    await add_holder(uow, user_id, held, joined_at=joined_at)


async def add_holder(
    uow: UnitOfWork, user_id: UUID, held: HeldRole, *, joined_at: datetime | None = None
) -> None:
    """Make a login a member with a role that may be the organization's own.

    Raises:
        Conflict: it is one already.
    """
    if not await repository.upsert_membership(uow, user_id, held, joined_at or clock.now()):
        raise Conflict(say("This person is a member already."), code="already_a_member")
    await organization_repository.count_members(uow, +1)
    uow.emit(MemberJoined(user_id=user_id, role=held.base.value))
    forget(uow, user_id=user_id)


async def change_role(uow: UnitOfWork, actor: Actor, command: RoleChange) -> MemberRef:
    """Give a member another role; it holds everywhere within five seconds.

    Raises:
        Forbidden: no membership of an employer has this role, or it or the one that the member
            has allows more than the actor's.
        NotFound: there is no such member, or no such role.
        InvalidInput: not exactly one role is named.
        Conflict: the last administrator would be gone.
    """
    before = await _role_of(uow, command.user_id)
    after = await hold_given(uow, command.given)
    if before != after:
        policy.can_grant(actor, before.permissions | after.permissions).require()
        await _keep_an_administrator(uow, before)
        await repository.set_role(uow, command.user_id, after)
        audit.record(
            uow,
            actor,
            "members.role_changed",
            "user",
            command.user_id,
            say("Changed a member's role to {after}.", after=after.called),
            {"role": audit.Change(before.word, after.word)},
        )
        uow.emit(
            RoleChanged(user_id=command.user_id, before=before.base.value, after=after.base.value)
        )
        forget(uow, user_id=command.user_id)
    return await queries.get_member(uow, command.user_id)


async def remove_member(uow: UnitOfWork, actor: Actor, user_id: UUID) -> None:
    """End a membership; the login can do nothing here any more within five seconds.

    Raises:
        NotFound: there is no such member.
        Forbidden: their role allows more than the actor's.
        Conflict: it is the last administrator.
    """
    role = await _role_of(uow, user_id)
    policy.can_grant(actor, role.permissions).require()
    await _keep_an_administrator(uow, role)
    await repository.remove(uow, user_id)
    await organization_repository.count_members(uow, -1)
    audit.record(
        uow,
        actor,
        "members.removed",
        "user",
        user_id,
        say("Removed a member."),
        {"role": audit.Change(role.word, None)},
    )
    uow.emit(MemberRemoved(user_id=user_id, role=role.base.value))
    forget(uow, user_id=user_id)


async def _role_of(uow: UnitOfWork, user_id: UUID) -> HeldRole:
    await organization_repository.lock_organization(uow, uow.org_id)
    row = await repository.get_for_update(uow, user_id)
    if row is None:
        raise NotFound(say("There is no such member."))
    own = row["custom_role_id"]
    return await hold_given(uow, GivenRole(None if own else Role(row["role"]), own))


async def _keep_an_administrator(uow: UnitOfWork, leaving: HeldRole) -> None:
    if leaving.base is not Role.ORGANIZATION_ADMIN or leaving.custom_role_id is not None:
        return
    if await repository.count_with_role(uow, Role.ORGANIZATION_ADMIN) <= 1:
        raise Conflict(
            say("This is the last administrator. Make somebody else an administrator first."),
            code="last_administrator",
        )
