"""Who reads what: access to files, links to them, and handing them out.

Guarantees: a link is made only for who may read the file at that moment, works for a minute, and
says nothing about the file; every link and every hand-out is in the audit log.
"""

from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.audit import api as audit
from rolecall.domains.files import policy, queries, repository
from rolecall.domains.files.contracts import (
    AttachedRecord,
    DownloadLink,
    FileRecord,
    FileRef,
    OpenedFile,
)
from rolecall.domains.files.events import FileAttached, FileDeleted
from rolecall.domains.files.rules.previews import SERVED, may_be_inline
from rolecall.domains.files.service.objects import key_of, open_content
from rolecall.infra.crypto import InvalidToken
from rolecall.infra.db import Database, Reader, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

LINK_LIFETIME = timedelta(seconds=60)
_PURPOSE = "files.download"
_DOWNLOADS = "/api/v1/files/download/"

MayRead = Callable[[UnitOfWork, Actor, UUID], Awaitable[bool]]
"""Whether an actor may read a record, given its id."""

_records: dict[str, MayRead] = {}


def readable_through(record_type: str) -> Callable[[MayRead], MayRead]:
    """Register who may read the files that are attached to records of this type.

    Files lie below the domains that use them and cannot ask them; so they say it here.

    Raises:
        ValueError: someone else does already.
    """

    def register(function: MayRead) -> MayRead:
        if _records.setdefault(record_type, function) is not function:
            raise ValueError(f"access through {record_type} is registered twice")
        return function

    return register


async def get_file(uow: UnitOfWork, actor: Actor, file_id: UUID) -> FileRef:
    """Return a file that this actor may read.

    Raises:
        NotFound: there is none, or none that the actor may see.
    """
    return (await _load_readable(uow, actor, file_id)).ref


async def list_attached(reader: Reader, record: AttachedRecord) -> list[FileRef]:
    """Return a record's files; who may read the record is for the caller to know."""
    return [ref for ref in await queries.list_attached(reader, record) if ref.status in SERVED]


async def attach(uow: UnitOfWork, file_id: UUID, record: AttachedRecord) -> None:
    """Make a file belong to a record, for as long as the file is there.

    Raises:
        NotFound: there is no such file, or it was not stored.
    """
    row = await repository.get_for_update(uow, file_id)
    if row is None or row["status"] not in SERVED:
        raise NotFound(say("There is no such file. Upload it again."))
    await repository.insert_attachment(uow, file_id, record)
    uow.emit(
        FileAttached(
            file_id=file_id, record_type=record.record_type, record_id=record.record_id
        )
    )  # fmt: skip


async def attach_many(
    uow: UnitOfWork, record_type: str, pairs: Collection[tuple[UUID, UUID]]
) -> None:
    """Make stored files belong to records of one type, as pairs of a record and a file."""
    await repository.attach_many(uow, record_type, pairs)
    for record_id, file_id in pairs:
        uow.emit(FileAttached(file_id=file_id, record_type=record_type, record_id=record_id))


async def hold_file(uow: UnitOfWork, file_id: UUID) -> bool:
    """See that a file is not erased before the transaction ends; tell whether it is there."""
    return await repository.get_for_update(uow, file_id) is not None


async def attach_again(
    uow: UnitOfWork, file_id: UUID, record: AttachedRecord, at: datetime
) -> None:
    """Make a file belong to a record as it did since `at`; a file that is gone stays away."""
    if await repository.get_for_update(uow, file_id) is not None:
        await repository.insert_attachment(uow, file_id, record, at)


async def delete_file(uow: UnitOfWork, actor: Actor, file_id: UUID) -> None:
    """Remove a file: at once unreadable, its bytes soon after.

    Raises:
        NotFound: there is no such file.
    """
    if await repository.get_for_update(uow, file_id) is None:
        raise NotFound(say("There is no such file."))
    await repository.delete_file(uow, file_id)
    audit.record(uow, actor, "files.deleted", "file", file_id, say("Deleted a file."))
    uow.emit(FileDeleted(file_id=file_id))


