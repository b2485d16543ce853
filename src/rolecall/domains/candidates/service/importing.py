"""Putting the people of a file among the records, many at a time, and taking that back.

Guarantees: a person whose address, or whose name and number, a record has is that record's; a
record that is there changes only by the policy that was chosen; nobody who is imported gets a mail;
what is taken back is as it was before, or stays because somebody has worked with it since.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import policy, queries, repository
from rolecall.domains.candidates.contracts import (
    FILES_OF,
    Candidate,
    ContactKind,
    ExistingPolicy,
    ImportedPerson,
    ImportedRecord,
    ImportOutcome,
    JudgedPerson,
    Link,
    NewContact,
    OriginKind,
    PersonChange,
    TagColor,
    UpdateCandidate,
)
from rolecall.domains.candidates.events import (
    CandidatesImported,
    CandidatesRemoved,
    CandidatesSorted,
    CandidateUpdated,
)
from rolecall.domains.candidates.queries import importing as lookups
from rolecall.domains.candidates.repository import importing as writing
from rolecall.domains.candidates.repository import sorting as sorting_repository
from rolecall.domains.candidates.rules import normalise_contact, sort_name
from rolecall.domains.candidates.rules.importing import change_of, contacts_of_person
from rolecall.domains.candidates.service.records import set_custom_values, update_candidate
from rolecall.domains.candidates.service.tags import ensure_tag
from rolecall.domains.custom_fields import api as custom_fields
from rolecall.domains.custom_fields.contracts import RecordType
from rolecall.domains.files import api as files
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, NotFound, RolecallError
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import fold

_FIELDS = ("full_name", "location", "headline", "employer")


class _Known(NamedTuple):
    records: Mapping[UUID, Candidate]
    values: Mapping[UUID, Mapping[UUID, Any]]
    table: custom_fields.Table
    owners: Sequence[UUID | None]


async def judge_people(
    uow: UnitOfWork, people: Sequence[ImportedPerson], existing: ExistingPolicy
) -> list[JudgedPerson]:
    """Return what importing people would do, in their order. Nothing is written."""
    known = await _known(uow, people)
    return [
        _judged(known, owner, person, existing)
        for owner, person in zip(known.owners, people, strict=True)
    ]


async def import_people(
    uow: UnitOfWork,
    actor: Actor,
    people: Sequence[ImportedPerson],
    existing: ExistingPolicy,
    batch_id: UUID,
) -> list[ImportedRecord]:
    """Make records of people, or change those that are there; returns what was done, in order.

    No two of the people are one person. New records are told by one event for all of them, and by
    one entry in the audit log of whoever imports.

    Raises:
        Conflict: code `duplicate_candidate`; somebody else has made one of these meanwhile.
        InvalidInput: the organization has as many tags as it may.
    """
    policy.can_update(actor).require()
    known = await _known(uow, people)
    tag_ids = {
        fold(name): (await ensure_tag(uow, actor, name, TagColor.GRAY)).id
        for name in {fold(name): name for one in people for name in one.tags}.values()
    }
    new: list[writing.NewRecord] = []
    done: list[ImportedRecord] = []
    for owner, person in zip(known.owners, people, strict=True):
        judged = _judged(known, owner, person, existing)
        if judged.candidate_id is None or judged.change is None:
            record = _new_record(known.table, person, tag_ids)
            new.append(record)
            done.append(ImportedRecord(ImportOutcome.CREATED, record.id, 1))
        elif judged.change.is_empty:
            version = known.records[judged.candidate_id].version
            done.append(ImportedRecord(ImportOutcome.UNCHANGED, judged.candidate_id, version))
        else:
            before = known.records[judged.candidate_id]
            done.append(await _change(uow, actor, known, before, judged.change, tag_ids))
    if new:
        await writing.insert_records(uow, actor, new, clock.now())
        values = {one.id: known.table.cells(one.person.values) for one in new if one.person.values}
        await custom_fields.insert_values(uow, values)
        made = tuple(one.id for one in new)
        uow.emit(CandidatesImported(batch_id=batch_id, candidate_ids=made))
    return done


async def change_person(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, person: ImportedPerson
) -> None:
    """Change a record to what another system says of its person; what that leaves out stays.

    Whose record it is, is known: addresses and numbers are added and decide nothing.

    Raises:
        NotFound: it is not there any more.
        Conflict: code `duplicate_candidate`; another record has the address.
    """
    policy.can_update(actor).require()
    known = await _stored(uow, [candidate_id])
    before = known.records.get(candidate_id)
    if before is None:
        raise NotFound(say("There is no such candidate."))
    judged = _judged(known, candidate_id, person, ExistingPolicy.UPDATE)
    if judged.change is not None and not judged.change.is_empty:
        await _change(uow, actor, known, before, judged.change, {})


async def add_resumes(
    uow: UnitOfWork, actor: Actor, resumes: Mapping[UUID, UUID], new: Collection[UUID]
) -> None:
    """Put stored résumés on records, by record; those that are `new` were told of already."""
    policy.can_update(actor).require()
    await files.attach_many(uow, FILES_OF, list(resumes.items()))
    for one in resumes.keys() - new:
        audit.record(
            uow,
            actor,
            "candidates.file_added",
            "candidate",
            one,
            say("Added a résumé by an import."),
        )
        uow.emit(CandidateUpdated(candidate_id=one))


async def remove_imported(
    uow: UnitOfWork,
    actor: Actor,
    versions: Mapping[UUID, int],
    batch_id: UUID,
    resumes: Collection[UUID] = (),
) -> dict[UUID, str]:
    """Remove records that an import made; returns why those stay that were touched since.

    `versions` are the ones the import left, `resumes` the files that it brought. What is not there
    any more is named by neither.
    """
    policy.can_update(actor).require()
    touched = await lookups.list_touched(uow, versions)
    with_files = await files.records_with_files(uow, FILES_OF, touched, resumes)
    kept = {one: why for one, why in touched.items() if why}
    kept |= {one: say("A file was added to it since.") for one in with_files if one not in kept}
    gone = [one for one in touched if one not in kept]
    if gone:
        kept |= await _remove(uow, gone)
        removed = tuple(one for one in gone if one not in kept)
        await custom_fields.forget_records(uow, removed)
        uow.emit(CandidatesRemoved(batch_id=batch_id, candidate_ids=removed))
    return kept


async def restore_imported(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, version: int, before: Mapping[str, Any]
) -> None:
    """Give a record the values back that an import replaced.

    Raises:
        NotFound: it is not there any more.
        Conflict: code `touched`; somebody has changed or merged it since.
    """
    policy.can_update(actor).require()
    row = await repository.get_for_update(uow, candidate_id)
    if row["version"] != version:
        raise Conflict(say("Somebody changed it since."), code="touched")
    fields = {name: before[name] for name in _FIELDS if name in before}
    if fields or "contacts" in before or "links" in before:
        restored = await update_candidate(
            uow,
            actor,
            UpdateCandidate(
                candidate_id=candidate_id,
                **fields,
                contacts=_read_contacts(before.get("contacts")),
                links=_read_links(before.get("links")),
            ),
        )
        version = restored.version
    values = {UUID(field_id): value for field_id, value in before.get("values", {}).items()}
    if values:
        await set_custom_values(uow, actor, candidate_id, values, version)
    tag_ids = [UUID(one) for one in before.get("tags", ())]
    if tag_ids:
        await sorting_repository.remove_taggings(uow, (candidate_id,), tag_ids)
        uow.emit(CandidatesSorted(change_id=ids.uuid7(), candidate_ids=(candidate_id,)))


async def _remove(uow: UnitOfWork, candidate_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Remove records, all at once or, where something names one, one by one."""
    try:
        async with uow.savepoint():
            await writing.delete_records(uow, candidate_ids)
            return {}
    except Conflict:
        pass
    kept: dict[UUID, str] = {}
    for one in candidate_ids:
        try:
            async with uow.savepoint():
                await writing.delete_records(uow, (one,))
        except RolecallError as refusal:
            kept[one] = refusal.detail
    return kept


