"""What arranging, moving and closing an interview have in common."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import PersonRef
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberStatus
from rolecall.domains.interviews.contracts import Interview, InterviewState, News, Part
from rolecall.domains.interviews.events import (
    CandidateConcerned,
    InterviewCompleted,
    InterviewEnding,
)
from rolecall.domains.interviews.queries import appointments as queries
from rolecall.domains.interviews.queries import scorecards
from rolecall.domains.interviews.repository import appointments as repository
from rolecall.domains.interviews.rules.appointments import news_for_candidate
from rolecall.domains.interviews.rules.states import require_move
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import InvalidInput, NotFound, VersionMismatch
from rolecall.kernel.sentences import say


async def get_locked(
    uow: UnitOfWork, interview_id: UUID, expected_version: int | None = None
) -> Interview:
    """Return an interview, locked together with its application.

    Raises:
        NotFound: there is none in this organization.
        VersionMismatch: it has another version than the expected one.
    """
    found = await queries.find_interview(uow, interview_id)
    if found is None:
        raise NotFound(say("There is no such interview."))
    # The application first, always: access to it is worked out from all of its interviews.
    await applications.lock_application(uow, found.application_id)
    locked = await repository.get_for_update(uow, interview_id)
    if expected_version not in {None, locked.version}:
        raise VersionMismatch(
            say("Somebody else changed this interview since you loaded it. Load it again."),
            current_version=locked.version,
        )
    return locked


async def get_saved(uow: UnitOfWork, interview_id: UUID) -> Interview:
    """Return an interview as this transaction has written it.

    Raises:
        NotFound: there is none in this organization.
    """
    found = await queries.find_interview(uow, interview_id)
    if found is None:
        raise NotFound(say("There is no such interview."))
    return found


async def members(uow: UnitOfWork, user_ids: Sequence[UUID]) -> list[tuple[UUID, str]]:
    """Return login and name of members, in the order that was asked for.

    Raises:
        InvalidInput: somebody is not an active member of the organization.
    """
    wanted = list(dict.fromkeys(user_ids))
    found = await identity.get_members_by_ids(uow, wanted)
    active = {
        user_id: member.full_name
        for user_id, member in found.items()
        if member.status is MemberStatus.ACTIVE
    }
    if len(active) < len(wanted):
        raise InvalidInput.of_field(
            "interviewer_ids",
            say("Only members of this organization hold interviews."),
            "not_a_member",
        )
    return [(user_id, active[user_id]) for user_id in wanted]


async def book(uow: UnitOfWork, interview: Interview) -> None:
    """Take the time of the interviewers, or give it back where the interview takes none.

    Raises:
        DoubleBooked: somebody has another interview at that time.
    """
    taken: tuple[Part, ...] = ()
    if interview.starts_at is not None and interview.state is not InterviewState.CANCELLED:
        user_ids = [one.user_id for one in interview.interviewers]
        taken = interview.order.parts(interview.starts_at, interview.minutes, user_ids)
    await repository.replace_bookings(uow, interview.id, taken)


async def let_read(uow: UnitOfWork, application_id: UUID) -> None:
    """Give everybody access to the application who holds an interview of it, and nobody else."""
    people = await queries.list_interviewers_of_application(uow, application_id)
    await applications.let_interviewers_read(
        uow, application_id, [PersonRef(user_id, name) for user_id, name in people]
    )


async def enter(
    uow: UnitOfWork, before: Interview, state: InterviewState, **values: Any
) -> Interview:
    """Bring a locked interview into another state.

    Raises:
        InvalidInterviewState: it cannot go there from where it is.
    """
    counts = await scorecards.count_submitted(uow, before.id)
    require_move(before.state, state, scorecards=counts)
    await repository.update_interview(
        uow,
        before.id,
        before.version,
        {"state": state.value, "closed_at": clock.now(), **values},
    )
    return await get_saved(uow, before.id)


def await_end(uow: UnitOfWork, interview: Interview) -> None:
    """Have the interview looked at when its time is over."""
    if interview.ends_at is not None and interview.state is InterviewState.SCHEDULED:
        uow.emit(
            InterviewEnding(
                interview_id=interview.id,
                application_id=interview.application_id,
                ends_at=interview.ends_at,
            ),
            available_at=max(interview.ends_at, clock.now()),
        )


def tell_candidate(uow: UnitOfWork, before: Interview | None, after: Interview) -> None:
    """Publish what the candidate has to hear of a change, if anything."""
    news = news_for_candidate(before, after, clock.now())
    starts_at = before.starts_at if before and news is News.CANCELLED else after.starts_at
    if news is None or starts_at is None:
        return
    uow.emit(
        CandidateConcerned(
            interview_id=after.id,
            application_id=after.application_id,
            news=news.value,
            starts_at=starts_at,
            sequence=after.sequence,
        )
    )


def tell_completed(uow: UnitOfWork, interview: Interview, ended_at: datetime) -> None:
    """Publish that an interview is over."""
    uow.emit(
        InterviewCompleted(
            interview_id=interview.id,
            application_id=interview.application_id,
            ended_at=ended_at,
        )
    )
