"""Writing hours, booking links and holds."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.interviews.contracts import (
    BookingLink,
    Hours,
    Part,
    SchedulingPolicy,
    SlotTaken,
)
from rolecall.domains.interviews.models.scheduling import holds, hours, links, policies
from rolecall.domains.interviews.models.scheduling_rows import link_of
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import ids
from rolecall.kernel.errors import NotFound, VersionMismatch
from rolecall.kernel.sentences import say

_h, _l, _o, _p = hours.c, links.c, holds.c, policies.c


async def write_hours(uow: UnitOfWork, user_id: UUID, saved: Hours, version: int) -> None:
    """Write a person's hours over those of `version` (0: none yet).

    Raises:
        VersionMismatch: they have another version by now.
    """
    values: dict[str, Any] = {
        "time_zone": saved.time_zone,
        "windows": [
            {
                "weekday": one.weekday,
                "begins": one.begins.isoformat("minutes"),
                "ends": one.ends.isoformat("minutes"),
            }
            for one in saved.windows
        ],
        "away": [
            {"first": one.first.isoformat(), "last": one.last.isoformat()} for one in saved.away
        ],
        "buffer_minutes": int(saved.buffer.total_seconds() // 60),
        "max_per_day": saved.max_per_day,
        "max_per_week": saved.max_per_week,
        "version": version + 1,
    }
    written = await uow.execute(
        insert(hours)
        .values(org_id=uow.org_id, user_id=user_id, **values)
        .on_conflict_do_update(
            index_elements=["org_id", "user_id"], set_=values, where=_h.version == version
        )
    )
    if not written:
        raise VersionMismatch(say("These hours were changed meanwhile. Load them again."))


async def write_policy(uow: UnitOfWork, saved: SchedulingPolicy, version: int) -> None:
    """Write what the organization asks of times over what has `version` (0: none yet).

    Raises:
        VersionMismatch: it has another version by now.
    """
    values = {
        "notice_hours": int(saved.notice.total_seconds() // 3600),
        "change_notice_hours": int(saved.change_notice.total_seconds() // 3600),
        "days_ahead": saved.days_ahead,
        "version": version + 1,
    }
    written = await uow.execute(
        insert(policies)
        .values(org_id=uow.org_id, id=uow.org_id, **values)
        .on_conflict_do_update(
            index_elements=["org_id", "id"], set_=values, where=_p.version == version
        )
    )
    if not written:
        raise VersionMismatch(say("Somebody else changed this meanwhile. Load it again."))


async def insert_link(uow: UnitOfWork, link: BookingLink) -> None:
    """Keep a new booking link."""
    await uow.execute(
        sa.insert(links).values(
            org_id=uow.org_id,
            id=link.id,
            application_id=link.application_id,
            kit_id=link.kit_id,
            seats=[[str(user_id) for user_id in seat] for seat in link.seats],
            panel_order=link.order.value,
            minutes=link.minutes,
            title=link.title,
            place=link.place,
            video_url=link.video_url,
            instructions=link.instructions,
            candidate_note=link.candidate_note,
            time_zone=link.time_zone,
            state=link.state.value,
            interview_id=link.interview_id,
            expires_at=link.expires_at,
            owner_id=link.owner_id,
            owner_name=link.owner_name,
            nonce=link.nonce,
            created_at=link.created_at,
            version=link.version,
        )
    )


async def get_link_for_update(uow: UnitOfWork, link_id: UUID) -> BookingLink:
    """Return the locked link.

    Raises:
        NotFound: there is none in this organization.
    """
    row = await uow.fetch_one(
        sa.select(*_l).where(_l.org_id == uow.org_id, _l.id == link_id).with_for_update()
    )
    if row is None:
        raise NotFound(say("There is no such booking link."))
    return link_of(row)


async def update_link(uow: UnitOfWork, link: BookingLink, **values: Any) -> None:
    """Write columns of a locked link and count the version up."""
    await uow.execute(
        sa.update(links)
        .where(_l.org_id == uow.org_id, _l.id == link.id)
        .values(version=link.version + 1, **values)
    )


async def lock_people(uow: UnitOfWork, user_ids: Collection[UUID]) -> None:
    """Let one booking at a time look at these people's calendars, until the transaction ends.

    Limits and buffers are no matter of overlaps, so that the constraint alone would not hold them.
    Always in the same order, so that two who book the same people wait for one another.
    """
    for user_id in sorted(user_ids):
        await uow.execute(
            sa.select(
                sa.func.pg_advisory_xact_lock(
                    sa.func.hashtextextended(f"interviewer:{uow.org_id}:{user_id}", 0)
                )
            )
        )


async def replace_holds(
    uow: UnitOfWork, link_id: UUID, parts: Sequence[Part], now: datetime, until: datetime
) -> None:
    """Hold these parts for a link instead of what was held for it.

    Raises:
        SlotTaken: somebody else holds one of them.
    """
    await uow.execute(sa.delete(holds).where(_o.org_id == uow.org_id, _o.link_id == link_id))
    if not parts:
        return
    people = sorted({part.user_id for part in parts})
    await uow.execute(
        sa.delete(holds).where(
            _o.org_id == uow.org_id, _o.user_id.in_(people), _o.held_until <= now
        )
    )
    try:
        await uow.execute(
            sa.insert(holds).values(
                [
                    {
                        "org_id": uow.org_id,
                        "id": ids.uuid7(),
                        "link_id": link_id,
                        "user_id": part.user_id,
                        "starts_at": part.starts_at,
                        "ends_at": part.ends_at,
                        "held_until": until,
                    }
                    for part in sorted(parts, key=lambda part: (part.user_id, part.starts_at))
                ]
            )
        )
    except (asyncpg.ExclusionViolationError, asyncpg.DeadlockDetectedError) as error:
        raise SlotTaken(
            say("Somebody else is just choosing that time. Please take another.")
        ) from error
