"""Looking for a job's criteria in an application.

Guarantees: whoever looks (`Assessor`) is called outside any transaction and is given one
application alone; what is found is kept nowhere, so that it always goes by the criteria, the
answers and the text of now; nothing is decided by it.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import queries
from rolecall.domains.applications.contracts import Answer
from rolecall.domains.applications.contracts.findings import (
    Assessor,
    Finding,
    Material,
    TextState,
)
from rolecall.domains.applications.rules.criteria import assess
from rolecall.domains.applications.service.reading import load_readable
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FileText, TextStatus
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts.criteria import Criterion, JobCriteria
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel.errors import NotFound

_STATES = {
    TextStatus.PENDING: TextState.PENDING,
    TextStatus.READY: TextState.READ,
    TextStatus.NONE: TextState.NO_TEXT,
    TextStatus.UNSUPPORTED: TextState.UNREADABLE,
    TextStatus.FAILED: TextState.UNREADABLE,
}
_PARTIAL = frozenset({"text_cut", "pages_cut", "page_unreadable", *files.RECOGNITION_WARNINGS})


@dataclass(frozen=True, slots=True)
class FoundView:
    """What was found, of what, and in what. `resume_id` is the file whose text it is."""

    criteria: JobCriteria
    findings: Sequence[Finding]
    material: Material
    resume_id: UUID | None
    warnings: Sequence[str]


class Rules(Assessor):
    """The rules engine."""

    async def assess(self, criteria: Sequence[Criterion], material: Material) -> list[Finding]:
        """Return one finding for each criterion."""
        # A long text takes a tenth of a second, in which others are served.
        return await asyncio.to_thread(assess, criteria, material)


_RULES = Rules()


async def find_criteria(
    db: Database, actor: Actor, application_id: UUID, assessor: Assessor = _RULES
) -> FoundView:
    """Return what is found of the job's criteria in an application.

    Raises:
        NotFound: there is no such application, or none that the actor may see.
    """
    async with db.transaction(actor.tenant) as uow:
        application = await load_readable(uow, actor, application_id)
        criteria = await jobs.get_criteria(uow, application.job_id)
        answers = await _answers(uow, application_id)
        text = await _text(uow, application.resume_file_id)
    state = TextState.NO_RESUME if text is None else _STATES[text.status]
    warnings = () if text is None else text.warnings
    material = Material(
        text="" if text is None else text.text or "",
        state=state,
        partial=not _PARTIAL.isdisjoint(warnings),
        answers=answers,
        as_of=application.applied_at.date(),
    )
    return FoundView(
        criteria=criteria,
        findings=await assessor.assess(criteria.items, material),
        material=material,
        resume_id=None if text is None else application.resume_file_id,
        warnings=warnings,
    )


async def _answers(uow: UnitOfWork, application_id: UUID) -> tuple[Answer, ...]:
    page = await queries.find_page(uow, application_id)
    return () if page is None else tuple(page.answers)


async def _text(uow: UnitOfWork, file_id: UUID | None) -> FileText | None:
    """Return the text of the résumé, None where there is none (any more)."""
    if file_id is None:
        return None
    try:
        return await files.get_text(uow, file_id)
    except NotFound:
        return None
