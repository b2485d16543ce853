"""Writing what was taken over from applications into records."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.contracts.given import TakenOver
from rolecall.domains.applications.models import takeovers
from rolecall.domains.candidates.contracts.given import GivenField
from rolecall.infra.db import Row, UnitOfWork

_t = takeovers.c
_SHOWN = (_t.id, _t.field, _t.value, _t.replaced, _t.at, _t.by_name, _t.by_candidate)


async def standing_takeovers(uow: UnitOfWork, application_id: UUID) -> tuple[TakenOver, ...]:
    """Return what was taken over from an application and not given back."""
    rows = await uow.fetch(
        sa.select(*_SHOWN).where(
            _t.org_id == uow.org_id, _t.application_id == application_id, _t.undone_at.is_(None)
        )
    )
    return tuple(_taken(row) for row in rows)


async def insert_takeover(
    uow: UnitOfWork, application_id: UUID, taken: TakenOver, by_id: UUID | None
) -> None:
    """Remember what was taken over; an earlier one of the field stands no more."""
    await end_takeover(uow, application_id, taken.field, taken.at, taken.by_name)
    await uow.insert(
        takeovers,
        [
            {
                "org_id": uow.org_id,
                "id": taken.id,
                "application_id": application_id,
                "field": taken.field.value,
                "value": taken.value,
                "replaced": taken.replaced,
                "at": taken.at,
                "by_id": by_id,
                "by_name": taken.by_name,
                "by_candidate": taken.by_candidate,
                "undone_by_name": "",
            }
        ],
    )


async def end_takeover(
    uow: UnitOfWork, application_id: UUID, field: GivenField, at: datetime, by_name: str
) -> None:
    """Note that a value does not stand any more, since when and by whom."""
    await uow.execute(
        sa.update(takeovers)
        .where(
            _t.org_id == uow.org_id,
            _t.application_id == application_id,
            _t.field == field.value,
            _t.undone_at.is_(None),
        )
        .values(undone_at=at, undone_by_name=by_name)
    )


def _taken(row: Row) -> TakenOver:
    return TakenOver(**{**dict(row), "field": GivenField(row["field"])})
