"""Files around a person: listing, adding, naming, removing and bringing back.

Guarantees: everybody sees what they may read, wherever it came with; what is evidence stays; each
change is in the record's audit log, and on other people's screens at once.
"""

from collections.abc import Collection
from uuid import UUID

from rolecall.access import Actor, Permission
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import policy, queries, repository
from rolecall.domains.candidates.contracts import (
    FILES_OF,
    FileEvidence,
    RecordFile,
    RecordFilesAsked,
)
from rolecall.domains.candidates.events import CandidateFilesChanged, CandidateUpdated
from rolecall.domains.candidates.rules.record_files import (
    arranged,
    removed_only,
    without_removed,
)
from rolecall.domains.candidates.service.records import get_candidate
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import ChangeFile, FileKind, FileRef
from rolecall.domains.identity import api as identity
from rolecall.infra import erasure
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.sentences import Sentence, say

_REASONS = {
    FileEvidence.SENT_OFFER: (
        say(
            "This is the letter of an offer that was sent. It is kept as evidence of what "
            "was offered and stays as it is."
        )
    ),
    FileEvidence.ACCEPTED_OFFER: (
        say(
            "This is the letter of an accepted offer. It is kept as evidence of what was "
            "agreed and stays as it is."
        )
    ),
}


async def list_files(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> list[RecordFile]:
    """Return the files of the record, of the person's applications and of their offers.

    Raises:
        NotFound: there is no such candidate.
    """
    candidate_id = (await get_candidate(uow, actor, candidate_id)).id
    return without_removed(await _found(uow, actor, candidate_id))


async def list_sent_files(
    uow: UnitOfWork, candidate_id: UUID, application_ids: Collection[UUID]
) -> list[RecordFile]:
    """Return the files that no member added to these applications, for who knows whose they are."""
    asked = RecordFilesAsked(
        org_id=uow.org_id,
        candidate_id=candidate_id,
        reads_applications=True,
        reads_offers=False,
    )
    found = await queries.list_record_files(uow, asked)
    # One file may have come with several applications; it stands where of these it came first.
    held = [one for one in found if one.application_id in application_ids]
    return [one for one in without_removed(arranged(held, {})) if one.ref.uploaded_by is None]


async def list_removed_files(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> list[RecordFile]:
    """Return the files that were removed and can still be brought back, the newest removal first.

    Raises:
        Forbidden: the actor may not remove files.
        NotFound: there is no such candidate.
    """
    policy.can_remove_files(actor).require()
    candidate_id = (await get_candidate(uow, actor, candidate_id)).id
    return removed_only(await _found(uow, actor, candidate_id))


async def attach_file(
    uow: UnitOfWork,
    actor: Actor,
    candidate_id: UUID,
    file_id: UUID,
    kind: FileKind | None = None,
) -> list[RecordFile]:
    """Add an uploaded file to the record.

    Raises:
        NotFound: there is no such candidate, or no such file that the actor may read.
    """
    policy.can_update(actor).require()
    await repository.hold_records(uow, (candidate_id,))
    await files.get_file(uow, actor, file_id)
    await files.attach(uow, file_id, FILES_OF, candidate_id)
    if kind is not None:
        await files.change_file(uow, ChangeFile(file_id=file_id, kind=kind))
    audit.record(
        uow, actor, "candidates.file_added", "candidate", candidate_id, say("Added a file.")
    )
    uow.emit(CandidateUpdated(candidate_id=candidate_id))
    return without_removed(await _found(uow, actor, candidate_id))


async def change_file(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, command: ChangeFile
) -> RecordFile:
    """Give a file of the person another name or kind.

    Raises:
        NotFound: there is no such file, or it was removed.
        VersionMismatch: it changed since `expected_version` was read.
        InvalidInput: the name contains a path or a control character.
        Conflict: `file_is_evidence`; the sentence says of what.
    """
    policy.can_update(actor).require()
    candidate_id = (await get_candidate(uow, actor, candidate_id)).id
    before = await _get(uow, actor, candidate_id, command.file_id)
    _require_free(before)
    await files.change_file(uow, command)
    found = await _get(uow, actor, candidate_id, command.file_id)
    summary = _what_changed(before.ref, found.ref)
    if summary is not None:
        _tell(uow, actor, candidate_id, found, "changed", summary)
    return found


async def remove_file(uow: UnitOfWork, actor: Actor, candidate_id: UUID, file_id: UUID) -> None:
    """Remove a file of the person; it can be brought back for thirty days. Twice is once.

    Raises:
        Forbidden: the actor may not remove files.
        NotFound: there is no such file that the actor may see.
        Conflict: `file_is_evidence`; the sentence says of what. Or `legal_hold`.
    """
    policy.can_remove_files(actor).require()
    candidate_id = (await get_candidate(uow, actor, candidate_id)).id
    found = await _get(uow, actor, candidate_id, file_id)
    _require_free(found)
    await erasure.require_free(uow, _records_of(found, candidate_id))
    if await files.remove_file(uow, actor, file_id):
        _tell(uow, actor, candidate_id, found, "removed", say("Removed a file."))


async def restore_file(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, file_id: UUID
) -> RecordFile:
    """Bring a removed file of the person back as it was; one that is there stays as it is.

    Raises:
        Forbidden: the actor may not remove files.
        NotFound: it was erased meanwhile, or the actor may not see it.
    """
    policy.can_remove_files(actor).require()
    candidate_id = (await get_candidate(uow, actor, candidate_id)).id
    found = await _get(uow, actor, candidate_id, file_id)
    if await files.restore_file(uow, file_id):
        _tell(uow, actor, candidate_id, found, "restored", say("Brought a file back."))
    return await _get(uow, actor, candidate_id, file_id)


@files.readable_through(FILES_OF)
async def may_read_files(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> bool:
    """Tell whether this actor may read the candidate's files."""
    if not policy.can_read(actor):
        return False
    return await queries.find_candidate(uow, candidate_id) is not None


async def _found(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> list[RecordFile]:
    asked = RecordFilesAsked(
        org_id=uow.org_id,
        candidate_id=candidate_id,
        reads_applications=actor.has(Permission.APPLICATIONS_READ),
        reads_offers=actor.has(Permission.OFFERS_READ),
    )
    held = await queries.list_record_files(uow, asked)
    adders = {one.ref.uploaded_by for one in held if one.ref.uploaded_by is not None}
    names = await identity.names_of_members(uow, adders) if adders else {}
    return arranged(held, names)


async def _get(uow: UnitOfWork, actor: Actor, candidate_id: UUID, file_id: UUID) -> RecordFile:
    for one in await _found(uow, actor, candidate_id):
        if one.ref.id == file_id:
            return one
    raise NotFound(say("There is no such file on this record. It may have been erased."))


def _what_changed(before: FileRef, after: FileRef) -> Sentence | None:
    """Return what is said of a change, None where a file was saved as it was."""
    is_renamed, is_other_kind = before.filename != after.filename, before.kind is not after.kind
    if is_renamed and is_other_kind:
        return say("Renamed a file and changed its kind.")
    if is_renamed:
        return say("Renamed a file.")
    return say("Changed a file's kind.") if is_other_kind else None


def _records_of(file: RecordFile, candidate_id: UUID) -> dict[str, frozenset[UUID]]:
    records = {"candidate": frozenset((candidate_id,))}
    if file.application_id is not None:
        records["application"] = frozenset((file.application_id,))
    return records


def _require_free(file: RecordFile) -> None:
    if file.evidence is not None:
        raise Conflict(_REASONS[file.evidence], code="file_is_evidence")


def _tell(
    uow: UnitOfWork,
    actor: Actor,
    candidate_id: UUID,
    file: RecordFile,
    what: str,
    summary: Sentence,
) -> None:
    file_id = file.ref.id
    # The name of a file often is the name of a person, so the log has its id alone.
    audit.record(uow, actor, f"candidates.file_{what}", "candidate", candidate_id, summary)
    audit.record(uow, actor, f"files.{what}", "file", file_id, summary)
    uow.emit(
        CandidateFilesChanged(
            candidate_id=candidate_id, file_id=file_id, application_id=file.application_id
        )
    )
