"""Roles of an organization's own.

Guarantees: nobody makes, changes or removes a role that allows more than they are allowed
themselves; what a changed role allows holds for everybody who has it, in running sessions too; a
role goes only when nobody holds it, or together with giving them another. All changes lock the
organization's row of the directory, as changes of membership do.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor, Permission
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import policy
from rolecall.domains.identity.contracts import (
    ChangeCustomRole,
    CustomRole,
    GivenRole,
    HeldRole,
    NewCustomRole,
)
from rolecall.domains.identity.events import CustomRolesChanged, RoleChanged
from rolecall.domains.identity.queries import custom_roles as queries
from rolecall.domains.identity.queries import members as member_queries
from rolecall.domains.identity.repository import custom_roles as repository
from rolecall.domains.identity.repository import members as member_repository
from rolecall.domains.identity.repository import organizations as organization_repository
from rolecall.domains.identity.rules.custom_roles import MAX_ROLES, checked_bundle
from rolecall.domains.identity.service.given_roles import hold_given
from rolecall.domains.identity.service.sessions import forget
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, NotFound, VersionMismatch
from rolecall.kernel.sentences import Sentence, say

_NAMED = 3


async def create_custom_role(uow: UnitOfWork, actor: Actor, command: NewCustomRole) -> CustomRole:
    """Make a role.

    Raises:
        Forbidden: it would allow more than the actor may, or is made from no role of members.
        InvalidInput: the permissions do not fit together.
        Conflict: the name is taken, or there are too many.
    """
    policy.can_give_role(command.base_role).require()
    bundle = checked_bundle(command.permissions)
    policy.can_grant(actor, bundle).require()
    await organization_repository.lock_organization(uow, uow.org_id)
    if await repository.count_custom_roles(uow) >= MAX_ROLES:
        raise Conflict(
            say("There can be {max_roles} roles. Remove one first.", max_roles=MAX_ROLES),
            code="too_many_roles",
        )
    role = CustomRole(
        id=ids.uuid7(),
        name=command.name,
        description=command.description,
        base_role=command.base_role,
        permissions=bundle,
        version=1,
        updated_at=clock.now(),
    )
    await repository.insert_custom_role(uow, role)
    _record(
        uow,
        actor,
        role,
        "roles.created",
        say(
            "Made the role “{role}” from {base_role}.",
            role=role.name,
            base_role=role.base_role.called,
        ),
        {
            "name": audit.Change(None, role.name),
            "base_role": audit.Change(None, role.base_role.value),
            "permissions": audit.Change(None, _words(bundle)),
        },
    )
    return role


async def change_custom_role(
    uow: UnitOfWork, actor: Actor, command: ChangeCustomRole
) -> CustomRole:
    """Change what a role is called and allows; it holds for everybody who has it.

    Raises:
        NotFound: there is no such role.
        Forbidden: it allows, or would allow, more than the actor may.
        InvalidInput: the permissions do not fit together.
        Conflict: the name is taken.
        VersionMismatch: it is not at the command's version any more.
    """
    bundle = checked_bundle(command.permissions)
    await organization_repository.lock_organization(uow, uow.org_id)
    await _at_version(uow, command.role_id, command.version)
    before = await queries.get_custom_role(uow, command.role_id)
    policy.can_grant(actor, bundle | before.permissions).require()
    after = replace(
        before,
        name=command.name,
        description=command.description,
        permissions=bundle,
        version=before.version + 1,
        updated_at=clock.now(),
    )
    changes = _differences(before, after)
    if not changes:
        return before
    await repository.update_custom_role(uow, after)
    _record(uow, actor, after, "roles.changed", _told(before, after), changes)
    forget(uow, org_id=uow.org_id)
    return after


async def remove_custom_role(
    uow: UnitOfWork, actor: Actor, role_id: UUID, version: int | None, instead: GivenRole | None
) -> None:
    """Remove a role; who holds it, or is invited with it, gets `instead`.

    Raises:
        NotFound: there is no such role, or none to give instead.
        Forbidden: it allows, or the other one would allow, more than the actor may.
        Conflict: code `role_in_use`; it is held, and nothing was named instead.
        VersionMismatch: it is not at `version` any more.
    """
    await organization_repository.lock_organization(uow, uow.org_id)
    await _at_version(uow, role_id, version)
    role = await queries.get_custom_role(uow, role_id)
    policy.can_grant(actor, role.permissions).require()
    if role.members or role.invitations:
        await _move_holders(uow, actor, role, await _other(uow, actor, role, instead))
    else:
        await repository.move_invitations(uow, role_id, role.base_role.value, None)
    await repository.delete_custom_role(uow, role_id)
    _record(
        uow,
        actor,
        role,
        "roles.removed",
        say("Removed the role “{role}”.", role=role.name),
        {
            "name": audit.Change(role.name, None),
            "permissions": audit.Change(_words(role.permissions), None),
        },
    )
    forget(uow, org_id=uow.org_id)


async def _at_version(uow: UnitOfWork, role_id: UUID, version: int | None) -> None:
    found = await repository.get_for_update(uow, role_id)
    if found is None:
        raise NotFound(say("There is no such role."))
    if version not in {None, found["version"]}:
        raise VersionMismatch(say("Somebody else changed this role meanwhile. Load it again."))


async def _other(
    uow: UnitOfWork, actor: Actor, role: CustomRole, instead: GivenRole | None
) -> HeldRole:
    if instead is None or instead.custom_role_id == role.id:
        raise Conflict(
            await _who_holds(uow, role),
            code="role_in_use",
        )
    held = await hold_given(uow, instead)
    policy.can_grant(actor, held.permissions).require()
    return held


async def _who_holds(uow: UnitOfWork, role: CustomRole) -> Sentence:
    holders = await member_queries.get_members_by_ids(uow, await queries.holders_of(uow, role.id))
    names = [member.full_name for member in holders.values()]
    more = [say("{number} more", number=len(names) - _NAMED)] if len(names) > _NAMED else []
    holders_told = [*names[:_NAMED], *more]
    if names and role.invitations:
        return say(
            "“{role}” is held by {holders}; open invitations with “{role}”: {invitations}. "
            "Choose the role that they get instead.",
            role=role.name,
            holders=holders_told,
            invitations=role.invitations,
        )
    if names:
        return say(
            "“{role}” is held by {holders}. Choose the role that they get instead.",
            role=role.name,
            holders=holders_told,
        )
    return say(
        "open invitations with “{role}”: {invitations}. Choose the role that they get instead.",
        role=role.name,
        invitations=role.invitations,
    )


async def _move_holders(uow: UnitOfWork, actor: Actor, role: CustomRole, held: HeldRole) -> None:
    await repository.move_invitations(uow, role.id, held.base.value, held.custom_role_id)
    for user_id in await queries.holders_of(uow, role.id):
        await member_repository.set_role(uow, user_id, held)
        audit.record(
            uow,
            actor,
            "members.role_changed",
            "user",
            user_id,
            say(
                "Changed a member's role to {held}: “{role}” was removed.",
                held=held.called,
                role=role.name,
            ),
            {"role": audit.Change(role.name, held.word)},
        )
        uow.emit(RoleChanged(user_id=user_id, before=role.base_role.value, after=held.base.value))


def _record(
    uow: UnitOfWork,
    actor: Actor,
    role: CustomRole,
    action: str,
    summary: Sentence,
    changes: dict[str, audit.Change],
) -> None:
    audit.record(uow, actor, action, "role", role.id, summary, changes)
    uow.emit(CustomRolesChanged(role_id=role.id))


def _differences(before: CustomRole, after: CustomRole) -> dict[str, audit.Change]:
    changes = {
        name: audit.Change(getattr(before, name), getattr(after, name))
        for name in ("name", "description")
        if getattr(before, name) != getattr(after, name)
    }
    if before.permissions != after.permissions:
        changes["permissions"] = audit.Change(_words(before.permissions), _words(after.permissions))
    return changes


def _told(before: CustomRole, after: CustomRole) -> Sentence:
    more = _words(after.permissions - before.permissions)
    fewer = _words(before.permissions - after.permissions)
    if more and fewer:
        return say(
            "Changed the role “{role}”: it allows {more} and no longer allows {fewer}.",
            role=after.name,
            more=more,
            fewer=fewer,
        )
    if more:
        return say("Changed the role “{role}”: it allows {more}.", role=after.name, more=more)
    if fewer:
        return say(
            "Changed the role “{role}”: it no longer allows {fewer}.", role=after.name, fewer=fewer
        )
    return say("Changed the role “{role}”.", role=after.name)


def _words(permissions: Collection[Permission]) -> Sequence[str]:
    return sorted(one.value for one in permissions)
