"""Writing a job's status, with all that follows from it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.jobs.contracts import Job, JobStatus
from rolecall.domains.jobs.repository import jobs as repository
from rolecall.domains.jobs.service import publishing
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.sentences import Sentence

StatusTold = tuple[str, Callable[[Job], Sentence]]
"""The action of the audit log, and what makes its sentence from the job as it is then."""


async def write_status(
    uow: UnitOfWork,
    actor: Actor,
    job: Job,
    status: JobStatus,
    told: StatusTold,
    values: Mapping[str, Any] | None = None,
) -> Job:
    """Write a status and other columns; `told` are the action and the sentence of the audit log."""
    now = clock.now()
    values = {**(values or {}), "status": status, "updated_at": now}
    if status is JobStatus.OPEN and job.published_at is None:
        values["published_at"] = now
    await repository.update_job(uow, job, values)
    changed = replace(job, version=job.version + 1, **values)
    if JobStatus.OPEN in {job.status, status}:
        await publishing.show(uow, changed)
    changes = {
        name: audit.Change(getattr(job, name), value)
        for name, value in values.items()
        if name in {"status", "close_reason", "close_note"} and getattr(job, name) != value
    }
    action, sentence = told
    audit.record(uow, actor, action, "job", job.id, sentence(changed), changes)
    return changed
