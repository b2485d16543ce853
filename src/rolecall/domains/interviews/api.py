"""What processes and the domains above use. It gives out no scorecard."""

from datetime import datetime
from uuid import UUID

from rolecall.domains.interviews.contracts import BookingLink, BookingState, Interview, Span
from rolecall.domains.interviews.queries import appointments, scheduling
from rolecall.domains.interviews.repository import disclosing
from rolecall.domains.interviews.repository.erasing import erase_interviews
from rolecall.domains.interviews.rules.appointments import appointment_of
from rolecall.domains.interviews.rules.calendar import icalendar_of, method_of, uid_for
from rolecall.domains.interviews.rules.reminders import zone_of
from rolecall.domains.interviews.service import booking_url
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

__all__ = [
    "appointment_of",
    "disclosing",
    "erase_interviews",
    "find_booking_page",
    "icalendar_of",
    "list_begun",
    "method_of",
    "read_booking_link",
    "read_interview",
    "uid_for",
    "url_of_booking",
    "zone_of",
]


async def read_interview(uow: UnitOfWork, interview_id: UUID) -> Interview:
    """Return an interview, for callers that have decided themselves who may see it.

    Raises:
        NotFound: there is none in this organization.
    """
    found = await appointments.find_interview(uow, interview_id)
    if found is None:
        raise NotFound(say("There is no such interview."))
    return found


async def list_begun(uow: UnitOfWork, since: datetime, until: datetime) -> list[Interview]:
    """Return the interviews that began in a time and were not called off, for reports."""
    found = await appointments.list_within(uow, Span(since, until), (), None)
    return [one for one in found if one.starts_at is not None and one.starts_at >= since]


async def read_booking_link(uow: UnitOfWork, link_id: UUID) -> BookingLink:
    """Return a booking link, for callers that have decided themselves who may see it.

    Raises:
        NotFound: there is none in this organization.
    """
    found = await scheduling.find_link(uow, link_id)
    if found is None:
        raise NotFound(say("There is no such booking link."))
    return found


def url_of_booking(uow: UnitOfWork, link: BookingLink) -> str:
    """Return the private address at which the candidate chooses, moves and cancels."""
    return booking_url(uow.runtime, uow.org_id, link.id, link.nonce)


async def find_booking_page(uow: UnitOfWork, interview_id: UUID) -> str | None:
    """Return where the candidate can move or cancel an interview, None if they cannot."""
    link = await scheduling.find_link_of_interview(uow, interview_id)
    if link is None or link.state is not BookingState.BOOKED:
        return None
    return url_of_booking(uow, link)
