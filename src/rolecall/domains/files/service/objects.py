"""How a file's bytes lie in the store."""

from collections.abc import AsyncIterator
from uuid import UUID

from rolecall.domains.files.contracts import FileRecord
from rolecall.domains.files.service.keys import get_key_ring
from rolecall.infra.crypto import Place, decrypt_chunks
from rolecall.infra.db import Database, UnitOfWork


def object_key(org_id: UUID, file_id: UUID) -> str:
    """Return the name of a file's object."""
    return f"{org_id}/{file_id}"


def content_data(org_id: UUID, file_id: UUID) -> bytes:
    """Return what a file's bytes are bound to: in another's place they do not open."""
    return Place(org_id, "files", "content", file_id).associated_data


async def key_of(uow: UnitOfWork, record: FileRecord) -> bytes:
    """Return the key to a file's bytes.

    Raises:
        UnknownKey: the organization's data key is not there.
        DecryptionFailed: the envelope was altered or belongs to another file.
    """
    ring = await get_key_ring(uow)
    place = Place(uow.org_id, "files", "file_key", record.ref.id)
    return ring.decrypt(record.sealed_key, place)


async def open_content(
    db: Database, org_id: UUID, file_id: UUID, key: bytes
) -> AsyncIterator[bytes]:
    """Return the plain bytes in pieces; call it outside any transaction.

    The first piece is read and authenticated before this returns, so that what is wrong from the
    beginning is an error and not half an answer.

    Raises:
        ObjectNotFound: the bytes are gone.
        StorageUnavailable: the store does not answer.
        DecryptionFailed: they were altered.
    """
    stored = await db.runtime.store.get(object_key(org_id, file_id))
    plain = decrypt_chunks(stored, key, content_data(org_id, file_id))
    first = await anext(plain, b"")
    return _continued(first, plain)


async def _continued(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for piece in rest:
        yield piece
