"""What concerns many candidates at once."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import queries
from rolecall.domains.candidates.events import CandidatesSorted
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import ids
from rolecall.kernel.errors import NotFound


async def require_candidates(uow: UnitOfWork, candidate_ids: tuple[UUID, ...]) -> None:
    """Pass if all of these are there.

    Raises:
        NotFound: one is not.
    """
    if len(await queries.existing_ids(uow, candidate_ids)) < len(set(candidate_ids)):
        raise NotFound("One of these candidates is not there any more. Reload the list.")


def tell_sorted(
    uow: UnitOfWork, actor: Actor, action: str, candidate_ids: tuple[UUID, ...], summary: str
) -> None:
    """Record in the audit log, and publish, that candidates were sorted."""
    for candidate_id in candidate_ids:
        audit.record(uow, actor, action, "candidate", candidate_id, summary)
    uow.emit(CandidatesSorted(change_id=ids.uuid7(), candidate_ids=candidate_ids))