async def _known(uow: UnitOfWork, people: Sequence[ImportedPerson]) -> _Known:
    """Look up whose records people are, with all that a change depends on."""
    emails = [
        [normalise_contact(ContactKind.EMAIL, one) for one in person.emails] for person in people
    ]
    numbers = [
        [(norm, sort_name(person.full_name)) for one in person.phones if (norm := _norm(one))]
        if not person.emails
        else []
        for person in people
    ]
    by_email = await lookups.owners_of_emails(uow, {one for found in emails for one in found})
    by_number = await lookups.owners_of_numbers(uow, {one for found in numbers for one in found})
    owners = [
        next(
            (
                owner
                for owner in (
                    *(by_email.get(one) for one in mails),
                    *(by_number.get(one) for one in phones),
                )
                if owner is not None
            ),
            None,
        )
        for mails, phones in zip(emails, numbers, strict=True)
    ]
    return await _stored(uow, owners)


async def _stored(uow: UnitOfWork, owners: Sequence[UUID | None]) -> _Known:
    """Read the records of owners, with all that a change depends on."""
    found = {owner for owner in owners if owner is not None}
    records = await queries.find_candidates(uow, found)
    table = await custom_fields.load_table(uow, RecordType.CANDIDATE)
    stored = await custom_fields.all_cells_of(uow, found)
    values = {record_id: table.values(cells) for record_id, cells in stored.items()}
    return _Known(records, values, table, owners)


