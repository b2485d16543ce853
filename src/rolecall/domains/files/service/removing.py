"""Calling a file something else, removing it, and bringing it back.

Guarantees: a removed file is at once in no list, no search and behind no link; within thirty days
it comes back as it was, its text with it; after that its record, its text, its search terms and the
only key to its bytes go in one transaction, and the bytes soon after. Twice the same is once.
"""

from collections.abc import Collection
from uuid import UUID

from rolecall.access import Actor
from rolecall.access.actor import system_actor
from rolecall.domains.audit import api as audit
from rolecall.domains.files import queries, repository
from rolecall.domains.files.contracts import ChangeFile, FileStatus, FileType
from rolecall.domains.files.events import FileDeleted, ReadingDue, RemovalAged
from rolecall.domains.files.rules.names import safe_name
from rolecall.domains.files.rules.previews import SERVED
from rolecall.domains.files.rules.removal import ASKED_AGAIN_AFTER, REMOVED_FOR, is_over
from rolecall.infra import erasure
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, NotFound, VersionMismatch
from rolecall.kernel.sentences import say


async def change_file(uow: UnitOfWork, command: ChangeFile) -> None:
    """Give a file another name or kind; its extension stays that of its true type.

    Who may is for the caller to know, and the caller records it.

    Raises:
        NotFound: there is no such file, or it was removed.
        VersionMismatch: it changed since `expected_version` was read.
        InvalidInput: the name contains a path or a control character.
    """
    row = await _locked(uow, command.file_id)
    if FileStatus(row["status"]) not in SERVED:
        raise NotFound(say("There is no such file."))
    if command.expected_version not in {None, row["version"]}:
        raise VersionMismatch(say("This file was changed meanwhile. Load the list again."))
    values: dict[str, object] = {"version": row["version"] + 1}
    if command.filename is not None:
        type_ = FileType(row["file_type"])
        values["filename"] = safe_name(command.filename, type_, "filename")
    if command.kind is not None:
        values["kind"] = command.kind.value
    await repository.rename_file(uow, command.file_id, values)


async def remove_file(uow: UnitOfWork, actor: Actor, file_id: UUID) -> bool:
    """Take a file away from everybody; False if it was removed before.

    Who may is for the caller to know, and the caller records it.

    Raises:
        NotFound: there is no such file.
    """
    status = FileStatus((await _locked(uow, file_id))["status"])
    if status is FileStatus.REMOVED:
        return False
    if status not in SERVED:
        raise NotFound(say("There is no such file."))
    await repository.mark_removed(uow, file_id, status, actor.name)
    uow.emit(RemovalAged(file_id=file_id), available_at=clock.now() + REMOVED_FOR)
    return True


async def restore_file(uow: UnitOfWork, file_id: UUID) -> bool:
    """Bring a removed file back as it was; False if it is not removed.

    Raises:
        NotFound: it is erased, or there never was one.
    """
    row = await _locked(uow, file_id)
    if FileStatus(row["status"]) is not FileStatus.REMOVED:
        return False
    await repository.mark_restored(uow, file_id, FileStatus(row["removed_from"]))
    # It may have been removed before it was read, or since then the readers have changed.
    uow.emit(ReadingDue(file_id=file_id))
    return True


async def erase_removed(uow: UnitOfWork, file_id: UUID) -> None:
    """Erase a removed file whose time is over.

    One that was brought back stays, and one whose records are held until they are free.
    """
    row = await repository.get_for_update(uow, file_id)
    if row is None or not is_over(row["removed_at"], clock.now()):
        return
    records: dict[str, frozenset[UUID]] = {}
    for one in await queries.list_records(uow, file_id):
        records[one.record_type] = records.get(one.record_type, frozenset()) | {one.record_id}
    try:
        await erasure.require_free(uow, records)
    except Conflict:
        uow.emit(RemovalAged(file_id=file_id), available_at=clock.now() + ASKED_AGAIN_AFTER)
        return
    await repository.delete_file(uow, file_id)
    audit.record(
        uow, system_actor(uow.org_id), "files.erased", "file", file_id,
        say("Erased a file that was removed {days} days ago.", days=REMOVED_FOR.days),
    )  # fmt: skip
    uow.emit(FileDeleted(file_id=file_id))


async def let_go(uow: UnitOfWork, record_type: str, file_ids: Collection[UUID]) -> None:
    """Take files off the records of one type; what is then on none goes at once.

    The caller records it.
    """
    if not file_ids:
        return
    for file_id in await repository.let_go(uow, record_type, file_ids):
        uow.emit(FileDeleted(file_id=file_id))


async def _locked(uow: UnitOfWork, file_id: UUID) -> Row:
    row = await repository.get_for_update(uow, file_id)
    if row is None:
        raise NotFound(say("There is no such file."))
    return row
