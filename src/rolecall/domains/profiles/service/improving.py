"""Having a language model look at what was read, where an organization wants that.

Guarantees: what the parser found is on the profile before, and whatever happens here; the model is
asked outside any transaction; what it found is kept only beside the reading that it was asked
about; one that does not answer is asked again for a day, and then the profile says so. While it is
waited for, what is read anew of the same file is asked about by itself.
"""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

from rolecall.domains.ai import api as ai
from rolecall.domains.ai.contracts import ModelUnavailable, ParsingStopped, Resume
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FileText, TextStatus
from rolecall.domains.profiles import queries, repository
from rolecall.domains.profiles.contracts import ReadingState
from rolecall.domains.profiles.events import ImprovementDue, ResumeImproved
from rolecall.domains.profiles.rules.found import items_of
from rolecall.domains.profiles.service.sealing import READINGS, seal
from rolecall.infra.db import Database, Row, UnitOfWork
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.kernel import clock
from rolecall.kernel.tenant import Tenant

GIVEN_UP_AFTER: Final = timedelta(days=1)
"""How long a model that does not answer is asked again."""
_SHORTEST, _LONGEST = timedelta(minutes=1), timedelta(hours=1)
_READ: Final = {ReadingState.READ.value, ReadingState.NOTHING.value}


async def ask_to_improve(uow: UnitOfWork, file_id: UUID) -> None:
    """Have a résumé's reading looked at, where the organization wants that.

    By the same name however often it is asked for, so that nobody asks twice at once.
    """
    row = await _reading_to_improve(uow, file_id)
    if row is not None:
        read_at: datetime = row["read_at"]
        reading_id = uuid5(file_id, read_at.isoformat())
        uow.emit(ImprovementDue(reading_id=reading_id, file_id=file_id, read_at=read_at))


async def improve_file(db: Database, tenant: Tenant, file_id: UUID, read_at: datetime) -> None:
    """Ask about a résumé as it was read at `read_at`, and keep what came of it.

    Does nothing once it was read anew.

    Raises:
        RetryLater: the model does not answer now.
    """
    async with db.transaction(tenant) as uow:
        found = await _to_improve(uow, file_id, read_at)
    if found is None:
        return
    row, text = found
    resume: Resume | None = None
    problem = ""
    try:
        resume = await ai.improve_resume(
            db, tenant, file_id, text.text or "", is_recognized=files.RECOGNIZED in text.warnings
        )
    except ModelUnavailable as failure:
        age = clock.now() - read_at
        if failure.may_pass and age < GIVEN_UP_AFTER:
            pause = min(max(age, _SHORTEST), _LONGEST)
            raise RetryLater(failure.reason, after=pause) from failure
        problem = failure.reason
    except ParsingStopped as stopped:
        problem = stopped.reason
    async with db.transaction(tenant) as uow:
        await _keep(uow, row, resume, problem)


async def _reading_to_improve(uow: UnitOfWork, file_id: UUID) -> Row | None:
    """Return the reading that a model may be asked about, None for nothing to ask about."""
    if not ai.reads_resumes(await ai.get_model_settings(uow)):
        return None
    rows = await queries.list_readings(uow, [file_id])
    row = next((one for one in rows if one["state"] in _READ and not one["model"]), None)
    if row is None or row["asked_at"] is not None:
        # What is read anew is asked about afterwards.
        return None
    return row


async def _to_improve(
    uow: UnitOfWork, file_id: UUID, read_at: datetime
) -> tuple[Row, FileText] | None:
    """Return the reading of that time with the text that it was made of, None if it is over."""
    row = await _reading_to_improve(uow, file_id)
    if row is None or row["read_at"] != read_at:
        return None
    text = await files.get_text(uow, file_id)
    is_the_same = text.status is TextStatus.READY and text.extractor == row["extractor"]
    return (row, text) if is_the_same and text.text else None


async def _keep(uow: UnitOfWork, row: Row, resume: Resume | None, problem: str) -> None:
    file_id: UUID = row["file_id"]
    if not await files.hold_file(uow, file_id):
        # Erased meanwhile: then nothing of it is kept.
        return
    if resume is not None and items_of(resume, file_id) and resume.model:
        ring = await files.get_key_ring(uow)
        body = seal(ring, uow.org_id, READINGS, file_id, asdict(resume))
        kept = await repository.keep_improved(uow, row, body, ring.current_id, resume.model)
    else:
        kept = await repository.note_model_problem(uow, row, problem)
    if kept:
        uow.emit(ResumeImproved(file_id=file_id))
