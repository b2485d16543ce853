"""Who is a member."""

from datetime import datetime
from uuid import UUID

from rolecall.access import Role
from rolecall.domains.identity.events import MemberJoined
from rolecall.domains.identity.repository import members as repository
from rolecall.domains.identity.repository import organizations as organization_repository
from rolecall.domains.identity.service.sessions import forget
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict


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
