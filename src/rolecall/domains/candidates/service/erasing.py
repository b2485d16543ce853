"""Erasing a person's records.

Guarantees: all records that were merged into one another are one person; once erased, a record is
in no list, nothing finds it, nobody can change it or add to it, and its address is free for whoever
applies next.
"""

from uuid import UUID

from rolecall.domains.candidates import models, queries, repository
from rolecall.domains.candidates.contracts import ErasableRecord
from rolecall.domains.candidates.events import CandidateErased
from rolecall.domains.candidates.repository import erasing
from rolecall.infra.db import UnitOfWork
from rolecall.infra.erasure import Erased, Kept, Person, erases
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say


async def find_person(uow: UnitOfWork, candidate_id: UUID, *, lock: bool = False) -> ErasableRecord:
    """Return whom a record is about, with all records of the person, locked if asked.

    Raises:
        NotFound: there is none in this organization.
        Conflict: code `candidate_erased`; the person was erased before.
    """
    rows = await erasing.records_of_person(uow, candidate_id, lock=lock)
    if not rows:
        raise NotFound(say("There is no such candidate."))
    if rows[0]["merged_into"] is not None:
        repository.require_unmerged(rows[0])
    ids = tuple(row["id"] for row in rows)
    return ErasableRecord(
        id=ids[0],
        full_name=rows[0]["full_name"],
        record_ids=ids,
        emails=await erasing.addresses_of(uow, ids),
    )


@erases(
    "candidates",
    models.candidates,
    *erasing.BESIDE,
    models.note_terms,
    models.mentions,
    models.pairs,
    models.merges,
    models.moves,
)
async def erase_candidates(uow: UnitOfWork, person: Person) -> Erased:
    """Empty the records; notes, tags, consents, contacts and their history go."""
    own = person.of("candidate")
    erased = await queries.erased_among(uow, own)
    counts = await erasing.empty_records(uow, own, clock.now())
    new = [one for one in own if one not in erased]
    for one in new:
        uow.emit(CandidateErased(candidate_id=one))
    return Erased(
        {
            "records": len(new),
            "contacts": counts["candidate_contacts"],
            "candidate_notes": counts["candidate_notes"],
            "consents": counts["candidate_consents"],
            "field_values": counts["candidate_field_history"],
        },
        (Kept("record", "applications"),),
    )
