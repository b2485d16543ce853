"""Reading answers, for counting them."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.self_identification.contracts import Race, Sex
from rolecall.domains.self_identification.models import answers
from rolecall.infra.db import UnitOfWork

_a = answers.c


async def has_answered(uow: UnitOfWork, application_id: UUID) -> bool:
    """Tell whether anything was answered with an application, not what."""
    await uow.unseal()
    found = await uow.fetch_one(
        sa.select(_a.application_id).where(
            _a.org_id == uow.org_id, _a.application_id == application_id
        )
    )
    return found is not None


async def answers_by_application(
    uow: UnitOfWork, until: datetime
) -> dict[UUID, tuple[Sex | None, Race | None]]:
    """Return what was answered before an instant, for `service` to count and forget."""
    await uow.unseal()
    rows = await uow.fetch(
        sa.select(_a.application_id, _a.sex, _a.race).where(
            _a.org_id == uow.org_id, _a.answered_at < until
        )
    )
    return {
        row["application_id"]: (
            Sex(row["sex"]) if row["sex"] else None,
            Race(row["race"]) if row["race"] else None,
        )
        for row in rows
    }
