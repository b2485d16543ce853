"""Reading what is known of people's calendars."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.interviews.contracts import ConnectedCalendar, Span
from rolecall.domains.interviews.models import busy_times, calendars, interviewers, interviews
from rolecall.domains.interviews.models.calendar_rows import SHOWN, calendar_of
from rolecall.infra.db import UnitOfWork

_c, _b, _i, _p = calendars.c, busy_times.c, interviews.c, interviewers.c


async def get_calendars(
    uow: UnitOfWork, user_ids: Collection[UUID]
) -> dict[UUID, ConnectedCalendar]:
    """Return the calendars of those who have connected one."""
    rows = await uow.fetch(
        sa.select(*SHOWN).where(_c.org_id == uow.org_id, _c.user_id.in_(sorted(user_ids)))
    )
    return {row["user_id"]: calendar_of(row) for row in rows}


async def list_outdated(
    uow: UnitOfWork, user_ids: Collection[UUID], read_before: datetime
) -> list[UUID]:
    """Return whose calendars were last read before an instant."""
    rows = await uow.fetch(
        sa.select(_c.user_id).where(
            _c.org_id == uow.org_id,
            _c.user_id.in_(sorted(user_ids)),
            _c.read_at < read_before,
        )
    )
    return [row["user_id"] for row in rows]


async def list_busy_spans(
    uow: UnitOfWork, user_ids: Collection[UUID], within: Span
) -> dict[UUID, list[Span]]:
    """Return when people are busy by their own calendars."""
    rows = await uow.fetch(
        sa.select(_b.user_id, _b.starts_at, _b.ends_at)
        .where(
            _b.org_id == uow.org_id,
            _b.user_id.in_(sorted(user_ids)),
            _b.starts_at < within.ends_at,
            _b.ends_at > within.starts_at,
        )
        .order_by(_b.user_id, _b.starts_at)
    )
    found: dict[UUID, list[Span]] = {user_id: [] for user_id in user_ids}
    for row in rows:
        found[row["user_id"]].append(Span(row["starts_at"], row["ends_at"]))
    return found


async def list_interview_ids(uow: UnitOfWork, user_id: UUID, within: Span) -> list[UUID]:
    """Return the interviews that somebody holds or held in that time, called off or not."""
    rows = await uow.fetch(
        sa.select(_i.id)
        .join(interviewers, sa.and_(_p.org_id == _i.org_id, _p.interview_id == _i.id))
        .where(
            _i.org_id == uow.org_id,
            _p.user_id == user_id,
            _i.listed_at >= within.starts_at,
            _i.listed_at < within.ends_at,
        )
    )
    return [row["id"] for row in rows]
