"""Keeping a file that Rolecall makes itself, in pieces as they are made.

Guarantees: however long it is, a few pieces are in memory at a time; after a crash at any point it
is kept whole or gone after an hour, with its bytes.
"""

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from rolecall.domains.files import queries, repository
from rolecall.domains.files.contracts import FileRef, FileStatus, NewFile, TextStatus
from rolecall.domains.files.events import FileDeleted, UploadAged
from rolecall.domains.files.service.keys import get_key_ring
from rolecall.domains.files.service.objects import content_data, object_key
from rolecall.domains.files.service.uploading import ATTACH_WITHIN, FINISH_WITHIN
from rolecall.infra.crypto import Place, encrypt_chunks, new_file_key
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant


@dataclass(slots=True)
class _Counted:
    """Pieces that are counted on their way."""

    pieces: AsyncIterator[bytes]
    size: int = 0
    digest: Any = field(default_factory=hashlib.sha256)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self.pieces:
            self.size += len(piece)
            self.digest.update(piece)
            yield piece


async def store_made(
    db: Database, tenant: Tenant, new: NewFile, pieces: AsyncIterator[bytes]
) -> FileRef:
    """Keep a file that is made while it is kept; call it outside any transaction.

    It is nobody's upload: who reads it is decided by the record that it is attached to. The caller
    attaches it within a day, or it goes again. Nobody reads its text.

    Raises:
        NotFound: it took longer than an hour.
        StorageUnavailable: the bytes could not be stored.
    """
    file_id, file_key = ids.uuid7(), new_file_key()
    async with db.transaction(tenant) as uow:
        ring = await get_key_ring(uow)
        values = {
            "id": file_id,
            "purpose": new.purpose.value,
            "status": FileStatus.PENDING.value,
            "filename": new.filename,
            "file_type": new.type.value,
            "size": 0,
            "sha256": b"",
            "file_key": ring.encrypt(file_key, Place(uow.org_id, "files", "file_key", file_id)),
            "key_id": ring.current_id,
            "text_status": TextStatus.UNSUPPORTED.value,
            "uploaded_by": None,
            "created_at": clock.now(),
        }
        await repository.insert_file(uow, values)
        uow.emit(UploadAged(file_id=file_id), available_at=clock.now() + FINISH_WITHIN)
    counted = _Counted(pieces)
    sealed = encrypt_chunks(aiter(counted), file_key, content_data(tenant.org_id, file_id))
    await db.runtime.store.put(object_key(tenant.org_id, file_id), sealed)
    async with db.transaction(tenant) as uow:
        await repository.finish_made(uow, file_id, counted.size, counted.digest.digest())
        record = await queries.find_file(uow, file_id)
        if record is None:
            raise NotFound(say("It took too long to make the file. Start again."))
        uow.emit(UploadAged(file_id=file_id), available_at=clock.now() + ATTACH_WITHIN)
        return record.ref


async def delete_made(uow: UnitOfWork, file_id: UUID) -> None:
    """Remove a made file whose time is over: at once unreadable, its bytes soon after."""
    await repository.delete_file(uow, file_id)
    uow.emit(FileDeleted(file_id=file_id))
