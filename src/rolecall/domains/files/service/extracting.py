"""Reading a stored file's text.

Guarantees: the reader runs in the sandbox, outside any transaction; a file is read once by each
version of the readers, however often the event comes; what is only a picture is read as well as
soon as there is a recognizer; a file that breaks its reader stays, is never
shown in a browser, and the record says why.
"""

from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog

from rolecall.domains.files import queries, repository
from rolecall.domains.files.contracts import (
    FileLayout,
    FilePurpose,
    FileRecord,
    FileStatus,
    FileText,
    FileType,
    TextStatus,
)
from rolecall.domains.files.events import ReadingDue, TextExtracted
from rolecall.domains.files.rules.extraction import EXTRACTOR, TOLD, UNRECOGNIZED, answers
from rolecall.domains.files.rules.finding import text_terms
from rolecall.domains.files.rules.types import IMAGES, READABLE
from rolecall.domains.files.service import reader, recognizing
from rolecall.domains.files.service.keys import get_key_ring
from rolecall.domains.files.service.objects import key_of, open_content
from rolecall.domains.files.service.sealing import (
    BODY,
    LAYOUT,
    REMARKS,
    layout_of,
    open_layout,
    open_remarks,
    place_of,
    remarks_of,
    seal_layout,
    seal_remarks,
)
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.recognition import find_recognizer
from rolecall.infra.runtime import Runtime
from rolecall.infra.sandbox.contracts import SandboxError
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

PORTION = 200
"""Files that one pass asks to be read in one organization."""
PASSED_OVER = timedelta(hours=1)
"""After this time a file that is still unread was passed over: its reading failed for good."""

_log = structlog.get_logger("files")


async def extract_text(db: Database, tenant: Tenant, file_id: UUID) -> None:
    """Read a stored file and keep its text; does nothing if that was done, or the file is gone.

    What older readers read is read again, and replaced; so is what had to wait for a recognizer.

    Raises:
        ObjectNotFound, StorageUnavailable: the bytes are not to be had now; to be tried again.
    """
    newest = await _newest(db.runtime)
    async with db.transaction(tenant) as uow:
        record = await queries.find_file(uow, file_id)
        if record is None or not await _is_to_be_read(uow, record, newest):
            return
        key = await key_of(uow, record)
    status, found, layout = await _read(db, tenant, record, key)
    async with db.transaction(tenant) as uow:
        await _keep(uow, file_id, record.ref.status, status, found, layout)


async def ask_to_read(uow: UnitOfWork) -> int:
    """Have files read that nobody read yet, or only older readers; return how many.

    One call asks for a portion of the organization's files; called again later, it goes on.
    """
    found = await queries.list_unread(
        uow,
        stored_before=clock.now() - PASSED_OVER,
        extractor=await _newest(uow.runtime),
        limit=PORTION,
    )
    for file_id in found:
        uow.emit(ReadingDue(file_id=file_id))
    return len(found)


async def keep_text(uow: UnitOfWork, file_id: UUID, text: str, pages: int | None) -> None:
    """Keep the text of a stored file that its maker knows, so that nobody has to read it."""
    known = FileText(status=TextStatus.READY, text=text, pages=pages, extractor=TOLD)
    await _keep(uow, file_id, FileStatus.STORED, FileStatus.RELEASED, known)


async def get_text(uow: UnitOfWork, file_id: UUID) -> FileText:
    """Return what is known of a file's text.

    Raises:
        NotFound: there is no such file.
    """
    record = await queries.find_file(uow, file_id)
    if record is None or record.ref.status is FileStatus.REMOVED:
        raise NotFound(say("There is no such file."))
    row = await queries.find_sealed_text(uow, file_id)
    if row is None:
        return FileText(status=record.ref.text_status)
    ring = await get_key_ring(uow)
    text = ring.decrypt(row["body"], place_of(uow.org_id, BODY, file_id)).decode()
    return FileText(
        status=record.ref.text_status,
        text=text or None,
        pages=row["pages"],
        warnings=tuple(row["warnings"]),
        remarks=open_remarks(ring, row["remarks"], place_of(uow.org_id, REMARKS, file_id)),
        extractor=row["extractor"],
    )


async def get_layout(uow: UnitOfWork, file_id: UUID) -> FileLayout | None:
    """Return where the lines of a file's text stand; None for formats without pages.

    It belongs to the text that `get_text` returns in the same transaction.

    Raises:
        NotFound: there is no such file.
    """
    record = await queries.find_file(uow, file_id)
    if record is None or record.ref.status is FileStatus.REMOVED:
        raise NotFound(say("There is no such file."))
    sealed = await queries.find_sealed_layout(uow, file_id)
    if sealed is None:
        return None
    ring = await get_key_ring(uow)
    return open_layout(ring, sealed, place_of(uow.org_id, LAYOUT, file_id))


