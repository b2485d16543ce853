"""Files that a signed-in candidate uploads in pieces, to send them with a message.

Guarantees: an upload belongs to one application and is only found by its candidate; it goes on
where it stopped, as `files.service.incoming` has it; what goes with no message goes after a day.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.applications.service.file_access import RECORD_TYPE
from rolecall.domains.applications.service.own import find_own, opened_by_login
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import (
    AttachedRecord,
    FilePurpose,
    FileRef,
    Incoming,
    NewIncoming,
)
from rolecall.infra.db import Database
from rolecall.infra.throttle import Rate, limiter_of
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

LIFETIME: Final = timedelta(days=1)
_FIELD: Final = "files"
_RATE: Final = Rate("applications.own_uploads", 60, 3600)


@dataclass(frozen=True, slots=True)
class _Found:
    """An upload, whose organization it is in, and whose it is."""

    tenant: Tenant
    application: ApplicationRow
    incoming: Incoming


async def begin_upload(
    db: Database, actor: Actor, application_id: UUID, filename: str, length: int
) -> Incoming:
    """Expect a file of `length` bytes.

    Raises:
        NotFound: it is no application of theirs.
        TooLarge, UnsupportedType, InvalidInput: such a file is not taken.
        TooManyRequests: too many were begun lately.
    """
    new = NewIncoming(
        record=AttachedRecord(RECORD_TYPE, application_id),
        field=_FIELD,
        purpose=FilePurpose.DOCUMENT,
        filename=filename,
        length=length,
    )
    await find_own(db, actor, application_id)
    await limiter_of(db.runtime).require(
        _RATE,
        str(application_id),
        detail=say("You have uploaded many files. Try again in an hour."),
    )
    async with opened_by_login(db, actor, application_id) as (uow, _):
        return await files.begin_incoming(uow, new, clock.now() + LIFETIME)


async def find_upload(
    db: Database, actor: Actor, application_id: UUID, upload_id: UUID
) -> Incoming:
    """Return how far a file has come.

    Raises:
        NotFound: it is no application of theirs, or no upload for it.
    """
    return (await _find(db, actor, application_id, upload_id)).incoming


async def go_on(
    db: Database,
    actor: Actor,
    application_id: UUID,
    upload_id: UUID,
    offset: int,
    arriving: AsyncIterator[bytes],
) -> Incoming:
    """Take what arrives from `offset` on; with the last byte the file is checked and kept.

    Raises:
        NotFound: as for `find_upload`.
        Conflict: `upload_offset`, with the `offset` at which to go on.
        TooLarge, UnsupportedType, InvalidInput: a check failed; the upload is given up.
        StorageUnavailable: the piece could not be stored.
    """
    found = await _find(db, actor, application_id, upload_id)
    incoming = await files.take_piece(db, found.tenant, upload_id, offset, arriving)
    if incoming.is_whole:
        await _finish(db, found, actor)
    return incoming


async def give_up(db: Database, actor: Actor, application_id: UUID, upload_id: UUID) -> None:
    """Let an upload go, with what came of it.

    Raises:
        NotFound: as for `find_upload`.
    """
    found = await _find(db, actor, application_id, upload_id)
    async with db.transaction(found.tenant) as uow:
        await files.end_incoming(uow, upload_id)


async def sent_files(
    db: Database, actor: Actor, application_id: UUID, upload_ids: Sequence[UUID]
) -> list[FileRef]:
    """Return the files that uploads became, in this order.

    Raises:
        NotFound: one of them is not there any more.
        Conflict: code `upload_unfinished`.
    """
    kept = []
    for upload_id in upload_ids:
        found = await _find(db, actor, application_id, upload_id)
        if not found.incoming.is_whole:
            raise Conflict(
                say("“{name}” is not here as a whole yet.", name=found.incoming.filename),
                code="upload_unfinished",
            )
        # Something may have broken between the last byte and the file.
        kept.append(await _finish(db, found, actor))
    return kept


async def _find(db: Database, actor: Actor, application_id: UUID, upload_id: UUID) -> _Found:
    async with opened_by_login(db, actor, application_id) as (uow, application):
        incoming = await files.get_incoming(uow, upload_id)
        if incoming.record != AttachedRecord(RECORD_TYPE, application.id):
            raise NotFound(say("This upload is not there any more. Begin it again."))
        return _Found(Tenant(uow.org_id), application, incoming)


async def _finish(db: Database, found: _Found, actor: Actor) -> FileRef:
    """Keep a file as one of the candidate's, who is no member of the organization."""
    candidate = Actor(
        ActorKind.CANDIDATE,
        org_id=found.tenant.org_id,
        name=found.application.candidate_name,
        ip=actor.ip,
    )
    return await files.finish_incoming(db, found.tenant, candidate, found.incoming)
