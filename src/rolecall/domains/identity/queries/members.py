"""Who is a member of what."""

from collections.abc import Collection, Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from rolecall.access import Role
from rolecall.domains.identity.contracts import (
    GivenRole,
    MemberRef,
    Membership,
    MemberStatus,
)
from rolecall.domains.identity.models import (
    custom_roles,
    memberships,
    organizations,
    sessions,
    users,
)
from rolecall.domains.identity.queries.rows import ORGANIZATION, member_of, organization_of
from rolecall.infra.db import Reader, Row, TenantRead, UnitOfWork, fetch_page
from rolecall.kernel.errors import NotFound
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say

_SEEN = (
    sa.select(sa.func.max(sessions.c.last_seen_at))
    .where(
        sessions.c.user_id == memberships.c.user_id,
        sessions.c.active_org_id == memberships.c.org_id,
    )
    .scalar_subquery()
)
_OWN_ROLE = sa.and_(
    custom_roles.c.org_id == memberships.c.org_id,
    custom_roles.c.id == memberships.c.custom_role_id,
)
_MEMBER = (
    memberships.c.user_id,
    memberships.c.role,
    memberships.c.custom_role_id,
    custom_roles.c.name.label("custom_role_name"),
    custom_roles.c.permissions,
    memberships.c.joined_at,
    memberships.c.status,
    users.c.email,
    users.c.full_name,
    users.c.locale,
    users.c.time_zone,
)


async def list_members(
    uow: UnitOfWork, roles: Collection[Role] | None = None, *, with_last_seen: bool = False
) -> Sequence[MemberRef]:
    """Return the active members of the transaction's organization by name, of these roles if given.

    An organization has as many members as it has recruiters and managers, so they come as a whole.
    """
    m = memberships.c
    conditions = [m.org_id == uow.org_id, m.status == MemberStatus.ACTIVE.value]
    if roles is not None:
        conditions.append(m.role.in_([role.value for role in roles]))
    rows = await uow.fetch(_members(*conditions, with_last_seen=with_last_seen))
    return [member_of(row) for row in rows]


_NAMES = TenantRead(
    sa.select(memberships.c.user_id, users.c.full_name)
    .select_from(memberships.join(users, users.c.id == memberships.c.user_id))
    .where(
        memberships.c.org_id == sa.bindparam("org_id"),
        memberships.c.user_id == sa.func.any(sa.bindparam("user_ids", type_=ARRAY(sa.Uuid))),
    )
)


async def names_of_members(reader: Reader, user_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the names of members, removed ones too, by login."""
    rows = await reader.fetch(_NAMES, org_id=reader.org_id, user_ids=list(user_ids))
    return {row["user_id"]: row["full_name"] for row in rows}


async def get_members_by_ids(uow: UnitOfWork, user_ids: Collection[UUID]) -> dict[UUID, MemberRef]:
    """Return members by login, removed ones too: their names still stand beside what they did."""
    if not user_ids:
        return {}
    m = memberships.c
    rows = await uow.fetch(
        _members(m.org_id == uow.org_id, m.user_id.in_(list(user_ids)), with_last_seen=False)
    )
    return {row["user_id"]: member_of(row) for row in rows}


async def get_member(uow: UnitOfWork, user_id: UUID) -> MemberRef:
    """Return one active member of the transaction's organization.

    Raises:
        NotFound: this login is no member.
    """
    m = memberships.c
    row = await uow.fetch_one(
        _members(
            m.org_id == uow.org_id,
            m.user_id == user_id,
            m.status == MemberStatus.ACTIVE.value,
            with_last_seen=True,
        )
    )
    if row is None:
        raise NotFound(say("There is no such member."))
    return member_of(row)


async def list_memberships(uow: UnitOfWork, user_id: UUID) -> Sequence[Membership]:
    """Return where a login is an active member, oldest first.

    Under the login's own transaction this is every organization; else only the transaction's.
    """
    m = memberships.c
    rows = await uow.fetch(
        sa.select(
            *ORGANIZATION, m.role, m.custom_role_id, custom_roles.c.name.label("custom_role_name")
        )
        .join(memberships, m.org_id == organizations.c.id)
        .outerjoin(custom_roles, _OWN_ROLE)
        .where(m.user_id == user_id, m.status == MemberStatus.ACTIVE.value)
        .order_by(m.joined_at, m.org_id)
    )
    return [_membership(row) for row in rows]


def _members(
    *conditions: sa.ColumnElement[bool], with_last_seen: bool
) -> sa.Select[tuple[object, ...]]:
    seen = _SEEN if with_last_seen else sa.null()
    return (
        sa.select(*_MEMBER, seen.label("last_seen_at"))
        .join(users, users.c.id == memberships.c.user_id)
        .outerjoin(custom_roles, _OWN_ROLE)
        .where(*conditions)
        .order_by(users.c.full_name, memberships.c.user_id)
    )


def _membership(row: Row) -> Membership:
    return Membership(
        organization_of(row),
        Role(row["role"]),
        row["custom_role_id"] is not None,
        row["custom_role_name"] or "",
    )


async def is_member(uow: UnitOfWork, user_id: UUID) -> bool:
    """Tell whether a login is an active member of the transaction's organization."""
    m = memberships.c
    found = await uow.fetch_value(
        sa.select(sa.literal(1)).where(
            m.org_id == uow.org_id,
            m.user_id == user_id,
            m.status == MemberStatus.ACTIVE.value,
        )
    )
    return found is not None


async def page_members(
    uow: UnitOfWork, page: PageRequest, held: GivenRole | None = None
) -> Page[MemberRef]:
    """Return a page of the active members by name, with when they were last seen.

    `held` leaves those who hold a built-in role itself, or one of the organization's own.
    """
    m = memberships.c
    conditions = [m.org_id == uow.org_id, m.status == MemberStatus.ACTIVE.value]
    if held is not None and held.custom_role_id is not None:
        conditions.append(m.custom_role_id == held.custom_role_id)
    elif held is not None and held.role is not None:
        conditions += [m.role == held.role.value, m.custom_role_id.is_(None)]
    listed = _members(*conditions, with_last_seen=True)
    by = users.c.full_name, m.user_id
    return await fetch_page(uow, listed, page, *by, convert=member_of, descending=False)
