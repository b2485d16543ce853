"""People of the demo who are in the records twice: pairs to decide, and one that was merged."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.candidates import service as candidates
from rolecall.domains.candidates.contracts import MergeCandidates, NewCandidate
from rolecall.entrypoints.seed.loading.content import Told
from rolecall.entrypoints.seed.shapes import Application, Candidate
from rolecall.infra.db import UnitOfWork

TWINS = 4
"""One pair for each reason, and one that is merged."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A person with the record that they applied with."""

    record_id: UUID
    candidate: Candidate


async def tell_twins(uow: UnitOfWork, recruiter: Actor, told: Told, met: list[Application]) -> None:
    """Keep people who were interviewed a second time, as an agency or a fair sent them."""
    known = _known(told, met)[:TWINS]
    if len(known) < TWINS:
        return
    by_mailbox, by_number, by_employer, merged = known
    person = by_mailbox.candidate.person
    local, _, domain = person.email.partition("@")
    news = [
        NewCandidate(full_name=person.name, email=f"{local}+fair@{domain}", source="event"),
        NewCandidate(
            full_name=f"{by_number.candidate.person.given[0]}. {by_number.candidate.person.family}",
            phone=by_number.candidate.person.phone,
            headline=by_number.candidate.career.headline,
            source="agency",
        ),
        NewCandidate(
            full_name=by_employer.candidate.person.name,
            employer=by_employer.candidate.career.posts[0].employer,
            location=by_employer.candidate.person.place,
            source="agency",
        ),
    ]
    made = [(await candidates.create_candidate(uow, recruiter, one)).id for one in news]
    again = await candidates.create_candidate(
        uow,
        recruiter,
        NewCandidate(
            full_name=merged.candidate.person.name,
            phone=merged.candidate.person.phone,
            source="referral",
        ),
    )
    command = MergeCandidates(survivor_id=merged.record_id, merged_id=again.id)
    await candidates.merge_candidates(uow, recruiter, command)
    await candidates.find_duplicates(uow, [*made, *(one.record_id for one in known)])


def _known(told: Told, met: list[Application]) -> list[_Known]:
    keys = dict.fromkeys(one.candidate_key for one in met if one.candidate_key in told.records)
    return [_Known(told.records[key], told.candidates[key]) for key in keys]
