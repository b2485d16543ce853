"""Files that come in pieces, over connections that may break.

Guarantees: a piece counts once, at the place where it was sent for, however often it is sent and
whoever sends at the same time; what arrived before a connection broke is kept; the pieces lie
encrypted in the store; a file is checked as any upload when its last byte is there, and becomes one
file however often that is asked for; what is not finished in time goes with its pieces.
"""

from collections.abc import AsyncIterator
from datetime import datetime
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.files import repository
from rolecall.domains.files.contracts import (
    FileRef,
    Incoming,
    NewIncoming,
    NewUpload,
)
from rolecall.domains.files.events import IncomingAged, IncomingEnded
from rolecall.domains.files.queries import find_file
from rolecall.domains.files.rules import refusals
from rolecall.domains.files.rules.types import limit_of
from rolecall.domains.files.service.keys import get_key_ring, reencrypts
from rolecall.domains.files.service.uploading import store_upload
from rolecall.infra.crypto import (
    KeyRing,
    Place,
    decrypt_chunks,
    encrypt_chunks,
    new_file_key,
)
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, NotFound, RolecallError
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

MAX_NAME = 200
_PIECE = 256 * 1024


async def begin_incoming(uow: UnitOfWork, new: NewIncoming, expires_at: datetime) -> Incoming:
    """Expect a file in pieces, until a time.

    Raises:
        TooLarge: it is to have more bytes than its purpose allows.
        InvalidInput: it is to have none.
    """
    limit = limit_of(new.purpose, uow.runtime.settings.storage.max_upload_bytes)
    if new.length > limit:
        raise refusals.too_large(new.field, new.length, limit)
    if new.length <= 0:
        raise refusals.empty(new.field)
    incoming_id, ring = ids.uuid7(), await get_key_ring(uow)
    await repository.insert_incoming(
        uow,
        {
            "id": incoming_id,
            "record_type": new.record.record_type,
            "record_id": new.record.record_id,
            "field": new.field,
            "purpose": new.purpose.value,
            "filename": new.filename.replace("\x00", "")[:MAX_NAME],
            "length": new.length,
            "received": 0,
            "pieces": [],
            "file_key": ring.encrypt(new_file_key(), _key_place(uow.org_id, incoming_id)),
            "key_id": ring.current_id,
            "file_id": None,
            "created_at": clock.now(),
            "expires_at": expires_at,
        },
    )
    uow.emit(IncomingAged(incoming_id=incoming_id), available_at=expires_at)
    return await get_incoming(uow, incoming_id)


async def get_incoming(uow: UnitOfWork, incoming_id: UUID) -> Incoming:
    """Return how far a file has come.

    Raises:
        NotFound: it was never begun, was given up, or its time is over.
    """
    found = await repository.find_incoming(uow, incoming_id)
    if found is None or found.expires_at <= clock.now():
        raise _gone()
    return found


async def take_piece(
    db: Database, tenant: Tenant, incoming_id: UUID, offset: int, arriving: AsyncIterator[bytes]
) -> Incoming:
    """Keep what arrives from `offset` on, and return how far the file has come then.

    `arriving` may end early. Call it outside any transaction.

    Raises:
        NotFound: as for `get_incoming`.
        Conflict: `upload_offset`, with the `offset` at which to go on.
        TooLarge: more arrives than was announced; nothing of it is kept.
        StorageUnavailable: the piece could not be stored.
    """
    async with db.transaction(tenant) as uow:
        before = await get_incoming(uow, incoming_id)
        key = await _key(uow, incoming_id)
    if before.received != offset:
        raise _elsewhere(before)
    piece = await _whole(arriving, before)
    if not piece:
        return before
    piece_id = ids.uuid7()
    sealed = encrypt_chunks(_cut(piece), key, _piece_data(tenant.org_id, piece_id))
    await db.runtime.store.put(_object(tenant.org_id, incoming_id, piece_id), sealed)
    async with db.transaction(tenant) as uow:
        pieces = (*before.pieces, piece_id)
        lost = not await repository.add_piece(uow, incoming_id, offset, offset + len(piece), pieces)
        after = await repository.find_incoming(uow, incoming_id)
    if lost:
        # Another piece came first, or the file was given up meanwhile.
        await db.runtime.store.delete(_object(tenant.org_id, incoming_id, piece_id))
    if after is None:
        raise _gone()
    if lost:
        raise _elsewhere(after)
    return after


