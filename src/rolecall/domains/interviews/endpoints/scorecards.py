"""`/api/v1/interviews/{id}/scorecard`: filling one's own in, and reading what may be read."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.interviews import service
from rolecall.domains.interviews.endpoints.appointments import READ
from rolecall.domains.interviews.schemas.scorecards import (
    ScorecardHistoryOut,
    ScorecardIn,
    ScorecardOut,
)
from rolecall.infra.http import ActorDep, IfMatch, Router, Uow, org, set_etag

router = Router(tags=["scorecards"])
_WRITE = org(Permission.SCORECARDS_WRITE)


@router.put("/interviews/{interview_id}/scorecard", **_WRITE)
async def save_scorecard(
    uow: Uow,
    actor: ActorDep,
    interview_id: UUID,
    body: ScorecardIn,
    response: Response,
    if_match: IfMatch,
) -> ScorecardOut:
    """Keep the draft of one's own scorecard as far as it is."""
    saved = await service.save_draft(uow, actor, body.command(interview_id, if_match))
    set_etag(response, saved.version)
    return ScorecardOut.of(saved)


@router.post("/interviews/{interview_id}/scorecard/submit", **_WRITE)
async def submit_scorecard(
    uow: Uow,
    actor: ActorDep,
    interview_id: UUID,
    body: ScorecardIn,
    response: Response,
    if_match: IfMatch,
) -> ScorecardOut:
    """Submit one's own scorecard, or amend it; each submission is kept."""
    saved = await service.submit(uow, actor, body.command(interview_id, if_match))
    set_etag(response, saved.version)
    return ScorecardOut.of(saved)


@router.get("/scorecards/{scorecard_id}/revisions", **READ)
async def list_scorecard_revisions(
    uow: Uow, actor: ActorDep, scorecard_id: UUID
) -> ScorecardHistoryOut:
    """Return a scorecard as it was submitted each time, newest first."""
    card, revisions = await service.list_revisions(uow, actor, scorecard_id)
    return ScorecardHistoryOut.of(card, revisions)
