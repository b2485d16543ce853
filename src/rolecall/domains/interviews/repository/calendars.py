"""Writing people's calendars and when they are busy."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.interviews.contracts import ConnectedCalendar, Span
from rolecall.domains.interviews.models import busy_times, calendars
from rolecall.domains.interviews.models.calendar_rows import SHOWN, calendar_of
from rolecall.infra.db import Row, UnitOfWork

_c, _b = calendars.c, busy_times.c


async def write_calendar(uow: UnitOfWork, user_id: UUID, values: dict[str, Any]) -> None:
    """Keep a connection in the place of the one that the person had."""
    await uow.execute(
        insert(calendars)
        .values(org_id=uow.org_id, user_id=user_id, **values)
        .on_conflict_do_update(index_elements=["org_id", "user_id"], set_=values)
    )


async def get_for_update(uow: UnitOfWork, user_id: UUID) -> ConnectedCalendar | None:
    """Return the locked calendar of a person, None if they have connected none."""
    row = await uow.fetch_one(
        sa.select(*SHOWN).where(_c.org_id == uow.org_id, _c.user_id == user_id).with_for_update()
    )
    return calendar_of(row) if row else None


async def claim(
    uow: UnitOfWork, user_id: UUID, *, read_before: datetime, tried_before: datetime, now: datetime
) -> Row | None:
    """Note that a calendar is being read; return `connection_id`, `kind` and `sealed`.

    None if there is none, it was read since `read_before`, or somebody tried since `tried_before`.
    """
    return await uow.fetch_one(
        sa.update(calendars)
        .where(
            _c.org_id == uow.org_id,
            _c.user_id == user_id,
            _c.read_at <= read_before,
            _c.tried_at <= tried_before,
        )
        .values(tried_at=now)
        .returning(_c.connection_id, _c.kind, _c.sealed)
    )


async def update_calendar(uow: UnitOfWork, user_id: UUID, values: dict[str, Any]) -> None:
    """Write columns of a locked calendar."""
    await uow.execute(
        sa.update(calendars).where(_c.org_id == uow.org_id, _c.user_id == user_id).values(**values)
    )


async def delete_calendar(uow: UnitOfWork, user_id: UUID) -> bool:
    """Forget a calendar, its secrets and its busy times; tell whether there was one."""
    return bool(
        await uow.execute(
            sa.delete(calendars).where(_c.org_id == uow.org_id, _c.user_id == user_id)
        )
    )


async def replace_busy_times(uow: UnitOfWork, user_id: UUID, spans: Sequence[Span]) -> bool:
    """Keep these busy times of a locked calendar and no others; tell whether anything changed."""
    mine = sa.and_(_b.org_id == uow.org_id, _b.user_id == user_id)
    rows = await uow.fetch(sa.select(_b.starts_at, _b.ends_at).where(mine).order_by(_b.starts_at))
    if [Span(row["starts_at"], row["ends_at"]) for row in rows] == list(spans):
        return False
    await uow.execute(sa.delete(busy_times).where(mine))
    if spans:
        await uow.insert(
            busy_times,
            [
                {
                    "org_id": uow.org_id,
                    "user_id": user_id,
                    "starts_at": span.starts_at,
                    "ends_at": span.ends_at,
                }
                for span in spans
            ],
        )
    return True


async def lock_sealed_with_other_keys(uow: UnitOfWork, key_id: str, limit: int) -> list[Row]:
    """Return `user_id, sealed` of calendars whose secrets are under another key, locked."""
    return await uow.fetch(
        sa.select(_c.user_id, _c.sealed)
        .where(_c.org_id == uow.org_id, _c.sealed_key_id != key_id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )


async def reseal(uow: UnitOfWork, user_id: UUID, sealed: str, key_id: str) -> None:
    """Keep a calendar's secrets under another key."""
    await update_calendar(uow, user_id, {"sealed": sealed, "sealed_key_id": key_id})
