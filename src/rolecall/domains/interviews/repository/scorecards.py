"""Writing scorecards."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.interviews.contracts import (
    Interview,
    Scorecard,
    ScorecardContent,
    ScorecardState,
)
from rolecall.domains.interviews.models import revisions, scorecards
from rolecall.domains.interviews.models.rows import content_columns, scorecard
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import ids
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say

_c = scorecards.c


async def begin(
    uow: UnitOfWork, interview: Interview, author_id: UUID, author_name: str, at: datetime
) -> Scorecard:
    """Return the author's locked scorecard, an empty draft if there was none.

    It keeps the version of the kit that the interview has now.
    """
    await uow.execute(
        insert(scorecards)
        .values(
            org_id=uow.org_id,
            id=ids.uuid7(),
            interview_id=interview.id,
            application_id=interview.application_id,
            author_id=author_id,
            author_name=author_name,
            kit_id=interview.kit_id,
            kit_number=interview.kit_number,
            state=ScorecardState.DRAFT.value,
            content=content_columns(ScorecardContent()),
            revision=0,
            saved_at=at,
            version=0,
        )
        .on_conflict_do_nothing()
    )
    row = await uow.fetch_one(
        sa.select(*_c)
        .where(
            _c.org_id == uow.org_id,
            _c.interview_id == interview.id,
            _c.author_id == author_id,
        )
        .with_for_update()
    )
    if row is None:
        raise VersionMismatch(say("This scorecard is being changed just now. Try again."))
    return scorecard(row)


async def write(
    uow: UnitOfWork,
    card: Scorecard,
    content: ScorecardContent,
    at: datetime,
    *,
    submitted: bool = False,
) -> None:
    """Write a locked scorecard; a submitted one is kept as a revision, too."""
    values: dict[str, Any] = {
        "content": content_columns(content),
        "saved_at": at,
        "version": card.version + 1,
    }
    if submitted:
        revision = card.revision + 1
        values |= {
            "state": ScorecardState.SUBMITTED.value,
            "revision": revision,
            "submitted_at": card.submitted_at or at,
        }
        await uow.execute(
            sa.insert(revisions).values(
                org_id=uow.org_id,
                scorecard_id=card.id,
                revision=revision,
                content=content_columns(content),
                submitted_at=at,
            )
        )
    await uow.execute(
        sa.update(scorecards).where(_c.org_id == uow.org_id, _c.id == card.id).values(**values)
    )
