"""What other domains use.

A file is stored first (`store_upload`), outside any transaction, and attached to a record in the
transaction that makes the record. `get_key_ring` gives the organization's keys to whoever keeps
encrypted values, and `reencrypts` makes those part of a rotation.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.files import repository
from rolecall.domains.files.contracts import (
    AttachedRecord,
    CardWords,
    FilePurpose,
    FileRef,
    FileText,
    NewUpload,
    OpenedFile,
    ReceivedFile,
    RotationReport,
    SizedPicture,
)
from rolecall.domains.files.queries import (
    attached_files,
    extractor_of,
    files_with_words,
    find_files,
    is_there,
    list_held,
    list_records,
    records_with_files,
    resumes_with_text,
    same_on_records,
    text_statuses,
    text_warnings,
    whole_words_of,
)
from rolecall.domains.files.repository import list_incoming_of
from rolecall.domains.files.rules.extraction import RECOGNIZED
from rolecall.domains.files.service import keys, picturing, reading, uploading
from rolecall.domains.files.service.erasing import erase_files, outlives
from rolecall.domains.files.service.extracting import (
    ask_to_read,
    extract_text,
    get_layout,
    get_text,
    get_texts,
    index_texts,
    keep_text,
)
from rolecall.domains.files.service.incoming import (
    begin_incoming,
    end_incoming,
    end_incoming_of,
    finish_incoming,
    get_incoming,
    take_piece,
)
from rolecall.domains.files.service.keys import get_key_ring, reencrypts
from rolecall.domains.files.service.making import delete_made, store_made
from rolecall.domains.files.service.photographing import pdf_of_photographs
from rolecall.domains.files.service.reading import (
    delete_file,
    get_file,
    hold_file,
    make_link,
    readable_through,
)
from rolecall.domains.files.service.recognizing import RECOGNITION_WARNINGS
from rolecall.domains.files.service.removing import (
    change_file,
    let_go,
    remove_file,
    restore_file,
)
from rolecall.infra.db import Reader, UnitOfWork
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant

__all__ = [
    "RECOGNITION_WARNINGS",
    "RECOGNIZED",
    "ask_to_read",
    "attach",
    "attach_again",
    "attach_many",
    "attached_files",
    "begin_incoming",
    "change_file",
    "delete_file",
    "delete_made",
    "detach",
    "draw_card",
    "end_incoming",
    "end_incoming_of",
    "erase_files",
    "extractor_of",
    "files_with_words",
    "find_files",
    "finish_incoming",
    "get_file",
    "get_incoming",
    "get_key_ring",
    "get_layout",
    "get_text",
    "get_texts",
    "hold_file",
    "index_texts",
    "is_there",
    "keep_text",
    "let_go",
    "list_attached",
    "list_held",
    "list_incoming_of",
    "list_records",
    "make_link",
    "move_attached",
    "open_file",
    "outlives",
    "pdf_of_photographs",
    "read_now",
    "readable_through",
    "records_with_files",
    "reencrypts",
    "remove_file",
    "restore_file",
    "resumes_with_text",
    "rotate_keys",
    "same_on_records",
    "store_made",
    "store_pictures",
    "store_upload",
    "take_piece",
    "text_statuses",
    "text_warnings",
    "whole_words_of",
]


async def store_upload(
    runtime: Runtime,
    tenant: Tenant,
    actor: Actor,
    *,
    purpose: FilePurpose,
    filename: str,
    content: bytes,
    field: str = "file",
) -> FileRef:
    """Check a file and keep it, encrypted; call it outside any transaction.

    Nothing is written if a check fails. The caller attaches the file to a record within a day, or
    it goes again. `field` is what refusals call it.

    Raises:
        TooLarge, UnsupportedType, InvalidInput: a check failed; the sentence names the remedy.
        StorageUnavailable: the bytes could not be stored.
    """
    upload = NewUpload(purpose=purpose, filename=filename, content=content, field=field)
    return await uploading.store_upload(runtime.database, tenant, actor, upload)


async def store_pictures(
    runtime: Runtime,
    tenant: Tenant,
    *,
    received: ReceivedFile,
    budgets: Sequence[tuple[int, int]],
    field: str = "file",
) -> tuple[SizedPicture, ...]:
    """Draw an uploaded picture anew in several widths and keep these; outside any transaction.

    `budgets` are pairs of a width in pixels and how many bytes a picture of it should have. The
    caller attaches the files to a record within a day, or they go again.

    Raises:
        TooLarge, UnsupportedType, InvalidInput: a check failed; the sentence names the remedy.
        StorageUnavailable: the bytes could not be stored.
    """
    db = runtime.database
    upload = await uploading.receive(db, received, FilePurpose.IMAGE, field=field)
    return await picturing.store_pictures(db, tenant, upload, budgets)


async def draw_card(runtime: Runtime, logo: bytes, words: CardWords) -> bytes | None:
    """Return the picture that a link is shown with, a PNG of 1200 by 630 pixels.

    `logo` is empty where there is none. None is returned where no picture could be drawn.
    """
    return await picturing.draw_card(runtime.database, logo, words)


async def open_file(runtime: Runtime, tenant: Tenant, actor: Actor, file_id: UUID) -> OpenedFile:
    """Open a file for work inside Rolecall (an export, a mail); the caller knows that it may.

    Call it outside any transaction.

    Raises:
        NotFound: there is no such file.
        StorageUnavailable: the bytes are not to be had now.
    """
    return await reading.open_file(runtime.database, tenant, actor, file_id)


async def attach(uow: UnitOfWork, file_id: UUID, record_type: str, record_id: UUID) -> None:
    """Make a file belong to a record such as `("application", id)`.

    Raises:
        NotFound: there is no such file, or it was not stored.
    """
    await reading.attach(uow, file_id, AttachedRecord(record_type, record_id))


async def attach_many(
    uow: UnitOfWork, record_type: str, pairs: Collection[tuple[UUID, UUID]]
) -> None:
    """Make stored files belong to records of one type, as pairs of a record and a file."""
    await reading.attach_many(uow, record_type, pairs)


async def attach_again(
    uow: UnitOfWork, file_id: UUID, record_type: str, record_id: UUID, at: datetime
) -> None:
    """Make a file belong to a record as it did since `at`; a file that is gone stays away."""
    await reading.attach_again(uow, file_id, AttachedRecord(record_type, record_id), at)


async def move_attached(
    uow: UnitOfWork, record_type: str, origin_id: UUID, target_id: UUID, file_ids: Sequence[UUID]
) -> None:
    """Let files of one record be another's of the same type in its place, since when they were."""
    origin, target = AttachedRecord(record_type, origin_id), AttachedRecord(record_type, target_id)
    await repository.move_attachments(uow, origin, target, file_ids)


