"""Reading hours, what takes people's time, booking links and holds."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.api import keeps_applications
from rolecall.domains.interviews.contracts import (
    BookingLink,
    Hours,
    SchedulingPolicy,
    Span,
    TakenTime,
)
from rolecall.domains.interviews.models import bookings
from rolecall.domains.interviews.models.scheduling import holds, hours, links, policies
from rolecall.domains.interviews.models.scheduling_rows import hours_of, link_of
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel.sentences import say

_h, _b, _l, _o, _p = hours.c, bookings.c, links.c, holds.c, policies.c


@keeps_applications(say("The person was offered times for an interview."))
async def _offered(uow: UnitOfWork, application_ids: Collection[UUID]) -> set[UUID]:
    rows = await uow.fetch(
        sa.select(_l.application_id)
        .distinct()
        .where(_l.org_id == uow.org_id, _l.application_id.in_(sorted(application_ids)))
    )
    return {row["application_id"] for row in rows}


async def get_policy(uow: UnitOfWork) -> SchedulingPolicy:
    """Return what the organization asks of times; what holds by default has version 0."""
    row = await uow.fetch_one(sa.select(*_p).where(_p.org_id == uow.org_id))
    if row is None:
        return SchedulingPolicy()
    return SchedulingPolicy(
        notice=timedelta(hours=row["notice_hours"]),
        change_notice=timedelta(hours=row["change_notice_hours"]),
        days_ahead=row["days_ahead"],
        version=row["version"],
    )


async def get_hours(uow: UnitOfWork, user_ids: Collection[UUID]) -> dict[UUID, Hours]:
    """Return the hours of those who have said any."""
    rows = await uow.fetch(
        sa.select(*_h).where(_h.org_id == uow.org_id, _h.user_id.in_(sorted(user_ids)))
    )
    return {row["user_id"]: hours_of(row) for row in rows}


async def list_interview_spans(
    uow: UnitOfWork, user_ids: Collection[UUID], within: Span, but: UUID | None = None
) -> dict[UUID, list[Span]]:
    """Return when people are booked for interviews; `but` names one that does not count."""
    taken = sa.select(_b.user_id, _b.starts_at, _b.ends_at).where(
        _b.org_id == uow.org_id,
        _b.user_id.in_(sorted(user_ids)),
        _b.starts_at < within.ends_at,
        _b.ends_at > within.starts_at,
    )
    if but is not None:
        taken = taken.where(_b.interview_id != but)
    return _spans(await uow.fetch(taken), user_ids)


async def list_taken_times(
    uow: UnitOfWork, user_ids: Collection[UUID], within: Span
) -> list[TakenTime]:
    """Return by which interviews people's time is taken."""
    rows = await uow.fetch(
        sa.select(_b.interview_id, _b.user_id, _b.starts_at, _b.ends_at)
        .where(
            _b.org_id == uow.org_id,
            _b.user_id.in_(sorted(user_ids)),
            _b.starts_at < within.ends_at,
            _b.ends_at > within.starts_at,
        )
        .order_by(_b.starts_at)
    )
    return [TakenTime(**row) for row in rows]


async def list_held_spans(
    uow: UnitOfWork,
    user_ids: Collection[UUID],
    within: Span,
    now: datetime,
    but: UUID | None = None,
) -> dict[UUID, list[Span]]:
    """Return when people's time is held for candidates; `but` names a link that does not count."""
    held = sa.select(_o.user_id, _o.starts_at, _o.ends_at).where(
        _o.org_id == uow.org_id,
        _o.user_id.in_(sorted(user_ids)),
        _o.starts_at < within.ends_at,
        _o.ends_at > within.starts_at,
        _o.held_until > now,
    )
    if but is not None:
        held = held.where(_o.link_id != but)
    return _spans(await uow.fetch(held), user_ids)


async def find_link(uow: UnitOfWork, link_id: UUID) -> BookingLink | None:
    """Return a booking link."""
    row = await uow.fetch_one(sa.select(*_l).where(_l.org_id == uow.org_id, _l.id == link_id))
    return link_of(row) if row else None


async def find_link_of_interview(uow: UnitOfWork, interview_id: UUID) -> BookingLink | None:
    """Return the link by which an interview was booked."""
    row = await uow.fetch_one(
        sa.select(*_l).where(_l.org_id == uow.org_id, _l.interview_id == interview_id)
    )
    return link_of(row) if row else None


async def list_links(uow: UnitOfWork, application_id: UUID) -> list[BookingLink]:
    """Return the booking links of an application, newest first."""
    rows = await uow.fetch(
        sa.select(*_l)
        .where(_l.org_id == uow.org_id, _l.application_id == application_id)
        .order_by(_l.created_at.desc(), _l.id)
    )
    return [link_of(row) for row in rows]


async def find_held_start(uow: UnitOfWork, link_id: UUID, now: datetime) -> datetime | None:
    """Return the start that is held for a link now."""
    start: datetime | None = await uow.fetch_value(
        sa.select(sa.func.min(_o.starts_at)).where(
            _o.org_id == uow.org_id, _o.link_id == link_id, _o.held_until > now
        )
    )
    return start


def _spans(rows: list[Row], user_ids: Collection[UUID]) -> dict[UUID, list[Span]]:
    found: dict[UUID, list[Span]] = {user_id: [] for user_id in user_ids}
    for row in rows:
        found[row["user_id"]].append(Span(row["starts_at"], row["ends_at"]))
    return found
