"""Criteria: what people look for when they read the applications for a job.

Guarantees: whoever may change the job may change them, while it may be changed; they take no part
in any decision that is made without a person.
"""

from dataclasses import replace
from typing import Any
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.jobs import policy
from rolecall.domains.jobs.contracts import Job
from rolecall.domains.jobs.contracts.criteria import Criterion, JobCriteria, SaveCriteria
from rolecall.domains.jobs.events import CriteriaChanged
from rolecall.domains.jobs.queries import criteria as queries
from rolecall.domains.jobs.repository import criteria as repository
from rolecall.domains.jobs.rules import lifecycle
from rolecall.domains.jobs.rules.criteria import checked_criteria, suggested
from rolecall.domains.jobs.rules.lifecycle import JobAction
from rolecall.domains.jobs.service import loading
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say


async def get_criteria(uow: UnitOfWork, job_id: UUID) -> tuple[JobCriteria, tuple[Criterion, ...]]:
    """Return the criteria of a job, and those that its skills suggest.

    Raises:
        NotFound: there is no such job.
    """
    job = await loading.get(uow, job_id)
    found = await queries.get_criteria(uow, job_id)
    return found, suggested(job.skills, found.items)


async def save_criteria(
    uow: UnitOfWork, actor: Actor, command: SaveCriteria
) -> tuple[JobCriteria, tuple[Criterion, ...]]:
    """Replace the criteria of a job; return them with those that its skills suggest.

    Raises:
        NotFound: there is no such job.
        Conflict: the job's status allows no edits.
        InvalidInput: with one field error per fault.
        VersionMismatch: they are not at the command's version any more.
    """
    policy.can_act(actor, JobAction.EDIT).require()
    job = await loading.get_for_update(uow, command.job_id)
    lifecycle.require(JobAction.EDIT, job.status)
    before = await queries.get_criteria(uow, job.id)
    if command.version not in {None, before.version}:
        raise VersionMismatch(
            say("Somebody else changed these criteria. Load them again."),
            current_version=before.version,
        )
    items = checked_criteria(command.items, job.questions)
    saved = await _save(uow, actor, job, before, items)
    return saved, suggested(job.skills, saved.items)


async def copy_criteria(uow: UnitOfWork, actor: Actor, source: Job, copy: Job) -> None:
    """Give a copy of a job the criteria of the job, which asks the same questions."""
    found = await queries.get_criteria(uow, source.id)
    if found.items:
        await _save(uow, actor, copy, JobCriteria(job_id=copy.id), found.items)


async def _save(
    uow: UnitOfWork,
    actor: Actor,
    job: Job,
    before: JobCriteria,
    items: tuple[Criterion, ...],
) -> JobCriteria:
    saved = replace(before, items=items, version=before.version + 1)
    await repository.save_criteria(uow, saved, after=before.version)
    audit.record(
        uow,
        actor,
        "jobs.criteria_changed",
        "job",
        job.id,
        say("Changed the criteria of “{job}”.", job=job.title),
        {"criteria": audit.Change(_labels(before), _labels(saved))},
    )
    uow.emit(CriteriaChanged(job_id=job.id))
    return saved


def _labels(criteria: JobCriteria) -> list[dict[str, Any]]:
    return [{"label": item.label, "required": item.required} for item in criteria.items]
