"""What every change of a template does: lock, write, record, tell."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.ai_interviews import repository
from rolecall.domains.ai_interviews.contracts import Template
from rolecall.domains.ai_interviews.events import InterviewTemplateChanged
from rolecall.domains.audit import api as audit
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import Sentence, say

RECORD = "ai_interview_template"


async def load_for_update(uow: UnitOfWork, template_id: UUID, version: int | None) -> Template:
    """Return the locked template.

    Raises:
        NotFound: there is none in this organization.
        VersionMismatch: it changed since `version` was read.
    """
    template = await repository.get_for_update(uow, template_id)
    if version not in {None, template.version}:
        raise VersionMismatch(
            say("Somebody else changed this interview since you loaded it. Load it again."),
            headers={"ETag": f'"{template.version}"'},
        )
    return template


async def change(
    uow: UnitOfWork, actor: Actor, template: Template, done: str, told: Sentence, **values: Any
) -> Template:
    """Write new values of a locked template; returns it as it is then."""
    values["updated_at"] = clock.now()
    await repository.update_template(uow, template.id, values)
    changed = replace(template, version=template.version + 1, **values)
    changes = (
        {"state": audit.Change(template.state.value, changed.state.value)}
        if template.state is not changed.state
        else None
    )
    audit.record(uow, actor, f"ai_interviews.{done}", RECORD, template.id, told, changes)
    uow.emit(InterviewTemplateChanged(template_id=template.id, job_id=template.job_id))
    return changed
