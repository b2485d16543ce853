"""Reading résumés, in the background.

Guarantees: a résumé is parsed outside any transaction, in the sandbox; it is read once by each
version of the parser and of its text, however often the event comes, a process dies, or two try at
once; what a newer parser found is never replaced by what an older one did; a résumé that breaks
the parser stays as it is, and its profile says why. What people did to a profile is not touched.
"""

from dataclasses import asdict
from datetime import timedelta
from typing import Final
from uuid import UUID

from rolecall.access.actor import system_actor
from rolecall.domains.ai import api as ai
from rolecall.domains.ai.contracts import ParsingStopped, Resume, Value, Warned
from rolecall.domains.candidates import api as candidates
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FileKind, FileStatus, FileText, TextStatus
from rolecall.domains.profiles import queries, repository
from rolecall.domains.profiles.contracts import (
    CANDIDATE,
    RESUMES_OF,
    Progress,
    ReadingState,
)
from rolecall.domains.profiles.events import ResumeDue, ResumeRead
from rolecall.domains.profiles.rules.found import items_of
from rolecall.domains.profiles.service.sealing import READINGS, seal
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.tenant import Tenant

PARSER: Final = int(ai.RESUME_PARSER_VERSION)
PORTION: Final = 200
"""Résumés that one pass asks to be read in one organization."""
ASKED_AGAIN_AFTER: Final = timedelta(hours=1)
"""After this time a résumé that still waits was passed over."""
_SURE_ENOUGH: Final = 0.8
"""Below this confidence a name is shown, and not written into the record."""


async def read_file(db: Database, tenant: Tenant, file_id: UUID) -> None:
    """Read a résumé and keep what it says; does nothing for any other file, or if that was done."""
    async with db.transaction(tenant) as uow:
        found = await _text_to_read(uow, file_id)
    if found is None:
        return
    resume: Resume | None = None
    state, reason = ReadingState.FAILED, ""
    try:
        resume = await ai.read_resume(
            db, found.text or "", is_recognized=files.RECOGNIZED in found.warnings
        )
        state = ReadingState.READ if items_of(resume, file_id) else ReadingState.NOTHING
    except ParsingStopped as stopped:
        reason = stopped.reason
    async with db.transaction(tenant) as uow:
        await _keep(uow, file_id, found.extractor, resume, state, reason)


async def ask_to_read(uow: UnitOfWork, limit: int = PORTION) -> int:
    """Have résumés read that nobody read yet, or only an older parser; return how many.

    One call asks for a portion of the organization's résumés; called again, it goes on.
    """
    found = await queries.list_due(
        uow, parser=PARSER, asked_before=clock.now() - ASKED_AGAIN_AFTER, limit=limit
    )
    await ask_for(uow, found)
    return len(found)


async def ask_for_failed(uow: UnitOfWork, limit: int = PORTION, after: UUID | None = None) -> int:
    """Have résumés read again whose parser had to be stopped; return how many."""
    found = await queries.list_failed(uow, limit, after)
    await ask_for(uow, found)
    return len(found)


async def ask_for(uow: UnitOfWork, file_ids: list[UUID]) -> None:
    """Have these résumés read, also those that were."""
    if not file_ids:
        return
    ring = await files.get_key_ring(uow)
    await repository.ask_for(uow, file_ids, ring.current_id, clock.now())
    for file_id in file_ids:
        uow.emit(ResumeDue(file_id=file_id))


async def count_progress(uow: UnitOfWork) -> Progress:
    """Return how many of the organization's résumés were read, and how many are to be."""
    return await queries.count_progress(uow, PARSER)


async def _text_to_read(uow: UnitOfWork, file_id: UUID) -> FileText | None:
    """Return the text that is to be parsed, None for nothing."""
    ref = (await files.find_files(uow, [file_id])).get(file_id)
    if ref is None or ref.kind is not FileKind.RESUME or ref.status is FileStatus.REMOVED:
        return None
    if ref.text_status is TextStatus.PENDING:
        return None
    records = await files.list_records(uow, file_id)
    if not any(one.record_type in RESUMES_OF for one in records):
        return None
    found = await files.get_text(uow, file_id)
    rows = await queries.list_readings(uow, [file_id])
    if found.status is not TextStatus.READY or not found.text:
        if rows:
            await repository.stop_waiting(uow, file_id)
        return None
    for row in rows:
        is_newest = row["parser"] >= PARSER and row["extractor"] >= found.extractor
        if is_newest and row["asked_at"] is None:
            return None
    return found


async def _keep(
    uow: UnitOfWork,
    file_id: UUID,
    extractor: int,
    resume: Resume | None,
    state: ReadingState,
    reason: str,
) -> None:
    if not await files.hold_file(uow, file_id):
        # Erased meanwhile: then nothing of it is kept.
        return
    ring = await files.get_key_ring(uow)
    kept = repository.KeptReading(
        file_id=file_id,
        state=state,
        parser=PARSER,
        extractor=extractor,
        reason=reason,
        body=seal(ring, uow.org_id, READINGS, file_id, asdict(resume)) if resume else "",
        key_id=ring.current_id,
        read_at=clock.now(),
    )
    if not await repository.keep_reading(uow, kept):
        return
    if resume is not None and Warned.RECOGNIZED not in resume.warnings:
        # A letter that was taken for another makes an address somebody else's.
        await _fill_contacts(uow, file_id, resume)
    uow.emit(ResumeRead(file_id=file_id, state=state.value, parser=PARSER))


async def _fill_contacts(uow: UnitOfWork, file_id: UUID, resume: Resume) -> None:
    """Write name, address and number into the record that the résumé is on, where it has none.

    Not for a résumé that came with an application: whoever knows an address can send one, and must
    not be able to change the record behind the address.
    """
    actor = system_actor(uow.org_id)
    for record in await files.list_records(uow, file_id):
        if record.record_type == CANDIDATE:
            await candidates.fill_empty(
                uow,
                actor,
                record.record_id,
                full_name=_sure(resume.name),
                email=resume.emails[0].value if len(resume.emails) == 1 else "",
                phone=resume.phones[0].value if len(resume.phones) == 1 else "",
            )


def _sure(name: Value | None) -> str:
    if name is None or (name.confidence is not None and name.confidence < _SURE_ENOUGH):
        return ""
    return name.value