async def detach(
    uow: UnitOfWork, record_type: str, record_id: UUID, file_ids: Sequence[UUID]
) -> int:
    """Take files off a record; returns how many were on it. What is on none goes within a day."""
    record = AttachedRecord(record_type, record_id)
    return await repository.delete_attachments(uow, record, file_ids)


async def list_attached(reader: Reader, record_type: str, record_id: UUID) -> list[FileRef]:
    """Return a record's files, in the order in which they were attached.

    Who may read the record is for the caller to know.
    """
    return await reading.list_attached(reader, AttachedRecord(record_type, record_id))


async def read_now(runtime: Runtime, tenant: Tenant, file_id: UUID) -> FileText:
    """Read a stored file's text in the sandbox, or return what was read before.

    Call it outside any transaction, for somebody who waits.

    Raises:
        NotFound: there is no such file.
        ObjectNotFound, StorageUnavailable: the bytes are not to be had now.
    """
    await extract_text(runtime.database, tenant, file_id)
    async with runtime.database.transaction(tenant) as uow:
        return await get_text(uow, file_id)


async def rotate_keys(runtime: Runtime, org_id: UUID, *, new_data_key: bool) -> RotationReport:
    """Bring one organization's keys and encrypted values up to date, while people work.

    Data keys move under the current root secret. With `new_data_key` a new one is made and every
    registered value moves under it. It can be stopped and begun again at any point.

    Raises:
        UnknownKey: an earlier root secret is needed and was not given.
    """
    return await keys.rotate_keys(runtime.database, Tenant(org_id), new_data_key=new_data_key)
