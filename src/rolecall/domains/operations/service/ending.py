"""The end of an operation, and the file that an export makes of what its items said.

Guarantees: the file is whole or there is none; whoever makes it again after a crash, or at the same
time, makes the same one, and one of them is kept.
"""

from collections.abc import AsyncIterator
from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FilePurpose, FileType, NewFile
from rolecall.domains.identity import api as identity
from rolecall.domains.operations import queries, repository
from rolecall.domains.operations.contracts import (
    FILE_OF,
    KEEP,
    OPEN,
    MadeFile,
    OperationStatus,
    Work,
)
from rolecall.domains.operations.events import OperationProgressed
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

_INCOMPLETE = say("The file lacks what failed. Make the export again to have all of it.")


async def keep_file(db: Database, tenant: Tenant, operation_id: UUID) -> None:
    """Keep the file of an operation whose items are all done, and end it.

    Raises:
        StorageUnavailable: the bytes could not be stored; to be tried again.
    """
    async with db.transaction(tenant) as uow:
        work = await repository.lock_work(uow, operation_id)
    if work is None or work.file is None or work.status not in OPEN:
        return
    new = NewFile(
        purpose=FilePurpose.EXPORT, filename=work.file.name, type=FileType(work.file.format.value)
    )
    kept = await files.store_made(db, tenant, new, _pieces(db, tenant, operation_id, work.file))
    async with db.transaction(tenant) as uow:
        work = await repository.lock_work(uow, operation_id)
        if work is None or work.status not in OPEN:
            # Stopped meanwhile, or another worker was quicker: what is on no record goes again.
            return
        await files.attach(uow, kept.id, FILE_OF, operation_id)
        await repository.note_file(uow, operation_id, kept.id)
        await repository.drop_lines(uow, operation_id)
        await _record(uow, work)
        await end(uow, work, OperationStatus.DONE, _INCOMPLETE if work.failed else "")


async def end(uow: UnitOfWork, work: Work, status: OperationStatus, remark: str = "") -> None:
    """End an operation, if it is still open."""
    if await repository.end_operation(uow, work.id, status, clock.now(), remark):
        uow.emit(OperationProgressed(operation_id=work.id))


def as_asked(actor: Actor, work: Work) -> Actor:
    """Return the member who started the operation, from where that was asked."""
    return replace(actor, ip=work.ip, request_id=work.request_id)


async def forget_old(uow: UnitOfWork) -> None:
    """Remove operations after ninety days, and the files of exports after seven."""
    now = clock.now()
    for file_id in await repository.forget_old(uow, now - KEEP, now):
        await files.delete_made(uow, file_id)


async def _record(uow: UnitOfWork, work: Work) -> None:
    maker = await identity.actor_of_member(uow, work.started_by)
    if maker is not None:
        audit.record(
            uow,
            as_asked(maker, work),
            "operations.file_made",
            "operation",
            work.id,
            say(
                "Made the file of “{work}”, with {file_rows:,} rows.",
                work=work.title,
                file_rows=work.file_rows,
            ),
        )


async def _pieces(
    db: Database, tenant: Tenant, operation_id: UUID, made: MadeFile
) -> AsyncIterator[bytes]:
    yield made.head.encode()
    after, is_first = -1, True
    while True:
        async with db.transaction(tenant) as uow:
            lines = await queries.next_lines(uow, operation_id, after)
        if not lines:
            break
        text = made.between.join(line for _, line in lines)
        yield (text if is_first else made.between + text).encode()
        after, is_first = lines[-1][0], False
    yield made.tail.encode()
