"""What the timeline of an application says of its interviews."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import TimelineEntry
from rolecall.domains.interviews import policy
from rolecall.domains.interviews.contracts import Interview
from rolecall.domains.interviews.queries import appointments
from rolecall.domains.interviews.rules.states import ended_as
from rolecall.infra.db import UnitOfWork
from rolecall.infra.languages import translated
from rolecall.kernel.sentences import say

KIND = "interview"


@applications.entry_source("interviews.appointments")
async def tell_interviews(
    uow: UnitOfWork, actor: Actor, application_id: UUID
) -> list[TimelineEntry]:
    """Return when each interview that the actor may see was arranged, and what became of it."""
    mine = None if policy.can_read_all(actor) else actor.user_id
    found = await appointments.list_of_application(uow, application_id, mine)
    return [entry for interview in found for entry in _entries(interview)]


def _entries(interview: Interview) -> list[TimelineEntry]:
    shown = {
        "interview_id": str(interview.id),
        "starts_at": interview.starts_at.isoformat() if interview.starts_at else None,
    }
    names = [one.full_name for one in interview.interviewers]
    arranged = TimelineEntry(
        id=f"{interview.id}:arranged",
        at=interview.created_at,
        kind=KIND,
        actor=interview.owner_name,
        summary=say("Arranged the interview “{interview}”", interview=interview.title),
        detail={**shown, "body": translated(say("With {people}", people=names)) if names else ""},
    )
    words = ended_as(interview.state)
    if interview.closed_at is None or words is None:
        return [arranged]
    ended = TimelineEntry(
        id=f"{interview.id}:ended",
        at=interview.closed_at,
        kind=KIND,
        actor="",
        summary=say("Interview “{interview}”: {ended}", interview=interview.title, ended=words),
        detail={**shown, "reason": interview.reason},
    )
    return [arranged, ended]
