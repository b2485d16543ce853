"""Opening, pausing, closing and putting jobs away."""

from typing import Any
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.jobs import policy
from rolecall.domains.jobs.contracts import ChangeStatus, CloseJob, CloseReason, Job, JobStatus
from rolecall.domains.jobs.events import (
    JobArchived,
    JobClosed,
    JobDeleted,
    JobHeld,
    JobOpened,
)
from rolecall.domains.jobs.repository import jobs as repository
from rolecall.domains.jobs.rules import lifecycle
from rolecall.domains.jobs.rules.lifecycle import JobAction
from rolecall.domains.jobs.service import approval, loading, publishing
from rolecall.domains.jobs.service.status import StatusTold, write_status
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.sentences import NOTHING, say

_PUBLISHED: StatusTold = (
    "jobs.published",
    lambda job: say("Published the job “{job}”.", job=job.title),
)
_HELD: StatusTold = ("jobs.held", lambda job: say("Put the job “{job}” on hold.", job=job.title))
_RESUMED: StatusTold = (
    "jobs.resumed",
    lambda job: say("Opened the job “{job}” again.", job=job.title),
)
_REASONS = {
    CloseReason.FILLED: say("filled"),
    CloseReason.CANCELLED: say("cancelled"),
    CloseReason.OTHER: say("other"),
}
_CLOSED: StatusTold = (
    "jobs.closed",
    lambda job: say(
        "Closed the job “{job}” ({reason}).",
        job=job.title,
        reason=_REASONS[job.close_reason] if job.close_reason else NOTHING,
    ),
)
_ARCHIVED: StatusTold = (
    "jobs.archived",
    lambda job: say("Archived the job “{job}”.", job=job.title),
)


async def publish_job(uow: UnitOfWork, actor: Actor, command: ChangeStatus) -> Job:
    """Open a draft: it is on the careers pages and takes applications.

    This and the others here raise:
        NotFound: there is no such job.
        VersionMismatch: somebody else changed it since it was read.
        Conflict: code `invalid_job_status`, with what is allowed instead; opening also
            `approval_required`, `approval_pending` or `approval_declined`.
    """
    job = await _changed(uow, actor, command, JobAction.PUBLISH, _PUBLISHED)
    uow.emit(JobOpened(job_id=job.id, title=job.title, again=False))
    return job


async def hold_job(uow: UnitOfWork, actor: Actor, command: ChangeStatus) -> Job:
    """Take an open job off the pages for a while."""
    job = await _changed(uow, actor, command, JobAction.HOLD, _HELD)
    uow.emit(JobHeld(job_id=job.id))
    return job


async def resume_job(uow: UnitOfWork, actor: Actor, command: ChangeStatus) -> Job:
    """Open a job again that was on hold or closed."""
    job = await _changed(
        uow,
        actor,
        command,
        JobAction.RESUME,
        _RESUMED,
        {"close_reason": None, "close_note": "", "closed_at": None},
    )
    uow.emit(JobOpened(job_id=job.id, title=job.title, again=True))
    return job


async def close_job(uow: UnitOfWork, actor: Actor, command: CloseJob) -> Job:
    """Close a job with a reason; its applications stay where they are."""
    job = await _changed(
        uow,
        actor,
        ChangeStatus(job_id=command.job_id, version=command.version),
        JobAction.CLOSE,
        _CLOSED,
        {
            "close_reason": command.reason,
            "close_note": command.note.strip(),
            "closed_at": clock.now(),
        },
    )
    uow.emit(JobClosed(job_id=job.id, reason=command.reason.value))
    return job


async def archive_job(uow: UnitOfWork, actor: Actor, command: ChangeStatus) -> Job:
    """Put a job away; its applications stay readable."""
    job = await _changed(uow, actor, command, JobAction.ARCHIVE, _ARCHIVED)
    uow.emit(JobArchived(job_id=job.id))
    return job


async def delete_job(uow: UnitOfWork, actor: Actor, command: ChangeStatus) -> Job | None:
    """Delete a job that nobody applied to; archive any other.

    Returns the archived job, None when it is gone.
    """
    policy.can_act(actor, JobAction.DELETE).require()
    job = await loading.get_for_update(uow, command.job_id, command.version)
    lifecycle.require(JobAction.DELETE, job.status)
    if job.has_applications:
        if job.status is JobStatus.ARCHIVED:
            return job
        await approval.give_up(uow, actor, job)
        archived = await write_status(uow, actor, job, JobStatus.ARCHIVED, _ARCHIVED)
        uow.emit(JobArchived(job_id=job.id))
        return archived
    await approval.give_up(uow, actor, job)
    await repository.delete_job(uow, job.id)
    await _after_deletion(uow, actor, job.id, job.title)
    return None


async def _after_deletion(uow: UnitOfWork, actor: Actor, job_id: UUID, title: str) -> None:
    audit.record(
        uow, actor, "jobs.deleted", "job", job_id, say("Deleted the job “{title}”.", title=title)
    )
    uow.emit(JobDeleted(job_id=job_id))
    await publishing.hide(uow)


async def _changed(
    uow: UnitOfWork,
    actor: Actor,
    command: ChangeStatus,
    action: JobAction,
    told: StatusTold,
    values: dict[str, Any] | None = None,
) -> Job:
    policy.can_act(actor, action).require()
    job = await loading.get_for_update(uow, command.job_id, command.version)
    if action in {JobAction.PUBLISH, JobAction.RESUME}:
        lifecycle.require(action, job.status)
        await approval.require_approved(uow, job)
    if action is JobAction.ARCHIVE:
        await approval.give_up(uow, actor, job)
    status = lifecycle.after(action, job.status)
    return await write_status(uow, actor, job, status, told, values)
