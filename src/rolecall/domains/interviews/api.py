"""What processes and the domains above use. It gives out no scorecard."""

from uuid import UUID

from rolecall.domains.interviews.contracts import Interview
from rolecall.domains.interviews.queries import appointments
from rolecall.domains.interviews.rules.appointments import appointment_of
from rolecall.domains.interviews.rules.calendar import icalendar_of, method_of, uid_for
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import NotFound

__all__ = ["appointment_of", "icalendar_of", "method_of", "read_interview", "uid_for"]


async def read_interview(uow: UnitOfWork, interview_id: UUID) -> Interview:
    """Return an interview, for callers that have decided themselves who may see it.

    Raises:
        NotFound: there is none in this organization.
    """
    found = await appointments.find_interview(uow, interview_id)
    if found is None:
        raise NotFound("There is no such interview.")
    return found
