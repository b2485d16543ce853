"""Columns that are read together, and contracts made of them."""

from rolecall.access import Role, permissions_of
from rolecall.domains.identity.contracts import (
    MemberRef,
    MemberStatus,
    OrganizationRef,
    OrganizationStatus,
    User,
    UserStatus,
)
from rolecall.domains.identity.models import organizations, users
from rolecall.infra.db import Row

ORGANIZATION = (
    organizations.c.id,
    organizations.c.slug,
    organizations.c.name,
    organizations.c.status,
    organizations.c.time_zone,
    organizations.c.locale,
    organizations.c.created_at,
    organizations.c.suspended_at,
    organizations.c.suspended_reason,
    organizations.c.members_count,
    organizations.c.version,
)

USER = (
    users.c.id,
    users.c.email,
    users.c.full_name,
    users.c.locale,
    users.c.time_zone,
    users.c.email_verified_at,
    users.c.status,
    users.c.created_at,
)


def organization_of(row: Row) -> OrganizationRef:
    """Return the organization of a row with the `ORGANIZATION` columns."""
    return OrganizationRef(
        id=row["id"],
        slug=row["slug"],
        name=row["name"],
        status=OrganizationStatus(row["status"]),
        time_zone=row["time_zone"],
        locale=row["locale"],
        created_at=row["created_at"],
        members_count=row["members_count"],
        version=row["version"],
        suspended_at=row["suspended_at"],
        suspended_reason=row["suspended_reason"],
    )


def user_of(row: Row) -> User:
    """Return the login of a row with the `USER` columns."""
    return User(
        id=row["id"],
        email=row["email"],
        full_name=row["full_name"],
        locale=row["locale"],
        time_zone=row["time_zone"],
        email_verified=row["email_verified_at"] is not None,
        status=UserStatus(row["status"]),
        created_at=row["created_at"],
    )


def member_of(row: Row) -> MemberRef:
    """Return the member of a row of `queries.members`."""
    role, status = Role(row["role"]), MemberStatus(row["status"])
    active = status is MemberStatus.ACTIVE
    return MemberRef(
        user_id=row["user_id"],
        email=row["email"],
        full_name=row["full_name"],
        role=role,
        locale=row["locale"],
        time_zone=row["time_zone"],
        joined_at=row["joined_at"],
        status=status,
        permissions=permissions_of(role, row["permissions"]) if active else frozenset(),
        custom_role_id=row["custom_role_id"],
        custom_role_name=row["custom_role_name"] or "",
        last_seen_at=row["last_seen_at"],
    )