def _norm(number: str) -> str:
    return normalise_contact(ContactKind.PHONE, number)


def _judged(
    known: _Known, owner: UUID | None, person: ImportedPerson, existing: ExistingPolicy
) -> JudgedPerson:
    record = known.records.get(owner) if owner else None
    if record is None:
        return JudgedPerson(None, None)
    change = change_of(record, known.values.get(record.id, {}), person, existing)
    return JudgedPerson(record.id, change)


def _new_record(
    table: custom_fields.Table, person: ImportedPerson, tag_ids: Mapping[str, UUID]
) -> writing.NewRecord:
    contacts = contacts_of_person(person)
    shown = {name: getattr(person, name) for name in _FIELDS if getattr(person, name)}
    shown |= {one.kind.value: one.value for one in contacts if one.is_primary}
    further = "\n".join(one.value for one in contacts if not one.is_primary)
    shown |= {"further_contacts": further} if further else {}
    if person.links:
        shown["links"] = "\n".join(link.url for link in person.links)
    displayed = table.shown(table.cells(person.values))
    shown |= {f"custom:{field_id}": text for field_id, text in displayed.items()}
    wanted = dict.fromkeys(tag_ids[fold(name)] for name in person.tags)
    return writing.NewRecord(ids.uuid7(), person, contacts, tuple(wanted), shown)


async def _change(
    uow: UnitOfWork,
    actor: Actor,
    known: _Known,
    before: Candidate,
    change: PersonChange,
    tag_ids: Mapping[str, UUID],
) -> ImportedRecord:
    version = before.version
    kept: dict[str, Any] = {name: getattr(before, name) for name in change.fields}
    if change.fields or change.contacts is not None or change.links is not None:
        command = UpdateCandidate(
            candidate_id=before.id,
            expected_version=version,
            **change.fields,
            contacts=change.contacts,
            links=change.links,
            origin=OriginKind.IMPORT,
        )
        version = (await update_candidate(uow, actor, command)).version
        kept |= _written(before, change)
    if change.values:
        there = known.values.get(before.id, {})
        kept["values"] = {str(one): there.get(one) for one in change.values}
        version = (
            await set_custom_values(
                uow, actor, before.id, change.values, version, OriginKind.IMPORT
            )
        ).version
    wanted = [tag_ids[fold(name)] for name in change.tags]
    if wanted:
        await sorting_repository.add_taggings(uow, (before.id,), wanted, clock.now())
        kept["tags"] = [str(one) for one in wanted]
        audit.record(
            uow,
            actor,
            "candidates.tagged",
            "candidate",
            before.id,
            say("Changed tags by an import."),
        )
        uow.emit(CandidatesSorted(change_id=ids.uuid7(), candidate_ids=(before.id,)))
    return ImportedRecord(ImportOutcome.UPDATED, before.id, version, kept)


def _written(before: Candidate, change: PersonChange) -> dict[str, Any]:
    """Return contacts and links as they are kept for taking a change of them back."""
    kept: dict[str, Any] = {}
    if change.contacts is not None:
        kept["contacts"] = [
            [one.kind.value, one.value, one.label, one.is_primary] for one in before.contacts
        ]
    if change.links is not None:
        kept["links"] = [[link.url, link.label] for link in before.links]
    return kept


def _read_contacts(kept: Sequence[Sequence[Any]] | None) -> tuple[NewContact, ...] | None:
    if kept is None:
        return None
    return tuple(
        NewContact(ContactKind(kind), value, label, is_primary)
        for kind, value, label, is_primary in kept
    )


def _read_links(kept: Sequence[Sequence[str]] | None) -> tuple[Link, ...] | None:
    return None if kept is None else tuple(Link(url, label) for url, label in kept)
