"""Who is a member, and as what.

Guarantees: an organization that has an administrator always keeps one. Changes of membership lock
the organization's row of the directory, so that two administrators who demote each other at one
moment do not both succeed.
"""

from datetime import datetime
from uuid import UUID

from rolecall.access import Actor, Role
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import policy
from rolecall.domains.identity.contracts import MemberRef, RoleChange
from rolecall.domains.identity.events import MemberJoined, MemberRemoved, RoleChanged
from rolecall.domains.identity.queries import members as queries
from rolecall.domains.identity.repository import members as repository
from rolecall.domains.identity.repository import organizations as organization_repository
from rolecall.domains.identity.service.sessions import forget
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, NotFound


async def add_member(
    uow: UnitOfWork, user_id: UUID, role: Role, *, joined_at: datetime | None = None
) -> None:
    """Make a login a member of the transaction's organization.

    Raises:
        Conflict: it is one already.
    """
    if not await repository.upsert_membership(uow, user_id, role, joined_at or clock.now()):
        raise Conflict("This person is a member already.", code="already_a_member")
    await organization_repository.count_members(uow, +1)
    uow.emit(MemberJoined(user_id=user_id, role=role.value))
    forget(uow, user_id=user_id)


async def change_role(uow: UnitOfWork, actor: Actor, command: RoleChange) -> MemberRef:
    """Give a member another role; it holds everywhere within five seconds.

    Raises:
        Forbidden: no membership of an employer has this role.
        NotFound: there is no such member.
        Conflict: the last administrator would be gone.
    """
    policy.can_give_role(command.role).require()
    before = await _role_of(uow, command.user_id)
    if before is not command.role:
        await _keep_an_administrator(uow, before)
        await repository.set_role(uow, command.user_id, command.role)
        audit.record(
            uow,
            actor,
            "members.role_changed",
            "user",
            command.user_id,
            f"Changed a member's role to {command.role.label.lower()}.",
            {"role": audit.Change(before.value, command.role.value)},
        )
        uow.emit(
            RoleChanged(user_id=command.user_id, before=before.value, after=command.role.value)
        )
        forget(uow, user_id=command.user_id)
    return await queries.get_member(uow, command.user_id)


async def remove_member(uow: UnitOfWork, actor: Actor, user_id: UUID) -> None:
    """End a membership; the login can do nothing here any more within five seconds.

    Raises:
        NotFound: there is no such member.
        Conflict: it is the last administrator.
    """
    role = await _role_of(uow, user_id)
    await _keep_an_administrator(uow, role)
    await repository.remove(uow, user_id)
    await organization_repository.count_members(uow, -1)
    audit.record(
        uow,
        actor,
        "members.removed",
        "user",
        user_id,
        "Removed a member.",
        {"role": audit.Change(role.value, None)},
    )
    uow.emit(MemberRemoved(user_id=user_id, role=role.value))
    forget(uow, user_id=user_id)


async def _role_of(uow: UnitOfWork, user_id: UUID) -> Role:
    await organization_repository.lock_organization(uow, uow.org_id)
    row = await repository.get_for_update(uow, user_id)
    if row is None:
        raise NotFound("There is no such member.")
    return Role(row["role"])


async def _keep_an_administrator(uow: UnitOfWork, leaving: Role) -> None:
    if leaving is not Role.ORGANIZATION_ADMIN:
        return
    if await repository.count_with_role(uow, Role.ORGANIZATION_ADMIN) <= 1:
        raise Conflict(
            "This is the last administrator. Make somebody else an administrator first.",
            code="last_administrator",
        )
