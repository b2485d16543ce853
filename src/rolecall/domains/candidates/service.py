"""Keeping candidate records.

Guarantees: one record per e-mail address and organization; somebody who merely knows an address
cannot change the record behind it; every change is audited with the names of the fields, never with
their values, so that erasure keeps the audit chain whole.
"""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import policy, queries, repository
from rolecall.domains.candidates.contracts import (
    Candidate,
    Consent,
    NewCandidate,
    UpdateCandidate,
)
from rolecall.domains.candidates.events import CandidateCreated, CandidateUpdated
from rolecall.domains.candidates.rules import sort_name
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import Conflict, NotFound, VersionMismatch


async def find_or_create_candidate(
    uow: UnitOfWork, actor: Actor, new: NewCandidate
) -> tuple[UUID, bool]:
    """Return the record that this e-mail address belongs to, made now if there was none.

    An existing record stays exactly as it is: what a stranger typed is kept with their application.
    """
    existing = await queries.find_id_by_email(uow, new.email) if new.email else None
    if existing is not None:
        return existing, False
    created = await repository.insert_candidate(uow, new, clock.now())
    if created is None:
        # Another application of the same person was committed between the look-up and the insert.
        existing = await queries.find_id_by_email(uow, new.email)
        if existing is None:
            raise Conflict("This candidate is being changed just now. Please try again.")
        return existing, False
    audit.record(uow, actor, "candidates.created", "candidate", created, "A candidate was added.")
    uow.emit(CandidateCreated(candidate_id=created))
    return created, True


async def create_candidate(uow: UnitOfWork, actor: Actor, new: NewCandidate) -> Candidate:
    """Add a record by hand.

    Raises:
        Conflict: code `duplicate_candidate`, with the `candidate_id` that has this address.
    """
    policy.can_update(actor).require()
    candidate_id, created = await find_or_create_candidate(uow, actor, new)
    if not created:
        raise Conflict(
            "There is already a candidate with this e-mail address. Open that record instead.",
            code="duplicate_candidate",
            candidate_id=str(candidate_id),
        )
    return await get_candidate(uow, actor, candidate_id)


async def get_candidate(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> Candidate:
    """Return one record.

    Raises:
        NotFound: there is none in this organization.
    """
    policy.can_read(actor).require()
    found = await queries.find_candidate(uow, candidate_id)
    if found is None:
        raise NotFound("There is no such candidate.")
    return found


async def update_candidate(uow: UnitOfWork, actor: Actor, command: UpdateCandidate) -> Candidate:
    """Change a record.

    Raises:
        VersionMismatch: it changed since `expected_version` was read.
        Conflict: code `duplicate_candidate`; the new address belongs to another record.
    """
    policy.can_update(actor).require()
    row = await repository.get_for_update(uow, command.candidate_id)
    if command.expected_version not in {None, row["version"]}:
        raise VersionMismatch("Someone changed this candidate meanwhile. Reload and try again.")
    wanted = {
        name: value
        for name in ("full_name", "email", "phone", "location", "headline")
        if (value := getattr(command, name)) is not None and value != row[name]
    }
    if "email" in wanted:
        await _refuse_taken_address(uow, command.candidate_id, wanted["email"])
    if not wanted and command.links is None:
        return await get_candidate(uow, actor, command.candidate_id)
    values = dict(wanted)
    if "full_name" in wanted:
        values["name_sort"] = sort_name(wanted["full_name"])
    if "email" in wanted:
        values["email_norm"] = normalise_email(wanted["email"]) or None
    await repository.update_candidate(
        uow, command.candidate_id, row["version"], {**values, "updated_at": clock.now()}
    )
    if command.links is not None:
        await repository.replace_links(uow, command.candidate_id, command.links)
    full_name, email = wanted.get("full_name", row["full_name"]), wanted.get("email", row["email"])
    await repository.replace_terms(uow, command.candidate_id, full_name, email)
    changed = sorted([*wanted, *(["links"] if command.links is not None else [])])
    audit.record(
        uow, actor, "candidates.updated", "candidate", command.candidate_id,
        f"Changed {', '.join(changed)}.",
    )  # fmt: skip
    uow.emit(CandidateUpdated(candidate_id=command.candidate_id))
    return await get_candidate(uow, actor, command.candidate_id)


async def record_consent(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, *, purpose: str, text_version: str
) -> None:
    """Keep the proof that the person agreed to this version of a text."""
    consent = Consent(purpose, text_version, clock.now(), actor.ip)
    await repository.insert_consent(uow, candidate_id, consent)


async def _refuse_taken_address(uow: UnitOfWork, candidate_id: UUID, email: str) -> None:
    owner = await queries.find_id_by_email(uow, email) if email else None
    if owner not in {None, candidate_id}:
        raise Conflict(
            "Another candidate has this e-mail address.",
            code="duplicate_candidate",
            candidate_id=str(owner),
        )
