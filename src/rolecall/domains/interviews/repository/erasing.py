"""What interviews keep of a person: words of appointments, links to book, what was judged."""

from dataclasses import replace
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.interviews.models import (
    interviews,
    kit_versions,
    links,
    revisions,
    scorecards,
)
from rolecall.domains.interviews.models.rows import content_columns, scorecard_content
from rolecall.infra.db import UnitOfWork
from rolecall.infra.erasure import Erased, Kept, Person, erases, finds

_i, _c, _k = interviews.c, scorecards.c, kit_versions.c


@finds("interview")
async def find_interviews(uow: UnitOfWork, person: Person) -> frozenset[UUID]:
    """Return the interviews of a person's applications."""
    rows = await uow.fetch(
        sa.select(_i.id).where(
            _i.org_id == uow.org_id, _i.application_id.in_(person.of("application"))
        )
    )
    return frozenset(row["id"] for row in rows)


@erases("interviews", interviews, links, scorecards, revisions)
async def erase_interviews(uow: UnitOfWork, person: Person) -> Erased:
    """Take the words out of interviews and scorecards; ratings stay, of nobody known."""
    found, applications = person.of("interview"), person.of("application")
    booked = await uow.execute(
        sa.delete(links).where(
            links.c.org_id == uow.org_id, links.c.application_id.in_(applications)
        )
    )
    kit_name = (
        sa.select(_k.name)
        .where(_k.org_id == _i.org_id, _k.kit_id == _i.kit_id, _k.number == _i.kit_number)
        .scalar_subquery()
    )
    emptied = await uow.execute(
        sa.update(interviews)
        .where(_i.org_id == uow.org_id, _i.id.in_(found))
        .values(
            title=kit_name, place="", video_url="", instructions="", candidate_note="", reason=""
        )
    )
    judged = await _empty_scorecards(uow, found)
    return Erased(
        {"interviews": emptied, "booking_links": booked, "scorecards": judged},
        (Kept("ratings", "reports"),) if judged else (),
    )


async def _empty_scorecards(uow: UnitOfWork, interview_ids: list[UUID]) -> int:
    rows = await uow.fetch(
        sa.select(_c.id, _c.content)
        .where(_c.org_id == uow.org_id, _c.interview_id.in_(interview_ids))
        .with_for_update()
    )
    for row in rows:
        silent = replace(scorecard_content(row["content"]), notes={}, summary="", private_note="")
        await uow.execute(
            sa.update(scorecards)
            .where(_c.org_id == uow.org_id, _c.id == row["id"])
            .values(content=content_columns(silent))
        )
    await uow.execute(
        sa.delete(revisions).where(
            revisions.c.org_id == uow.org_id,
            revisions.c.scorecard_id.in_([row["id"] for row in rows]),
        )
    )
    return len(rows)
