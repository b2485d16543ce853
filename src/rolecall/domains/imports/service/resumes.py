"""A zip of résumés: kept as documents, read in the background, mended by hand.

Guarantees: the zip is looked through whole before anything of it is kept, and is not kept itself;
each document passes the checks of any upload, and one that does not stops no other; a document is
read once, in the sandbox, however often a process dies, and one that nobody can read is told.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import IO, Final
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FilePurpose, TextStatus
from rolecall.domains.imports import policy, queries, repository
from rolecall.domains.imports.contracts import (
    RESUME_OF,
    Column,
    Identified,
    Import,
    MendRow,
    RowResult,
    Target,
)
from rolecall.domains.imports.events import ImportChanged, ResumesStaged
from rolecall.domains.imports.repository import ReadResume, StagedResume
from rolecall.domains.imports.rules.archives import Archive, Document
from rolecall.domains.imports.rules.identity import identify
from rolecall.domains.imports.rules.stored import (
    RESUME_COLUMNS,
    mended,
    resume_cells,
    resume_json,
)
from rolecall.domains.imports.service.judging import judge_rows
from rolecall.domains.imports.service.loading import load, require_editable
from rolecall.infra.db import Database, Row, UnitOfWork
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, InvalidInput, NotFound, TooLarge, UnsupportedType
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

BLOCK: Final = 50
"""Résumés of one transaction."""
SLICE_SECONDS: Final = 1.5
"""How long one delivery works, so that others come in between."""
ASKED_AGAIN_AFTER: Final = timedelta(seconds=1)
GIVEN_UP_AFTER: Final = timedelta(hours=2)
"""A document whose text is not there by then is left to whoever looks at it."""
_REMARKS: Final = {
    TextStatus.NONE: say("There is no text in the file; it may be a scan. Fill in who it is."),
    TextStatus.UNSUPPORTED: say("Text cannot be read from a file of this kind. Fill in who it is."),
    TextStatus.FAILED: say("The text of the file could not be read. Fill in who it is."),
    TextStatus.PENDING: say("The file was not read in time. Fill in who it is."),
}


async def stage_resumes(db: Database, actor: Actor, made: Import, content: IO[bytes]) -> Import:
    """Keep the documents of a zip as rows; they are read afterwards.

    Raises:
        InvalidInput: the zip is not taken; the sentence names the entry and the remedy.
        StorageUnavailable: the documents could not be kept.
    """
    limit = db.runtime.settings.storage.max_upload_bytes
    archive = await asyncio.to_thread(Archive, content)
    await asyncio.to_thread(archive.check, limit)
    staged: list[StagedResume] = []
    documents = archive.documents(limit)
    while (document := await asyncio.to_thread(next, documents, None)) is not None:
        staged.append(await _kept(db, actor, document, limit))
    columns = tuple(Column(header, ()) for header, _ in RESUME_COLUMNS)
    targets = tuple(target for _, target in RESUME_COLUMNS)
    made = replace(
        made,
        rows=len(staged),
        columns=columns,
        settings=replace(made.settings, targets=targets),
    )
    async with db.transaction(actor.tenant) as uow:
        await repository.insert_import(uow, made)
        await repository.insert_resumes(uow, made.id, staged)
        await repository.finish_reading(uow, made)
        kept = [one.file_id for one in staged if one.file_id is not None]
        await files.attach_many(uow, RESUME_OF, [(one, one) for one in kept])
        audit.record(
            uow, actor, "imports.read", "import", made.id,
            say("Uploaded {staged:,} résumés to import.", staged=len(staged)),
        )  # fmt: skip
        uow.emit(ImportChanged(import_id=made.id))
        uow.emit(ResumesStaged(import_id=made.id))
        return await load(uow, made.id)


@files.readable_through(RESUME_OF)
async def may_read_resume(
    uow: UnitOfWork,  # noqa: ARG001 - said for records of every kind
    actor: Actor,
    file_id: UUID,  # noqa: ARG001
) -> bool:
    """Tell whether this actor may read résumés that are not imported yet."""
    return bool(policy.can_import(actor))


async def read_resumes(
    db: Database, org_id: UUID, import_id: UUID, *, seconds: float = SLICE_SECONDS
) -> None:
    """Find out who the résumés are of whose text is there by now, a block at a time.

    Raises:
        RetryLater: there are more, or their text is still being read.
    """
    end = time.monotonic() + seconds
    while True:
        async with db.transaction(Tenant(org_id)) as uow:
            read, left = await _read_block(uow, import_id)
        if not left:
            return
        if not read:
            raise RetryLater(say("Texts are still being read."), after=ASKED_AGAIN_AFTER)
        if time.monotonic() >= end:
            raise RetryLater(say("There is more to do."), after=timedelta(0))


async def mend_row(uow: UnitOfWork, actor: Actor, command: MendRow) -> RowResult:
    """Write who a résumé is of, and say what becomes of its row.

    Raises:
        NotFound: there is no such import, or no such row.
        Conflict: code `import_busy`, `import_done`, or `not_mendable`; the row is of no résumé that
            was taken.
    """
    policy.can_import(actor).require()
    found = await load(uow, command.import_id, lock=True)
    require_editable(found)
    taken = await repository.take_row(uow, found.id, command.position)
    if taken is None:
        raise NotFound(say("There is no such row."))
    if taken["file_id"] is None or taken["found"] is None:
        raise Conflict(
            say("Only what was found in a résumé is mended here. Mend other rows in their file."),
            code="not_mendable",
        )
    typed = {
        Target.FULL_NAME: command.full_name,
        Target.EMAIL: command.email,
        Target.PHONE: command.phone,
    }
    cells, document, is_unsure = mended(taken["cells"], taken["found"], typed)
    read = ReadResume(command.position, cells, document, is_unsure)
    await repository.write_read(uow, found.id, [read])
    await repository.forget_verdict(uow, found.id, command.position)
    await _judge(uow, found, [read], before=found.rows)
    uow.emit(ImportChanged(import_id=found.id))
    row = await queries.find_row(uow, found.id, command.position)
    if row is None:
        raise NotFound(say("There is no such row."))
    return row


async def _kept(db: Database, actor: Actor, document: Document, limit: int) -> StagedResume:
    if document.content is None:
        return StagedResume(
            document.path,
            None,
            say(
                "The file has more than {limit} MB. Save it smaller, for example as a PDF "
                "with compressed images.",
                limit=limit // 1024**2,
            ),
        )
    try:
        kept = await files.store_upload(
            db.runtime,
            actor.tenant,
            actor,
            purpose=FilePurpose.RESUME,
            filename=document.name,
            content=document.content,
        )
    except (InvalidInput, TooLarge, UnsupportedType) as refusal:
        told = refusal.errors[0].message if refusal.errors else refusal.detail
        return StagedResume(document.path, None, told)
    return StagedResume(document.path, kept.id)


async def _read_block(uow: UnitOfWork, import_id: UUID) -> tuple[int, int]:
    """Read the résumés of a block; returns how many, and how many are left."""
    row = await queries.find_import(uow, import_id)
    unread = await repository.take_unread(uow, import_id) if row is not None else []
    if row is None or not unread:
        return 0, 0
    found = queries.import_of(row)
    is_late = clock.now() - found.created_at > GIVEN_UP_AFTER
    statuses = await files.text_statuses(uow, [one["file_id"] for one in unread])
    ready = [
        one for one in unread if is_late or statuses.get(one["file_id"]) is not TextStatus.PENDING
    ][:BLOCK]
    if ready:
        texts = await files.get_texts(uow, [one["file_id"] for one in ready])
        identified = await asyncio.to_thread(
            lambda: [_identified(one, texts.get(one["file_id"], "")) for one in ready]
        )
        read = [
            ReadResume(
                one["position"],
                resume_cells(one["cells"][0], who),
                resume_json(who, _REMARKS.get(statuses.get(one["file_id"], TextStatus.NONE), "")),
                who.is_unsure,
            )
            for one, who in zip(ready, identified, strict=True)
        ]
        await repository.write_read(uow, import_id, read)
        await _judge(uow, found, read)
        uow.emit(ImportChanged(import_id=import_id))
    return len(ready), len(unread) - len(ready)


def _identified(row: Row, text: str) -> Identified:
    return identify(text, row["cells"][0].rpartition("/")[2])


async def _judge(
    uow: UnitOfWork, found: Import, read: Sequence[ReadResume], before: int | None = None
) -> None:
    """Write what rows would become, as far as can be told before all were read."""
    rows = await queries.rows_at(uow, found.id, [one.position for one in read])
    verdicts = [verdict for _, verdict in await judge_rows(uow, found, rows, before)]
    await repository.write_verdicts(uow, found.id, verdicts)
