"""What the candidate's private page says of interviews: times to choose, and what is arranged."""

from datetime import datetime
from uuid import UUID

from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import CandidateTask
from rolecall.domains.interviews.contracts import (
    BookingLink,
    BookingState,
    Interview,
    InterviewState,
)
from rolecall.domains.interviews.queries import appointments, scheduling
from rolecall.domains.interviews.service.booking_token import booking_url
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.sentences import say


@applications.asks_candidate("interviews")
async def tell_candidate_of_interviews(
    uow: UnitOfWork, application_id: UUID
) -> list[CandidateTask]:
    """Return which times the candidate can choose, and which interviews are to come.

    An interview that the candidate is not invited to by us is told by the team itself.
    """
    now = clock.now()
    links = await scheduling.list_links(uow, application_id)
    arranged = await appointments.list_of_application(uow, application_id)
    by_interview = {link.interview_id: link for link in links if link.interview_id is not None}
    choices = [
        _choice(uow, link)
        for link in reversed(links)
        if link.state is BookingState.OPEN and link.expires_at > now
    ]
    return choices + [
        _to_come(uow, interview, by_interview.get(interview.id))
        for interview in arranged
        if _is_told(interview, now)
    ]


def _choice(uow: UnitOfWork, link: BookingLink) -> CandidateTask:
    return CandidateTask(
        sentence=say("Please choose a time for “{interview}”.", interview=link.title),
        action=say("Choose a time"),
        url=booking_url(uow.runtime, uow.org_id, link.id, link.nonce),
        until=link.expires_at,
    )


def _to_come(uow: UnitOfWork, interview: Interview, link: BookingLink | None) -> CandidateTask:
    sentence = say("“{interview}” is arranged.", interview=interview.title)
    if link is None or link.state is not BookingState.BOOKED:
        return CandidateTask(sentence=sentence, at=interview.starts_at)
    return CandidateTask(
        sentence=sentence,
        action=say("See, move or cancel it"),
        url=booking_url(uow.runtime, uow.org_id, link.id, link.nonce),
        at=interview.starts_at,
    )


def _is_told(interview: Interview, now: datetime) -> bool:
    return (
        interview.state is InterviewState.SCHEDULED
        and interview.invites_candidate
        and interview.ends_at is not None
        and interview.ends_at > now
    )
