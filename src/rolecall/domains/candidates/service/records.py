"""Keeping candidate records.

Guarantees: one record per e-mail address and organization; somebody who merely knows an address
cannot change the record behind it; every change is audited with the names of the fields, never with
their values, so that erasure keeps the audit chain whole.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import policy, queries, repository
from rolecall.domains.candidates.contracts import (
    Candidate,
    ContactKind,
    NewCandidate,
    NewContact,
    OriginKind,
    UpdateCandidate,
)
from rolecall.domains.candidates.events import CandidateCreated, CandidateUpdated
from rolecall.domains.candidates.rules import arranged, normalise_contact, sort_name
from rolecall.domains.custom_fields import api as custom_fields
from rolecall.domains.custom_fields.contracts import RecordType, ValuesByField
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import Conflict, NotFound, VersionMismatch
from rolecall.kernel.sentences import Sentence, plain, quoted, say


async def find_or_create_candidate(
    uow: UnitOfWork, actor: Actor, new: NewCandidate
) -> tuple[UUID, bool]:
    """Return the record that this e-mail address belongs to, made now if there was none.

    An existing record stays exactly as it is: what a stranger typed is kept with their application.
    """
    existing = await repository.hold_by_email(uow, new.email) if new.email else None
    if existing is not None:
        return existing, False
    at = clock.now()
    created = await repository.insert_candidate(uow, new, at)
    if created is None:
        # Another application of the same person was committed between the look-up and the insert.
        existing = await repository.hold_by_email(uow, new.email)
        if existing is None:
            raise Conflict(say("This candidate is being changed just now. Please try again."))
        return existing, False
    repository.remember(uow, actor, created, given_fields(new), at, new.origin)
    audit.record(
        uow, actor, "candidates.created", "candidate", created, say("A candidate was added.")
    )
    uow.emit(CandidateCreated(candidate_id=created))
    return created, True


def given_fields(new: NewCandidate) -> dict[str, str]:
    """Return the fields of a new record that have a value."""
    named = {
        name: getattr(new, name)
        for name in ("full_name", "email", "phone", "location", "headline", "employer")
        if getattr(new, name)
    }
    if new.contacts:
        named["further_contacts"] = "\n".join(one.value for one in new.contacts)
    if new.links:
        named["links"] = "\n".join(link.url for link in new.links)
    return named


async def create_candidate(uow: UnitOfWork, actor: Actor, new: NewCandidate) -> Candidate:
    """Add a record by hand.

    Raises:
        Conflict: code `duplicate_candidate`, with the `candidate_id` that has this address.
    """
    policy.can_update(actor).require()
    candidate_id, created = await find_or_create_candidate(uow, actor, new)
    if not created:
        raise Conflict(
            say("There is already a candidate with this e-mail address. Open that record instead."),
            code="duplicate_candidate",
            candidate_id=str(candidate_id),
        )
    return await get_candidate(uow, actor, candidate_id)


async def get_candidate(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> Candidate:
    """Return one record; of one that was merged, the record that it went into.

    Raises:
        NotFound: there is none in this organization.
    """
    policy.can_read(actor).require()
    return await read_record(uow, candidate_id)


async def read_record(uow: UnitOfWork, candidate_id: UUID) -> Candidate:
    """Return one record, for callers that have decided themselves who may see it.

    Raises:
        NotFound: there is none in this organization.
    """
    found = await queries.find_candidate(uow, candidate_id)
    if found is None:
        raise NotFound(say("There is no such candidate."))
    return found


async def update_candidate(uow: UnitOfWork, actor: Actor, command: UpdateCandidate) -> Candidate:
    """Change a record; where each new value came from is kept.

    Raises:
        VersionMismatch: it changed since `expected_version` was read.
        Conflict: `duplicate_candidate` (a new address belongs to another record), or
            `candidate_merged` (this one is part of another record).
        InvalidInput: a contact stands there twice.
    """
    policy.can_update(actor).require()
    return await change_record(uow, actor, command)


async def change_record(uow: UnitOfWork, actor: Actor, command: UpdateCandidate) -> Candidate:
    """Change a record as `update_candidate` does, for callers that have decided who may.

    Raises:
        VersionMismatch, Conflict, InvalidInput: as there.
    """
    row = await repository.get_for_update(uow, command.candidate_id)
    require_version(row["version"], command.expected_version)
    before = await read_record(uow, command.candidate_id)
    wanted = {
        name: value
        for name in ("full_name", "location", "headline", "employer")
        if (value := getattr(command, name)) is not None and value != row[name]
    }
    contacts = _wanted_contacts(command, before)
    if contacts is not None:
        await _refuse_taken_addresses(uow, command.candidate_id, contacts)
        wanted |= _primary_ones(contacts, before)
    if not wanted and contacts is None and command.links is None:
        return before
    at = clock.now()
    values = dict(wanted)
    if "full_name" in wanted:
        values["name_sort"] = sort_name(wanted["full_name"])
    if "email" in wanted:
        values["email_norm"] = normalise_email(wanted["email"]) or None
    await repository.update_candidate(
        uow, command.candidate_id, row["version"], {**values, "updated_at": at}
    )
    remembered = dict(wanted)
    if contacts is not None:
        await repository.replace_contacts(uow, command.candidate_id, before.contacts, contacts)
        remembered |= _further_ones(contacts, before)
    if command.links is not None:
        await repository.replace_links(uow, command.candidate_id, command.links)
        remembered["links"] = "\n".join(link.url for link in command.links)
    after = contacts if contacts is not None else before.contacts
    full_name = wanted.get("full_name", row["full_name"])
    reached = [one.value for one in after]
    await repository.replace_terms(uow, command.candidate_id, full_name, reached)
    repository.remember(uow, actor, command.candidate_id, remembered, at, command.origin)
    audit.record(
        uow, actor, "candidates.updated", "candidate", command.candidate_id,
        say("Changed {labels}.", labels=_labels(remembered)),
    )  # fmt: skip
    uow.emit(CandidateUpdated(candidate_id=command.candidate_id))
    return await read_record(uow, command.candidate_id)


async def set_custom_values(
    uow: UnitOfWork,
    actor: Actor,
    candidate_id: UUID,
    values: ValuesByField,
    expected_version: int | None,
    origin: OriginKind | None = None,
) -> Candidate:
    """Write a candidate's values of custom fields, None for no value.

    Raises:
        VersionMismatch: the record changed since `expected_version` was read.
        InvalidInput: a value is not of its field's kind, or there is no such field in use.
    """
    policy.can_update(actor).require()
    row = await repository.get_for_update(uow, candidate_id)
    require_version(row["version"], expected_version)
    changed = await custom_fields.set_values(uow, RecordType.CANDIDATE, candidate_id, values)
    if changed:
        at = clock.now()
        await repository.update_candidate(uow, candidate_id, row["version"], {"updated_at": at})
        found = await custom_fields.values_of(uow, RecordType.CANDIDATE, candidate_id)
        shown = {one.field.id: one.display for one in found}
        remembered = {f"custom:{one.id}": shown.get(one.id, "") for one in changed}
        repository.remember(uow, actor, candidate_id, remembered, at, origin)
        labels = [quoted(one.label) for one in changed]
        audit.record(
            uow,
            actor,
            "candidates.updated",
            "candidate",
            candidate_id,
            say("Changed {labels}.", labels=labels),
        )
        uow.emit(CandidateUpdated(candidate_id=candidate_id))
    return await get_candidate(uow, actor, candidate_id)


_LABELS = {
    "email": say("email"),
    "employer": say("employer"),
    "full_name": say("full_name"),
    "headline": say("headline"),
    "links": say("links"),
    "location": say("location"),
    "phone": say("phone"),
}


def _labels(remembered: Collection[str]) -> list[Sentence]:
    """Return what changed, in the words of the log."""
    return [_LABELS.get(one, plain(one)) for one in sorted(remembered)] or [say("contacts")]


def require_version(version: int, expected: int | None) -> None:
    """Pass if the record is at the version that the caller has read, or the caller did not say.

    Raises:
        VersionMismatch: it is at another one.
    """
    if expected not in {None, version}:
        raise VersionMismatch(
            say("Someone changed this candidate meanwhile. Reload and try again.")
        )


def _wanted_contacts(command: UpdateCandidate, before: Candidate) -> tuple[NewContact, ...] | None:
    """Return what the contacts are to be, None if they stay as they are."""
    there = tuple(
        NewContact(one.kind, one.value, one.label, one.is_primary) for one in before.contacts
    )
    wanted = arranged(command.contacts) if command.contacts is not None else there
    for kind, value in ((ContactKind.EMAIL, command.email), (ContactKind.PHONE, command.phone)):
        if value is not None:
            wanted = _with_primary(wanted, kind, value)
    return None if wanted == there else wanted


def _with_primary(
    contacts: tuple[NewContact, ...], kind: ContactKind, value: str
) -> tuple[NewContact, ...]:
    """Put a value into the place of the primary one; an empty value removes it."""
    others = [one for one in contacts if not (one.kind is kind and one.is_primary)]
    if not value:
        return arranged(others)
    norm = normalise_contact(kind, value)
    others = [
        one
        for one in others
        if one.kind is not kind or (normalise_contact(kind, one.value) or one.value) != norm
    ]
    label = next((one.label for one in contacts if one.kind is kind and one.is_primary), "")
    return arranged([NewContact(kind, value, label, is_primary=True), *others])


def _primary_ones(contacts: Iterable[NewContact], before: Candidate) -> dict[str, str]:
    """Return the primary address and number where they are others than before."""
    found = {"email": "", "phone": ""}
    found |= {one.kind.value: one.value for one in contacts if one.is_primary}
    return {name: value for name, value in found.items() if value != getattr(before, name)}


def _further_ones(contacts: Iterable[NewContact], before: Candidate) -> dict[str, str]:
    """Return the contacts beside the primary ones, in words, if they changed."""
    after = "\n".join(one.value for one in contacts if not one.is_primary)
    old = "\n".join(one.value for one in before.contacts if not one.is_primary)
    return {} if after == old else {"further_contacts": after}


async def _refuse_taken_addresses(
    uow: UnitOfWork, candidate_id: UUID, contacts: Iterable[NewContact]
) -> None:
    for one in contacts:
        if one.kind is not ContactKind.EMAIL:
            continue
        owner = await queries.find_id_by_email(uow, one.value)
        if owner not in {None, candidate_id}:
            raise Conflict(
                say("Another candidate has this e-mail address."),
                code="duplicate_candidate",
                candidate_id=str(owner),
            )