async def make_link(
    uow: UnitOfWork,
    actor: Actor,
    file_id: UUID,
    *,
    inline: bool = False,
    lifetime: timedelta = LINK_LIFETIME,
) -> DownloadLink:
    """Return a link to a file's bytes. `inline` is a wish: some files are only ever saved.

    Raises:
        NotFound: there is no such file, or none that the actor may see.
    """
    record = await _load_readable(uow, actor, file_id)
    inline = inline and may_be_inline(record.ref.type, record.ref.status)
    payload = [str(uow.org_id), str(file_id), str(actor.user_id or ""), inline]
    token = uow.runtime.keys.signer(_PURPOSE).sign(payload, lifetime=lifetime)
    shown = "to look at it" if inline else "to save it"
    audit.record(
        uow, actor, "files.link_made", "file", file_id, say("Opened a file {shown}.", shown=shown)
    )
    return DownloadLink(_DOWNLOADS + token, clock.now() + lifetime)


async def follow_link(db: Database, token: str, *, ip: str, request_id: str) -> OpenedFile:
    """Open the file that a link leads to.

    Raises:
        ExpiredToken: the link's time is over.
        InvalidToken, NotFound: it is no link of ours, or the file is gone.
        StorageUnavailable: the bytes are not to be had now.
    """
    org_id, file_id, user_id, inline = _claims(db.runtime.keys.signer(_PURPOSE).verify(token))
    holder = Actor(
        ActorKind.USER if user_id else ActorKind.ANONYMOUS,
        user_id=user_id,
        org_id=org_id,
        name="Holder of a download link",
        ip=ip,
        request_id=request_id,
    )
    async with db.transaction(Tenant(org_id, user_id)) as uow:
        record = await _load(uow, file_id)
        key = await key_of(uow, record)
        audit.record(uow, holder, "files.downloaded", "file", file_id, say("Handed out a file."))
    content = await open_content(db, org_id, file_id, key)
    inline = inline and may_be_inline(record.ref.type, record.ref.status)
    return OpenedFile(record.ref, content, inline)


async def open_file(db: Database, tenant: Tenant, actor: Actor, file_id: UUID) -> OpenedFile:
    """Open a file for work inside Rolecall (an export, a mail); the caller knows that it may.

    Raises:
        NotFound: there is no such file.
        StorageUnavailable: the bytes are not to be had now.
    """
    async with db.transaction(tenant) as uow:
        record = await _load(uow, file_id)
        key = await key_of(uow, record)
        audit.record(uow, actor, "files.downloaded", "file", file_id, say("Handed out a file."))
    return OpenedFile(record.ref, await open_content(db, tenant.org_id, file_id, key))


async def _load(uow: UnitOfWork, file_id: UUID) -> FileRecord:
    record = await queries.find_file(uow, file_id)
    if record is None or record.ref.status not in SERVED:
        raise NotFound(say("There is no such file."))
    return record


async def _load_readable(uow: UnitOfWork, actor: Actor, file_id: UUID) -> FileRecord:
    record = await _load(uow, file_id)
    is_uploader = actor.user_id is not None and record.ref.uploaded_by == actor.user_id
    records = [] if is_uploader else await queries.list_records(uow, file_id)
    decision = policy.can_read(
        actor,
        is_uploader=is_uploader,
        belongs_to_record=bool(records),
        through_record=await _may_read_through(uow, actor, records),
    )
    if not decision:
        raise NotFound(say("There is no such file."))
    return record


async def _may_read_through(
    uow: UnitOfWork, actor: Actor, records: Sequence[AttachedRecord]
) -> bool:
    for record in records:
        may_read = _records.get(record.record_type)
        if may_read is not None and await may_read(uow, actor, record.record_id):
            return True
    return False


def _claims(payload: object) -> tuple[UUID, UUID, UUID | None, bool]:
    if not isinstance(payload, list):
        raise InvalidToken(say("This link is not valid. Check that it was copied whole."))
    org_id, file_id, user_id, inline = payload
    return UUID(org_id), UUID(file_id), UUID(user_id) if user_id else None, bool(inline)