async def finish_incoming(
    db: Database, tenant: Tenant, actor: Actor, incoming: Incoming
) -> FileRef:
    """Check a file that is whole and keep it as any upload; again, return what it became.

    The caller attaches it within a day, or it goes again. Call it outside any transaction.

    Raises:
        TooLarge, UnsupportedType, InvalidInput: a check failed; the pieces are given up.
        NotFound, StorageUnavailable: the pieces, or what they became, are not to be had.
    """
    async with db.transaction(tenant) as uow:
        current = await get_incoming(uow, incoming.id)
        if current.file_id is not None:
            return await _became(uow, current.file_id)
        key = await _key(uow, incoming.id)
    content = b"".join(
        [
            part
            for piece_id in current.pieces
            async for part in decrypt_chunks(
                await db.runtime.store.get(_object(tenant.org_id, incoming.id, piece_id)),
                key,
                _piece_data(tenant.org_id, piece_id),
            )
        ]
    )
    upload = NewUpload(
        purpose=current.purpose, filename=current.filename, content=content, field=current.field
    )
    try:
        ref = await store_upload(db, tenant, actor, upload)
    except RolecallError as refusal:
        if refusal.errors:
            async with db.transaction(tenant) as uow:
                await end_incoming(uow, incoming.id)
        raise
    async with db.transaction(tenant) as uow:
        if await repository.finish_incoming(uow, incoming.id, ref.id):
            uow.emit(IncomingEnded(incoming_id=incoming.id))
            return ref
        # Finished at the same time by another request: that one's file counts, this one is swept.
        now = await get_incoming(uow, incoming.id)
        return ref if now.file_id is None else await _became(uow, now.file_id)


async def end_incoming(uow: UnitOfWork, incoming_id: UUID) -> None:
    """Take no more pieces of a file; those that came go soon after. Again does nothing."""
    if await repository.delete_incoming(uow, incoming_id):
        uow.emit(IncomingEnded(incoming_id=incoming_id))


async def end_incoming_of(uow: UnitOfWork, record_id: UUID) -> None:
    """Take no more pieces of the files of a record."""
    for incoming_id in await repository.delete_incoming_of_records(uow, [record_id]):
        uow.emit(IncomingEnded(incoming_id=incoming_id))


async def delete_pieces(db: Database, org_id: UUID, incoming_id: UUID) -> None:
    """Remove the pieces of a file from the store, those that never counted too."""
    store = db.runtime.store
    for key in [one.key async for one in store.list(_folder(org_id, incoming_id))]:
        await store.delete(key)


async def _whole(arriving: AsyncIterator[bytes], incoming: Incoming) -> bytes:
    content, room = bytearray(), incoming.length - incoming.received
    async for part in arriving:
        content += part
        if len(content) > room:
            raise refusals.too_large(
                incoming.field, incoming.received + len(content), incoming.length
            )
    return bytes(content)


async def _cut(piece: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(piece), _PIECE):
        yield piece[start : start + _PIECE]


async def _became(uow: UnitOfWork, file_id: UUID) -> FileRef:
    record = await find_file(uow, file_id)
    if record is None:
        raise _gone()
    return record.ref


async def _key(uow: UnitOfWork, incoming_id: UUID) -> bytes:
    sealed = await repository.find_incoming_key(uow, incoming_id)
    if sealed is None:
        raise _gone()
    return (await get_key_ring(uow)).decrypt(sealed, _key_place(uow.org_id, incoming_id))


def _gone() -> NotFound:
    return NotFound(say("This upload is not there any more. Begin it again."))


def _elsewhere(incoming: Incoming) -> Conflict:
    return Conflict(
        say("Go on at byte {offset}.", offset=incoming.received),
        code="upload_offset",
        offset=incoming.received,
    )


def _key_place(org_id: UUID, incoming_id: UUID) -> Place:
    return Place(org_id, "incoming_files", "file_key", incoming_id)


def _piece_data(org_id: UUID, piece_id: UUID) -> bytes:
    return Place(org_id, "incoming_files", "piece", piece_id).associated_data


def _folder(org_id: UUID, incoming_id: UUID) -> str:
    return f"{org_id}/incoming/{incoming_id}"


def _object(org_id: UUID, incoming_id: UUID, piece_id: UUID) -> str:
    return f"{_folder(org_id, incoming_id)}/{piece_id}"


@reencrypts("incoming_files.file_key")
async def _reencrypt_keys(uow: UnitOfWork, ring: KeyRing, limit: int) -> int:
    rows = await repository.lock_incoming_of_other_keys(uow, ring.current_id, limit)
    for row in rows:
        place = _key_place(uow.org_id, row["id"])
        sealed = ring.reencrypt(row["file_key"], place)
        await repository.reseal_incoming(uow, row["id"], sealed, ring.current_id)
    return len(rows)
