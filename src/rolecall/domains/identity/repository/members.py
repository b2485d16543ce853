"""Writing memberships."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.access import Role
from rolecall.domains.identity.contracts import HeldRole, MemberStatus
from rolecall.domains.identity.models import memberships
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock


async def upsert_membership(
    uow: UnitOfWork, user_id: UUID, held: HeldRole, joined_at: datetime
) -> bool:
    """Make a login a member, again if it was removed; False when it is one."""
    statement = insert(memberships).values(
        org_id=uow.org_id,
        user_id=user_id,
        role=held.base.value,
        custom_role_id=held.custom_role_id,
        status=MemberStatus.ACTIVE.value,
        joined_at=joined_at,
    )
    written = await uow.execute(
        statement.on_conflict_do_update(
            index_elements=["org_id", "user_id"],
            set_={
                "role": statement.excluded.role,
                "custom_role_id": statement.excluded.custom_role_id,
                "status": statement.excluded.status,
                "joined_at": statement.excluded.joined_at,
                "removed_at": None,
            },
            where=memberships.c.status == MemberStatus.REMOVED.value,
        )
    )
    return written == 1


async def get_for_update(uow: UnitOfWork, user_id: UUID) -> Row | None:
    """Return an active membership's row, locked."""
    m = memberships.c
    return await uow.fetch_one(
        sa.select(memberships)
        .where(
            m.org_id == uow.org_id,
            m.user_id == user_id,
            m.status == MemberStatus.ACTIVE.value,
        )
        .with_for_update()
    )


async def count_with_role(uow: UnitOfWork, role: Role) -> int:
    """Count active members who hold a built-in role itself. Lock the organization first."""
    m = memberships.c
    found: int = await uow.fetch_value(
        sa.select(sa.func.count())
        .select_from(memberships)
        .where(
            m.org_id == uow.org_id,
            m.role == role.value,
            m.custom_role_id.is_(None),
            m.status == MemberStatus.ACTIVE.value,
        )
    )
    return found


async def set_role(uow: UnitOfWork, user_id: UUID, held: HeldRole) -> None:
    """Give a member another role."""
    await _update(uow, user_id, role=held.base.value, custom_role_id=held.custom_role_id)


async def remove(uow: UnitOfWork, user_id: UUID) -> None:
    """End a membership; the row stays for its name."""
    await _update(uow, user_id, status=MemberStatus.REMOVED.value, removed_at=clock.now())


async def _update(uow: UnitOfWork, user_id: UUID, **values: str | datetime | UUID | None) -> None:
    m = memberships.c
    await uow.execute(
        sa.update(memberships).where(m.org_id == uow.org_id, m.user_id == user_id).values(**values)
    )
