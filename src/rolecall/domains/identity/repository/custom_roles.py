"""Writing the roles of an organization's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import asyncpg
import sqlalchemy as sa

from rolecall.domains.identity.contracts import CustomRole
from rolecall.domains.identity.models import custom_roles, invitations, memberships
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel.errors import Conflict, VersionMismatch
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import fold

_r, _m, _i = custom_roles.c, memberships.c, invitations.c


async def insert_custom_role(uow: UnitOfWork, role: CustomRole) -> None:
    """Add a role.

    Raises:
        Conflict: code `role_exists`; another one has the name.
    """
    with _unique_name():
        await uow.execute(
            sa.insert(custom_roles).values(
                org_id=uow.org_id,
                id=role.id,
                base_role=role.base_role.value,
                version=role.version,
                created_at=role.updated_at,
                **_changeable(role),
            )
        )


async def update_custom_role(uow: UnitOfWork, role: CustomRole) -> None:
    """Write a changed role over the version before.

    Raises:
        Conflict: code `role_exists`.
        VersionMismatch: somebody else changed it meanwhile.
    """
    with _unique_name():
        written = await uow.execute(
            sa.update(custom_roles)
            .where(_r.org_id == uow.org_id, _r.id == role.id, _r.version == role.version - 1)
            .values(version=role.version, **_changeable(role))
        )
    if not written:
        raise VersionMismatch(say("Somebody else changed this role meanwhile. Load it again."))


async def get_for_update(uow: UnitOfWork, role_id: UUID) -> Row | None:
    """Return a role's row, locked: nobody is given it until this transaction is over."""
    return await uow.fetch_one(
        sa.select(custom_roles).where(_r.org_id == uow.org_id, _r.id == role_id).with_for_update()
    )


async def hold(uow: UnitOfWork, role_id: UUID) -> Row | None:
    """Return the row of a role that is about to be given: it stays until this transaction ends."""
    return await uow.fetch_one(
        sa.select(custom_roles)
        .where(_r.org_id == uow.org_id, _r.id == role_id)
        .with_for_update(read=True, key_share=True)
    )


async def count_custom_roles(uow: UnitOfWork) -> int:
    """Count the organization's own roles. Lock the organization first."""
    found: int = await uow.fetch_value(
        sa.select(sa.func.count()).select_from(custom_roles).where(_r.org_id == uow.org_id)
    )
    return found


async def move_invitations(
    uow: UnitOfWork, role_id: UUID, base_role: str, target_id: UUID | None
) -> None:
    """Let the invitations that name a role name another; closed ones forget it alone."""
    named = (_i.org_id == uow.org_id, _i.custom_role_id == role_id)
    still_open = (_i.accepted_at.is_(None), _i.revoked_at.is_(None))
    await uow.execute(
        sa.update(invitations)
        .where(*named, *still_open)
        .values(role=base_role, custom_role_id=target_id)
    )
    await uow.execute(sa.update(invitations).where(*named).values(custom_role_id=None))


async def delete_custom_role(uow: UnitOfWork, role_id: UUID) -> None:
    """Remove a role that nobody holds."""
    forgotten = sa.update(memberships).where(
        _m.org_id == uow.org_id, _m.custom_role_id == role_id, _m.removed_at.is_not(None)
    )
    await uow.execute(forgotten.values(custom_role_id=None))
    await uow.execute(sa.delete(custom_roles).where(_r.org_id == uow.org_id, _r.id == role_id))


def _changeable(role: CustomRole) -> dict[str, Any]:
    return {
        "name": role.name,
        "name_norm": fold(role.name),
        "description": role.description,
        "permissions": sorted(one.value for one in role.permissions),
        "updated_at": role.updated_at,
    }


@contextmanager
def _unique_name() -> Iterator[None]:
    try:
        yield
    except asyncpg.UniqueViolationError as error:
        raise Conflict(
            say("There is a role with this name already. Choose another name."), code="role_exists"
        ) from error
