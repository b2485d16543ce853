"""Reminding interviewers of scorecards that are missing.

Guarantees: nobody is reminded of what is submitted, cancelled or was missed, nor after they were
taken off the interview; a reminder comes on working mornings where the interviewer is; after the
last one whoever arranged the interview is told, once.
"""

from uuid import UUID

from rolecall.domains.identity import api as identity
from rolecall.domains.interviews.contracts import Interview, InterviewState
from rolecall.domains.interviews.events import (
    InterviewCompleted,
    ScorecardDue,
    ScorecardMissing,
)
from rolecall.domains.interviews.queries import appointments as queries
from rolecall.domains.interviews.rules.reminders import next_morning, tells_owner, zone_of
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock


async def await_scorecards(uow: UnitOfWork, event: InterviewCompleted) -> None:
    """Look for each missing scorecard on the next working morning."""
    found = await queries.find_interview(uow, event.interview_id)
    if found is None:
        return
    zones = await _zones(uow, [one.user_id for one in found.interviewers])
    for one in found.interviewers:
        if one.submitted_at is None:
            due = ScorecardDue(
                interview_id=found.id,
                application_id=found.application_id,
                user_id=one.user_id,
                attempt=1,
                ended_at=event.ended_at,
            )
            zone = zone_of(zones.get(one.user_id, "UTC"))
            uow.emit(due, available_at=next_morning(clock.now(), zone))


async def look_for_scorecard(uow: UnitOfWork, event: ScorecardDue) -> None:
    """Tell that a scorecard is missing, and look again on the working morning after."""
    found = await queries.find_interview(uow, event.interview_id)
    if found is None or not _is_owed(found, event.user_id):
        return
    last = tells_owner(event.attempt)
    uow.emit(
        ScorecardMissing(
            interview_id=found.id,
            application_id=found.application_id,
            user_id=event.user_id,
            attempt=event.attempt,
            tell_owner=last,
        )
    )
    if last:
        return
    zones = await _zones(uow, [event.user_id])
    again = ScorecardDue(
        interview_id=found.id,
        application_id=found.application_id,
        user_id=event.user_id,
        attempt=event.attempt + 1,
        ended_at=event.ended_at,
    )
    zone = zone_of(zones.get(event.user_id, "UTC"))
    uow.emit(again, available_at=next_morning(clock.now(), zone))


def _is_owed(interview: Interview, user_id: UUID) -> bool:
    own = interview.interviewer(user_id)
    return (
        interview.state is InterviewState.COMPLETED and own is not None and own.submitted_at is None
    )


async def _zones(uow: UnitOfWork, user_ids: list[UUID]) -> dict[UUID, str]:
    found = await identity.get_members_by_ids(uow, user_ids)
    return {user_id: member.time_zone for user_id, member in found.items()}
