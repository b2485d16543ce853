"""Storing a file: check, write the record, put the bytes, write that they are there.

Guarantees: nothing is stored that fails a check; after a crash at any point the file is either
stored whole or gone after an hour, with its bytes.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.files import queries, repository
from rolecall.domains.files.contracts import (
    CheckedFile,
    FilePurpose,
    FileRef,
    FileStatus,
    NewUpload,
    ReceivedFile,
    TextStatus,
)
from rolecall.domains.files.events import FileDeleted, FileScanned, UploadAged
from rolecall.domains.files.rules import refusals
from rolecall.domains.files.rules.inspection import inspect
from rolecall.domains.files.rules.types import DESCRIPTIONS, limit_of
from rolecall.domains.files.service import reader
from rolecall.domains.files.service.keys import get_key_ring
from rolecall.domains.files.service.objects import content_data, object_key
from rolecall.domains.files.service.photographing import as_shown
from rolecall.infra.crypto import Place, encrypt_chunks, new_file_key
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.providers.storage import StorageUnavailable
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

FINISH_WITHIN = timedelta(hours=1)
ATTACH_WITHIN = timedelta(hours=24)
_PIECE = 256 * 1024


async def receive(
    db: Database, received: ReceivedFile, purpose: FilePurpose, *, field: str = "file"
) -> NewUpload:
    """Take an uploaded file out of the web framework's hands, no more of it than is allowed.

    Raises:
        TooLarge: it has more bytes than the purpose allows.
    """
    limit = limit_of(purpose, db.runtime.settings.storage.max_upload_bytes)
    content = await received.read(limit + 1)
    if len(content) > limit:
        raise refusals.too_large(field, received.size or len(content), limit)
    return NewUpload(
        purpose=purpose, filename=received.filename or "", content=content, field=field
    )


async def store_upload(db: Database, tenant: Tenant, actor: Actor, upload: NewUpload) -> FileRef:
    """Check a file and keep it; nothing is written if a check fails.

    The caller attaches it to a record within a day, or it goes again. Of a TIFF a PDF is kept.

    Raises:
        TooLarge, UnsupportedType, InvalidInput: a check failed; the sentence names the remedy.
        StorageUnavailable: the bytes could not be stored.
    """
    upload = await as_shown(db, upload)
    checked = await _check(db, upload)
    file_id, file_key = ids.uuid7(), new_file_key()
    async with db.transaction(tenant) as uow:
        await _insert_pending(uow, actor, file_id, file_key, upload, checked)
        uow.emit(UploadAged(file_id=file_id), available_at=clock.now() + FINISH_WITHIN)
    sealed = encrypt_chunks(_pieces(upload.content), file_key, content_data(tenant.org_id, file_id))
    try:
        await db.runtime.store.put(object_key(tenant.org_id, file_id), sealed)
    except StorageUnavailable:
        async with db.transaction(tenant) as uow:
            await repository.change_status(uow, file_id, FileStatus.PENDING, FileStatus.FAILED)
        raise
    async with db.transaction(tenant) as uow:
        return await _mark_stored(uow, actor, file_id)


async def discard_if_unused(uow: UnitOfWork, file_id: UUID) -> None:
    """Remove an upload that was not finished in an hour, or not attached to anything in a day."""
    row = await repository.get_for_update(uow, file_id)
    if row is None:
        return
    unfinished = row["status"] in {FileStatus.PENDING, FileStatus.FAILED}
    record = await queries.find_file(uow, file_id)
    old = record is not None and clock.now() - record.ref.created_at >= ATTACH_WITHIN
    if unfinished or (old and not await queries.list_records(uow, file_id)):
        await repository.delete_file(uow, file_id)
        uow.emit(FileDeleted(file_id=file_id))


async def _pieces(content: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(content), _PIECE):
        yield content[start : start + _PIECE]


async def _check(db: Database, upload: NewUpload) -> CheckedFile:
    limit = limit_of(upload.purpose, db.runtime.settings.storage.max_upload_bytes)
    checked = await asyncio.to_thread(
        inspect,
        upload.content,
        upload.filename,
        upload.purpose,
        max_bytes=limit,
        field=upload.field,
    )
    if checked.locked and not await reader.opens_without_password(db, upload.content):
        raise refusals.encrypted(upload.field)
    return checked


async def _insert_pending(
    uow: UnitOfWork,
    actor: Actor,
    file_id: UUID,
    file_key: bytes,
    upload: NewUpload,
    checked: CheckedFile,
) -> None:
    ring = await get_key_ring(uow)
    place = Place(uow.org_id, "files", "file_key", file_id)
    await repository.insert_file(
        uow,
        {
            "id": file_id,
            "purpose": upload.purpose.value,
            "status": FileStatus.PENDING.value,
            "filename": checked.name,
            "file_type": checked.type.value,
            "size": len(upload.content),
            "sha256": hashlib.sha256(upload.content).digest(),
            "file_key": ring.encrypt(file_key, place),
            "key_id": ring.current_id,
            "text_status": TextStatus.PENDING.value,
            "uploaded_by": actor.user_id,
            "created_at": clock.now(),
        },
    )


async def _mark_stored(uow: UnitOfWork, actor: Actor, file_id: UUID) -> FileRef:
    await repository.change_status(uow, file_id, FileStatus.PENDING, FileStatus.STORED)
    record = await queries.find_file(uow, file_id)
    if record is None:
        raise NotFound(say("The upload took too long. Please upload the file again."))
    ref = record.ref
    label, size = DESCRIPTIONS[ref.type].label, refusals.readable_size(ref.size)
    # The name of a file often is the name of a person, so it is not repeated here.
    audit.record(
        uow,
        actor,
        "files.uploaded",
        "file",
        file_id,
        say("Uploaded a {label} file of {size}.", label=label, size=size),
    )
    uow.emit(
        FileScanned(
            file_id=file_id, file_type=ref.type.value, purpose=ref.purpose.value, size=ref.size
        )
    )
    uow.emit(UploadAged(file_id=file_id), available_at=clock.now() + ATTACH_WITHIN)
    return ref
