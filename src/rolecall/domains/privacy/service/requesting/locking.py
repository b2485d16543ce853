"""A request with its person, locked in the order in which erasures lock: person, then request."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import ErasableRecord
from rolecall.domains.privacy import queries
from rolecall.domains.privacy.contracts import ErasureRequest
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.sentences import say


@dataclass(frozen=True, slots=True)
class Locked:
    """A request and whom it is about; None once the person is erased."""

    request: ErasureRequest
    person: ErasableRecord | None

    @property
    def full_name(self) -> str:
        """The person's name; empty once erased."""
        return self.person.full_name if self.person else ""


async def locked_request(uow: UnitOfWork, request_id: UUID) -> Locked | None:
    """Return a request with its person, both locked; None if there is none."""
    seen = await queries.find_request(uow, request_id)
    if seen is None:
        return None
    try:
        person = await candidates.find_person(uow, seen.candidate_id, lock=True)
    except Conflict:
        person = None
    request = await queries.find_request(uow, request_id, lock=True)
    return Locked(request, person) if request else None


async def again(uow: UnitOfWork, request_id: UUID) -> ErasureRequest:
    """Return a request as it is after a change.

    Raises:
        NotFound: there is no such request.
    """
    request = await queries.find_request(uow, request_id)
    if request is None:
        raise NotFound(say("There is no such request."))
    return request
