"""Writing interviews and who is booked for them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import asyncpg
import sqlalchemy as sa

from rolecall.domains.interviews.contracts import DoubleBooked, Interview, Part
from rolecall.domains.interviews.models import bookings, interviewers, interviews
from rolecall.domains.interviews.models.rows import INTERVIEW_COLUMNS, interview
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import ids
from rolecall.kernel.errors import NotFound, VersionMismatch
from rolecall.kernel.sentences import say

_i, _p, _b = interviews.c, interviewers.c, bookings.c


async def get_for_update(uow: UnitOfWork, interview_id: UUID) -> Interview:
    """Return the locked interview.

    Raises:
        NotFound: there is none in this organization.
    """
    await uow.execute(
        sa.select(_i.id).where(_i.org_id == uow.org_id, _i.id == interview_id).with_for_update()
    )
    row = await uow.fetch_one(
        sa.select(*INTERVIEW_COLUMNS).where(_i.org_id == uow.org_id, _i.id == interview_id)
    )
    if row is None:
        raise NotFound(say("There is no such interview."))
    return interview(row)


async def insert_interview(uow: UnitOfWork, values: dict[str, Any]) -> None:
    """Insert an interview."""
    await uow.execute(sa.insert(interviews).values(org_id=uow.org_id, version=1, **values))


async def update_interview(
    uow: UnitOfWork, interview_id: UUID, version: int, values: dict[str, Any]
) -> None:
    """Write columns and count the version up.

    Raises:
        VersionMismatch: the row has another version by now.
    """
    written = await uow.execute(
        sa.update(interviews)
        .where(_i.org_id == uow.org_id, _i.id == interview_id, _i.version == version)
        .values(version=version + 1, **values)
    )
    if not written:
        raise VersionMismatch(say("Somebody else changed this interview meanwhile. Load it again."))


async def replace_interviewers(
    uow: UnitOfWork, interview_id: UUID, people: Sequence[tuple[UUID, str]]
) -> None:
    """Make these the interviewers, in this order, by login and name."""
    await uow.execute(
        sa.delete(interviewers).where(_p.org_id == uow.org_id, _p.interview_id == interview_id)
    )
    await uow.execute(
        sa.insert(interviewers).values(
            [
                {
                    "org_id": uow.org_id,
                    "interview_id": interview_id,
                    "user_id": user_id,
                    "full_name": name,
                    "position": position,
                }
                for position, (user_id, name) in enumerate(people)
            ]
        )
    )


async def replace_bookings(
    uow: UnitOfWork,
    interview_id: UUID,
    parts: Sequence[Part],
) -> None:
    """Make these parts the time that the interview takes of its interviewers.

    Raises:
        DoubleBooked: somebody has another interview at that time.
    """
    await uow.execute(
        sa.delete(bookings).where(_b.org_id == uow.org_id, _b.interview_id == interview_id)
    )
    if not parts:
        return
    rows = [
        {
            "org_id": uow.org_id,
            "id": ids.uuid7(),
            "interview_id": interview_id,
            "user_id": part.user_id,
            "starts_at": part.starts_at,
            "ends_at": part.ends_at,
        }
        # Always in the same order, so that two who book the same people wait for one another.
        for part in sorted(parts, key=lambda part: (part.user_id, part.starts_at))
    ]
    try:
        await uow.execute(sa.insert(bookings).values(rows))
    except (asyncpg.ExclusionViolationError, asyncpg.DeadlockDetectedError) as error:
        raise DoubleBooked(
            say(
                "One of the interviewers has another interview at that time. Choose "
                "another time, or somebody else."
            )
        ) from error
