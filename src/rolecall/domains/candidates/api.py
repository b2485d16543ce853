"""What other domains use."""

from collections.abc import Collection, Mapping
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.candidates import queries, repository
from rolecall.domains.candidates.contracts import (
    Applied,
    Candidate,
    ContactKind,
    SortCandidates,
    TagColor,
)
from rolecall.domains.candidates.contracts.given import GivenField
from rolecall.domains.candidates.queries import file_source, find_note, timeline_source
from rolecall.domains.candidates.queries.consents import (
    count_given_before,
    given_before,
    list_consents,
)
from rolecall.domains.candidates.queries.keeping import (
    holders_of,
    in_pools,
    people_without_applications,
)
from rolecall.domains.candidates.queries.merging import ids_of_record, records_of
from rolecall.domains.candidates.queries.searching import (
    candidates_of_teams,
    newest_people_named,
    people_named,
    words_of_people,
)
from rolecall.domains.candidates.queries.sorting import tags_of
from rolecall.domains.candidates.repository.importing import forget_applied, write_applied
from rolecall.domains.candidates.repository.notes import index_notes
from rolecall.domains.candidates.rules import given, normalise_contact
from rolecall.domains.candidates.rules.consents import standing as standing_consent
from rolecall.domains.candidates.service import (
    change_file,
    find_or_create_candidate,
    follows_merges,
    get_candidate,
    hiring_teams,
    list_files,
    list_sent_files,
    record_consent,
    select_candidates,
    start_pooling,
    start_tagging,
    withdraw_consent,
)
from rolecall.domains.candidates.service.erasing import erase_candidates, find_person
from rolecall.domains.candidates.service.filling import fill_empty
from rolecall.domains.candidates.service.importing import (
    add_resumes,
    change_person,
    import_people,
    judge_people,
    remove_imported,
    restore_imported,
)
from rolecall.domains.candidates.service.searching import (
    search_files,
    search_notes,
    search_people,
)
from rolecall.domains.candidates.service.tags import ensure_tag, tag_candidates
from rolecall.domains.candidates.service.taking_over import give_back, take_over
from rolecall.infra.db import Reader, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

__all__ = [
    "add_resumes",
    "candidates_of_teams",
    "change_file",
    "change_person",
    "count_applications",
    "count_given_before",
    "erase_candidates",
    "file_source",
    "fill_empty",
    "find_candidate_id",
    "find_note",
    "find_or_create_candidate",
    "find_person",
    "follows_merges",
    "get_candidate",
    "give_back",
    "given_before",
    "hiring_teams",
    "hold_candidate",
    "hold_candidates",
    "holders_of",
    "ids_of_record",
    "import_people",
    "in_pools",
    "index_notes",
    "judge_people",
    "list_consents",
    "list_files",
    "list_sent_files",
    "newest_people_named",
    "note_application",
    "people_named",
    "people_without_applications",
    "read_candidate",
    "read_candidates",
    "record_consent",
    "record_holds",
    "record_says",
    "records_of",
    "recount_applications",
    "remove_imported",
    "restore_imported",
    "same_contact",
    "search_files",
    "search_notes",
    "search_people",
    "select_candidates",
    "standing_consent",
    "start_pooling",
    "start_tagging",
    "tag_candidate",
    "tags_of",
    "take_over",
    "timeline_source",
    "withdraw_consent",
    "words_of_people",
]


async def find_candidate_id(uow: UnitOfWork, email: str) -> UUID | None:
    """Return whose address this is in the organization, None if nobody's."""
    return await queries.find_id_by_email(uow, email)


async def note_application(uow: UnitOfWork, candidate_id: UUID, source: str) -> None:
    """Count an application on the record."""
    await repository.note_application(uow, candidate_id, source, clock.now())


async def count_applications(uow: UnitOfWork, applied: Mapping[UUID, Applied]) -> None:
    """Count applications on the records of many."""
    await write_applied(uow, applied, adds=True)


async def recount_applications(uow: UnitOfWork, applied: Mapping[UUID, Applied | None]) -> None:
    """Write anew which applications people have, None for none at all."""
    counted = {one: told for one, told in applied.items() if told is not None}
    await write_applied(uow, counted, adds=False)
    await forget_applied(uow, applied.keys() - counted.keys())


async def hold_candidate(uow: UnitOfWork, candidate_id: UUID) -> None:
    """See that a record is not merged before the transaction ends, for writes beside it.

    Raises:
        NotFound: there is none in this organization.
        Conflict: code `candidate_merged`; it is part of another record.
    """
    await repository.hold_records(uow, (candidate_id,))


async def hold_candidates(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> None:
    """See that none of these records is merged before the transaction ends.

    Raises:
        NotFound, Conflict: as for `hold_candidate`.
    """
    await repository.hold_records(uow, candidate_ids)


async def read_candidates(
    uow: UnitOfWork, candidate_ids: Collection[UUID]
) -> dict[UUID, Candidate]:
    """Return records by id, for callers that decide who may see them; merged ones are left out."""
    return await queries.find_candidates(uow, candidate_ids)


async def tag_candidate(uow: UnitOfWork, actor: Actor, candidate_id: UUID, name: str) -> None:
    """Mark a candidate with the tag of this name, which is made if there is none."""
    tag = await ensure_tag(uow, actor, name, TagColor.GRAY)
    await tag_candidates(uow, actor, SortCandidates(candidate_ids=(candidate_id,), add=(tag.id,)))


async def read_candidate(reader: Reader, candidate_id: UUID) -> Candidate:
    """Return the record, for callers that have decided themselves who may see it.

    Of a record that was merged it is the one that it went into.

    Raises:
        NotFound: there is none in this organization.
    """
    found = await queries.find_candidate(reader, candidate_id)
    if found is None:
        raise NotFound(say("There is no such candidate."))
    return found


def same_contact(kind: ContactKind, value: str) -> str:
    """Return by what two spellings of an address or a number are known to be the same."""
    return normalise_contact(kind, value) or value


def record_says(person: Candidate, field: GivenField) -> str:
    """Return what a record says in a field that people fill in when they apply."""
    return given.on_record(person, field)


def record_holds(person: Candidate, field: GivenField, value: str) -> bool:
    """Tell whether a record says this already, however it is written."""
    return given.holds(person, field, value)
