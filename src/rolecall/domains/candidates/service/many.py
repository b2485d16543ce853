"""What concerns many candidates at once."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import repository
from rolecall.domains.candidates.events import CandidatesSorted
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import ids
from rolecall.kernel.sentences import Sentence


async def require_candidates(uow: UnitOfWork, candidate_ids: tuple[UUID, ...]) -> None:
    """Pass if all of these are there, and see that none is merged before the transaction ends.

    Raises:
        NotFound: one is not there.
        Conflict: code `candidate_merged`; one is part of another record.
    """
    if candidate_ids:
        await repository.hold_records(uow, candidate_ids)


def tell_sorted(
    uow: UnitOfWork, actor: Actor, action: str, candidate_ids: tuple[UUID, ...], summary: Sentence
) -> None:
    """Record in the audit log, and publish, that candidates were sorted."""
    for candidate_id in candidate_ids:
        audit.record(uow, actor, action, "candidate", candidate_id, summary)
    uow.emit(CandidatesSorted(change_id=ids.uuid7(), candidate_ids=candidate_ids))
