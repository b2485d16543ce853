"""Reading the roles of an organization's own."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from rolecall.access import MEMBER_ROLES, Role, permissions_of
from rolecall.domains.identity.contracts import CustomRole, MemberStatus, OwnRoles, RoleHolders
from rolecall.domains.identity.models import custom_roles, invitations, memberships
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

_r, _m, _i = custom_roles.c, memberships.c, invitations.c

_HELD = (
    sa.select(sa.func.count())
    .select_from(memberships)
    .where(
        _m.org_id == _r.org_id,
        _m.custom_role_id == _r.id,
        _m.status == MemberStatus.ACTIVE.value,
    )
    .scalar_subquery()
)
_NAMED = (
    sa.select(sa.func.count())
    .select_from(invitations)
    .where(
        _i.org_id == _r.org_id,
        _i.custom_role_id == _r.id,
        _i.accepted_at.is_(None),
        _i.revoked_at.is_(None),
    )
    .scalar_subquery()
)
_WITH_HOLDERS = sa.select(custom_roles, _HELD.label("members"), _NAMED.label("invitations"))


async def list_custom_roles(uow: UnitOfWork) -> OwnRoles:
    """Return the organization's own roles by name, and how many hold the built-in ones."""
    rows = await uow.fetch(_WITH_HOLDERS.where(_r.org_id == uow.org_id).order_by(_r.name_norm))
    held = await uow.fetch(
        sa.select(_m.role, sa.func.count().label("members"))
        .where(
            _m.org_id == uow.org_id,
            _m.status == MemberStatus.ACTIVE.value,
            _m.custom_role_id.is_(None),
        )
        .group_by(_m.role)
    )
    members = {row["role"]: row["members"] for row in held}
    return OwnRoles(
        items=[custom_role_of(row) for row in rows],
        built_in=[RoleHolders(role, members.get(role.value, 0)) for role in MEMBER_ROLES],
    )


async def get_custom_role(uow: UnitOfWork, role_id: UUID) -> CustomRole:
    """Return one of the organization's own roles.

    Raises:
        NotFound: the organization has none with this id.
    """
    row = await uow.fetch_one(_WITH_HOLDERS.where(_r.org_id == uow.org_id, _r.id == role_id))
    if row is None:
        raise NotFound(say("There is no such role."))
    return custom_role_of(row)


async def holders_of(uow: UnitOfWork, role_id: UUID) -> Sequence[UUID]:
    """Return who holds a role of the organization's own."""
    rows = await uow.fetch(
        sa.select(_m.user_id).where(
            _m.org_id == uow.org_id,
            _m.custom_role_id == role_id,
            _m.status == MemberStatus.ACTIVE.value,
        )
    )
    return [row["user_id"] for row in rows]


def custom_role_of(row: Row) -> CustomRole:
    """Return the role of a row with its holders."""
    base = Role(row["base_role"])
    return CustomRole(
        id=row["id"],
        name=row["name"],
        description=row["description"],
        base_role=base,
        permissions=permissions_of(base, row["permissions"]),
        version=row["version"],
        updated_at=row["updated_at"],
        members=row["members"],
        invitations=row["invitations"],
    )
