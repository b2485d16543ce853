"""Closing interviews: cancelled, held, missed.

Guarantees: a cancelled interview takes nobody's time and opens no application; what took place by
its scorecards cannot be said not to have; an interview is over when its time is, without anybody
having to say so.
"""

from uuid import UUID

from rolecall.access import Actor
from rolecall.access.actor import system_actor
from rolecall.domains.audit import api as audit
from rolecall.domains.interviews import policy
from rolecall.domains.interviews.contracts import Interview, InterviewState
from rolecall.domains.interviews.events import (
    CandidateMissed,
    InterviewCancelled,
    InterviewEnding,
)
from rolecall.domains.interviews.queries import appointments as queries
from rolecall.domains.interviews.repository import appointments as repository
from rolecall.domains.interviews.service.loading import (
    enter,
    get_locked,
    let_read,
    tell_candidate,
    tell_completed,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.sentences import say


async def cancel_interview(
    uow: UnitOfWork,
    actor: Actor,
    interview_id: UUID,
    reason: str = "",
    expected_version: int | None = None,
) -> Interview:
    """Call an interview off: its time is free again, and its interviewers lose the access.

    Raises:
        NotFound, VersionMismatch: there is none, or somebody else changed it.
        InvalidInterviewState: it is cancelled already, or took place.
    """
    policy.can_schedule(actor).require()
    before = await get_locked(uow, interview_id, expected_version)
    return await call_off(uow, actor, before, reason)


async def call_off(uow: UnitOfWork, actor: Actor, before: Interview, reason: str) -> Interview:
    """Cancel a locked interview, for a caller that has decided that it may be cancelled."""
    after = await enter(
        uow, before, InterviewState.CANCELLED, reason=reason, sequence=before.sequence + 1
    )
    await repository.replace_bookings(uow, before.id, ())
    await let_read(uow, before.application_id)
    audit.record(
        uow, actor, "interviews.cancelled", "interview", before.id,
        say("Cancelled an interview."),
    )  # fmt: skip
    uow.emit(
        InterviewCancelled(
            interview_id=before.id,
            application_id=before.application_id,
            starts_at=before.starts_at,
            sequence=after.sequence,
        )
    )
    tell_candidate(uow, before, after)
    return after


async def complete_interview(
    uow: UnitOfWork, actor: Actor, interview_id: UUID, expected_version: int | None = None
) -> Interview:
    """Say that an interview took place, where its time does not say so.

    Raises:
        NotFound, VersionMismatch, InvalidInterviewState: as for `cancel_interview`.
    """
    policy.can_schedule(actor).require()
    before = await get_locked(uow, interview_id, expected_version)
    if before.state is InterviewState.COMPLETED:
        return before
    after = await enter(uow, before, InterviewState.COMPLETED)
    audit.record(
        uow, actor, "interviews.completed", "interview", before.id,
        say("Marked an interview as held."),
    )  # fmt: skip
    tell_completed(uow, after, clock.now())
    return after


async def miss_interview(
    uow: UnitOfWork, actor: Actor, interview_id: UUID, expected_version: int | None = None
) -> Interview:
    """Say that the candidate did not come; no scorecards are owed then.

    Raises:
        NotFound, VersionMismatch, InvalidInterviewState: as for `cancel_interview`.
    """
    policy.can_schedule(actor).require()
    before = await get_locked(uow, interview_id, expected_version)
    if before.state is InterviewState.NO_SHOW:
        return before
    after = await enter(uow, before, InterviewState.NO_SHOW)
    audit.record(
        uow, actor, "interviews.missed", "interview", before.id,
        say("Marked an interview as missed by the candidate."),
    )  # fmt: skip
    uow.emit(CandidateMissed(interview_id=before.id, application_id=before.application_id))
    return after


async def end_interview(uow: UnitOfWork, event: InterviewEnding) -> None:
    """Close an interview whose end is reached, if it still ends then."""
    found = await queries.find_interview(uow, event.interview_id)
    if found is None or found.ends_at != event.ends_at:
        return
    locked = await repository.get_for_update(uow, event.interview_id)
    if locked.state is InterviewState.SCHEDULED and locked.ends_at == event.ends_at:
        after = await enter(uow, locked, InterviewState.COMPLETED)
        audit.record(
            uow, system_actor(uow.org_id), "interviews.completed", "interview", locked.id,
            say("The time of an interview is over."),
        )  # fmt: skip
        tell_completed(uow, after, event.ends_at)
