"""Service levels: what an organization promises about the stages of a workflow or one job.

Guarantees: a promise holds for every job of the workflow, whatever version it goes by, from the
moment it is saved, except where a job has its own about the stage; every change is published, so
that what is due is counted anew.
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.jobs import policy
from rolecall.domains.jobs.contracts import Job, JobStatus
from rolecall.domains.jobs.contracts.service_levels import (
    JobServiceLevels,
    SaveJobServiceLevels,
    SaveServiceLevels,
    ServiceLevels,
    StagePromise,
)
from rolecall.domains.jobs.events import JobServiceLevelsChanged, ServiceLevelsChanged
from rolecall.domains.jobs.queries import service_levels as queries
from rolecall.domains.jobs.repository import service_levels as repository
from rolecall.domains.jobs.rules.service_levels import checked_promises
from rolecall.domains.jobs.service import loading
from rolecall.domains.jobs.service.workflows import get_workflow
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Conflict, VersionMismatch
from rolecall.kernel.sentences import say


async def get_service_levels(uow: UnitOfWork, workflow_id: UUID) -> ServiceLevels:
    """Return the promises of a workflow.

    Raises:
        NotFound: there is no such workflow.
    """
    await get_workflow(uow, workflow_id)
    return await queries.get_service_levels(uow, workflow_id)


async def save_service_levels(
    uow: UnitOfWork, actor: Actor, command: SaveServiceLevels
) -> ServiceLevels:
    """Replace the promises of a workflow.

    Raises:
        NotFound: there is no such workflow.
        InvalidInput: a promise is about no stage in progress, or its escalations are out of order.
        VersionMismatch: they are not at the command's version any more.
    """
    policy.can_manage_workflows(actor).require()
    workflow = await get_workflow(uow, command.workflow_id)
    before = await queries.get_service_levels(uow, workflow.id)
    known = {promise.stage_key for promise in before.promises}
    promises = checked_promises(workflow, command.promises, known)
    _require_version(command.version, before.version)
    saved = ServiceLevels(workflow_id=workflow.id, promises=promises, version=before.version + 1)
    await repository.save_service_levels(uow, saved, after=before.version)
    audit.record(
        uow,
        actor,
        "workflows.service_levels_changed",
        "workflow",
        workflow.id,
        say("Changed the service levels of “{workflow}”.", workflow=workflow.name),
        {"working_days": audit.Change(_days(before.promises), _days(saved.promises))},
    )
    uow.emit(ServiceLevelsChanged(workflow_id=workflow.id))
    return saved


async def get_job_service_levels(uow: UnitOfWork, job_id: UUID) -> JobServiceLevels:
    """Return what a job promises by itself, and what its workflow does.

    Raises:
        NotFound: there is no such job.
    """
    await loading.get(uow, job_id)
    return await queries.get_job_service_levels(uow, job_id)


async def save_job_service_levels(
    uow: UnitOfWork, actor: Actor, command: SaveJobServiceLevels
) -> JobServiceLevels:
    """Replace what a job promises by itself; where it promises nothing its workflow does.

    Raises:
        NotFound: there is no such job.
        Conflict: the job is put away.
        InvalidInput: a promise is about no stage in progress, or its escalations are out of order.
        VersionMismatch: they are not at the command's version any more.
    """
    policy.can_manage_workflows(actor).require()
    job = await loading.get_for_update(uow, command.job_id)
    if job.status is JobStatus.ARCHIVED:
        raise Conflict(say("An archived job promises nothing any more."))
    before = await queries.get_job_service_levels(uow, job.id)
    _require_version(command.version, before.version)
    promises = checked_promises(job.workflow, command.promises, ())
    return await _save_of_job(uow, actor, job, before, promises)


async def copy_service_levels(uow: UnitOfWork, actor: Actor, source: Job, copy: Job) -> None:
    """Give a copy of a job what the job promises by itself, as far as the copy has the stages."""
    found = await queries.get_job_service_levels(uow, source.id)
    kept = tuple(one for one in found.promises if copy.workflow.find_stage(one.stage_key))
    if kept:
        fresh = JobServiceLevels(job_id=copy.id, of_workflow=found.of_workflow)
        await _save_of_job(uow, actor, copy, fresh, kept)


async def _save_of_job(
    uow: UnitOfWork,
    actor: Actor,
    job: Job,
    before: JobServiceLevels,
    promises: tuple[StagePromise, ...],
) -> JobServiceLevels:
    saved = replace(before, promises=promises, version=before.version + 1)
    await repository.save_job_service_levels(uow, saved, after=before.version)
    audit.record(
        uow,
        actor,
        "jobs.service_levels_changed",
        "job",
        job.id,
        say("Changed the service levels of “{job}”.", job=job.title)
        if promises
        else say("Let “{job}” go by the service levels of its workflow.", job=job.title),
        {"working_days": audit.Change(_days(before.promises), _days(promises))},
    )
    uow.emit(JobServiceLevelsChanged(job_id=job.id))
    return saved


def _require_version(wanted: int | None, current: int) -> None:
    if wanted not in {None, current}:
        raise VersionMismatch(
            say("Somebody else changed these service levels. Load them again."),
            current_version=current,
        )


def _days(promises: Sequence[StagePromise]) -> dict[str, int]:
    return {promise.stage_key: promise.working_days for promise in promises}
