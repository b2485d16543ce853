"""Writing snoozes."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.applications.contracts.triage import Snooze
from rolecall.domains.applications.models import snoozes
from rolecall.infra.db import UnitOfWork

_s = snoozes.c


async def save_snooze(uow: UnitOfWork, snooze: Snooze) -> None:
    """Write a member's snooze of an application, in the place of an earlier one."""
    values = {"until": snooze.until, "entered_at": snooze.entered_at}
    await uow.execute(
        insert(snoozes)
        .values(
            org_id=uow.org_id,
            user_id=snooze.user_id,
            application_id=snooze.application_id,
            **values,
        )
        .on_conflict_do_update(index_elements=["org_id", "user_id", "application_id"], set_=values)
    )


async def delete_snooze(uow: UnitOfWork, user_id: UUID, application_id: UUID) -> bool:
    """Remove a member's snooze; False if there was none."""
    removed = await uow.execute(
        sa.delete(snoozes).where(
            _s.org_id == uow.org_id,
            _s.user_id == user_id,
            _s.application_id == application_id,
        )
    )
    return removed == 1
