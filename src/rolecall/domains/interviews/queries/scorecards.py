"""Reading scorecards. Whoever calls decides by `policy.can_read_scorecard` what is passed on."""

from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.interviews.contracts import Scorecard, ScorecardRevision
from rolecall.domains.interviews.models import revisions, scorecards
from rolecall.domains.interviews.models.rows import scorecard, scorecard_content
from rolecall.infra.db import UnitOfWork

_c, _r = scorecards.c, revisions.c


async def find_scorecard(uow: UnitOfWork, scorecard_id: UUID) -> Scorecard | None:
    """Return a scorecard."""
    row = await uow.fetch_one(sa.select(*_c).where(_c.org_id == uow.org_id, _c.id == scorecard_id))
    return scorecard(row) if row else None


async def find_own(uow: UnitOfWork, interview_id: UUID, author_id: UUID) -> Scorecard | None:
    """Return one author's scorecard of an interview."""
    row = await uow.fetch_one(
        sa.select(*_c).where(
            _c.org_id == uow.org_id, _c.interview_id == interview_id, _c.author_id == author_id
        )
    )
    return scorecard(row) if row else None


async def list_of_interview(uow: UnitOfWork, interview_id: UUID) -> list[Scorecard]:
    """Return all scorecards of an interview by their authors' names."""
    rows = await uow.fetch(
        sa.select(*_c)
        .where(_c.org_id == uow.org_id, _c.interview_id == interview_id)
        .order_by(_c.author_name, _c.id)
    )
    return [scorecard(row) for row in rows]


async def list_of_application(uow: UnitOfWork, application_id: UUID) -> list[Scorecard]:
    """Return all scorecards of an application."""
    rows = await uow.fetch(
        sa.select(*_c)
        .where(_c.org_id == uow.org_id, _c.application_id == application_id)
        .order_by(_c.author_name, _c.id)
    )
    return [scorecard(row) for row in rows]


async def count_submitted(uow: UnitOfWork, interview_id: UUID) -> int:
    """Return how many scorecards of an interview were submitted."""
    found: int = await uow.fetch_value(
        sa.select(sa.func.count()).where(
            _c.org_id == uow.org_id,
            _c.interview_id == interview_id,
            _c.submitted_at.is_not(None),
        )
    )
    return found


async def list_revisions(uow: UnitOfWork, scorecard_id: UUID) -> list[ScorecardRevision]:
    """Return a scorecard as it was submitted each time, newest first."""
    rows = await uow.fetch(
        sa.select(_r.revision, _r.content, _r.submitted_at)
        .where(_r.org_id == uow.org_id, _r.scorecard_id == scorecard_id)
        .order_by(_r.revision.desc())
    )
    return [
        ScorecardRevision(row["revision"], scorecard_content(row["content"]), row["submitted_at"])
        for row in rows
    ]