async def get_texts(uow: UnitOfWork, file_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the texts of several files, by file; those without text are left out."""
    if not file_ids:
        return {}
    ring = await get_key_ring(uow)
    rows = await queries.list_sealed_texts(uow, file_ids)
    return {
        row["file_id"]: ring.decrypt(
            row["body"], place_of(uow.org_id, BODY, row["file_id"])
        ).decode()
        for row in rows
    }


async def index_texts(uow: UnitOfWork, limit: int) -> int:
    """Make findable up to so many texts that are not yet; return how many there were."""
    rows = await repository.take_unindexed(uow, limit)
    if rows:
        ring = await get_key_ring(uow)
        for row in rows:
            place = place_of(uow.org_id, BODY, row["file_id"])
            text = ring.decrypt(row["body"], place).decode()
            await repository.index_text(uow, row["file_id"], text_terms(text))
    return len(rows)


async def _newest(runtime: Runtime) -> int:
    """Return the version of the readers that are to be had here."""
    return EXTRACTOR if await find_recognizer(runtime) else UNRECOGNIZED


async def _is_to_be_read(uow: UnitOfWork, record: FileRecord, newest: int) -> bool:
    if record.ref.status is FileStatus.STORED:
        return True
    if record.ref.status not in {FileStatus.RELEASED, FileStatus.QUARANTINED}:
        return False
    row = await queries.find_sealed_text(uow, record.ref.id)
    return row is not None and row["extractor"] < newest


async def _read(
    db: Database, tenant: Tenant, record: FileRecord, key: bytes
) -> tuple[FileStatus, FileText, FileLayout | None]:
    type_ = record.ref.type
    if type_ not in READABLE and (type_ not in IMAGES or _is_decoration(record)):
        unread = FileText(status=_status_without_reader(type_), extractor=EXTRACTOR)
        return FileStatus.RELEASED, unread, None
    content = await open_content(db, tenant.org_id, record.ref.id, key)
    whole = b"".join([piece async for piece in content])
    try:
        answer = await _answer(db, type_, whole)
    except SandboxError as error:
        _log.warning("file_reader_stopped", file_id=str(record.ref.id), reason=error.reason)
        failed = FileText(status=TextStatus.FAILED, warnings=(error.reason,), extractor=EXTRACTOR)
        return FileStatus.QUARANTINED, failed, None
    lines = answer.get("lines")
    return FileStatus.RELEASED, _found(answer), None if lines is None else layout_of(lines)


def _is_decoration(record: FileRecord) -> bool:
    """Tell whether a picture is there to be looked at: a logo, a picture of a careers site."""
    return record.ref.purpose is FilePurpose.IMAGE


def _status_without_reader(type_: FileType) -> TextStatus:
    return TextStatus.NONE if type_ in IMAGES else TextStatus.UNSUPPORTED


async def _answer(db: Database, type_: FileType, content: bytes) -> dict[str, Any]:
    """Return what the reader of a type answers, with what is recognized in pictures."""
    if type_ in IMAGES:
        answer, pages = answers.of_text("", pages=1), None
    else:
        answer = await reader.read_text(db, type_, content)
        pages = answer.get("pictured", [])
        if not pages:
            return answer
    recognizer = await find_recognizer(db.runtime)
    if recognizer is None:
        return {**answer, "warnings": [*answer["warnings"], recognizing.MISSING]}
    return await recognizing.recognized(db, recognizer, content, pages)


def _found(answer: dict[str, Any]) -> FileText:
    if "problem" in answer:
        return FileText(
            status=TextStatus.FAILED, warnings=(answer["problem"],), extractor=EXTRACTOR
        )
    return FileText(
        status=TextStatus.READY if answer["text"] else TextStatus.NONE,
        text=answer["text"],
        pages=answer["pages"],
        warnings=tuple(answer["warnings"]),
        remarks=remarks_of(answer["remarks"]),
        extractor=UNRECOGNIZED if recognizing.MISSING in answer["warnings"] else EXTRACTOR,
    )


async def _keep(
    uow: UnitOfWork,
    file_id: UUID,
    before: FileStatus,
    status: FileStatus,
    found: FileText,
    layout: FileLayout | None = None,
) -> None:
    if not await repository.change_status(uow, file_id, before, status, found.status):
        # Read by someone else in the meantime, or deleted.
        return
    ring = await get_key_ring(uow)
    text = found.text or ""
    await repository.save_text(
        uow,
        file_id,
        envelopes={
            BODY: ring.encrypt(text.encode(), place_of(uow.org_id, BODY, file_id)),
            LAYOUT: seal_layout(ring, layout, place_of(uow.org_id, LAYOUT, file_id)),
            REMARKS: seal_remarks(ring, found.remarks, place_of(uow.org_id, REMARKS, file_id)),
        },
        words=text_terms(text),
        key_id=ring.current_id,
        pages=found.pages,
        warnings=found.warnings,
        extractor=found.extractor,
    )
    uow.emit(
        TextExtracted(
            file_id=file_id,
            status=found.status.value,
            file_status=status.value,
            characters=len(text),
        )
    )
