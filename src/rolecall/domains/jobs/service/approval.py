"""A job and its approval: asking, taking back, following changes, and what follows from outcomes.

Guarantees: a job opens only with an approval of exactly its flagged fields where a chain applies;
its status follows the newest request, in whatever order the outcomes arrive.
"""

from uuid import UUID

from rolecall.access import Actor
from rolecall.access.actor import system_actor
from rolecall.domains.approvals import api as approvals
from rolecall.domains.approvals.contracts import (
    RequestApproval,
    Standing,
    SubjectKind,
)
from rolecall.domains.jobs import policy
from rolecall.domains.jobs.contracts import Job, JobApproval, JobContent, JobStatus
from rolecall.domains.jobs.contracts import RequestJobApproval as Request
from rolecall.domains.jobs.events import JobHeld, JobUpdated
from rolecall.domains.jobs.queries import jobs as queries
from rolecall.domains.jobs.rules import lifecycle
from rolecall.domains.jobs.rules.approval import gate_of, subject_of
from rolecall.domains.jobs.rules.lifecycle import ApprovalGate, JobAction
from rolecall.domains.jobs.service import loading
from rolecall.domains.jobs.service.status import StatusTold, write_status
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import Sentence, say

_HELD: StatusTold = (
    "jobs.held",
    lambda job: say("Put the job “{job}” on hold: a change of it was not approved.", job=job.title),
)
_SUBMITTED: StatusTold = (
    "jobs.submitted_for_approval",
    lambda job: say("Submitted the job “{job}” for approval.", job=job.title),
)
_BACK: StatusTold = (
    "jobs.back_to_draft",
    lambda job: say("The job “{job}” is a draft again.", job=job.title),
)


def _with_the_job(title: str) -> Sentence:
    return say("Took back the request to approve “{subject}” with the job.", subject=title)


async def standing_of(uow: UnitOfWork, job_id: UUID, content: JobContent) -> Standing:
    """Return whether a chain applies to the job, and its newest request."""
    return await approvals.standing_of(uow, SubjectKind.JOB, job_id, content.department)


async def gate_for(uow: UnitOfWork, job: Job) -> ApprovalGate:
    """Return how the job's approval stands."""
    return _gate(job, await standing_of(uow, job.id, job))


async def require_approved(uow: UnitOfWork, job: Job) -> None:
    """Pass if the job may be open, as far as its approval is concerned.

    Raises:
        Conflict: code `approval_required`, `approval_pending` or `approval_declined`.
    """
    if await gate_for(uow, job) in {ApprovalGate.NEEDED, ApprovalGate.PENDING}:
        await approvals.require_granted(uow, subject_of(job.id, job))


async def get_approval(uow: UnitOfWork, actor: Actor, job_id: UUID) -> JobApproval:
    """Return how a job's approval stands, as the actor sees it.

    Raises:
        NotFound: there is no such job.
    """
    return await _approval_of(uow, actor, await loading.get(uow, job_id))


async def request_approval(uow: UnitOfWork, actor: Actor, command: Request) -> JobApproval:
    """Ask the approvers of the chain that applies.

    Raises:
        NotFound: there is no such job.
        Conflict: its status does not allow it, or as `approvals.request_approval` says.
    """
    policy.can_act(actor, JobAction.REQUEST_APPROVAL).require()
    job = await loading.get_for_update(uow, command.job_id)
    lifecycle.require(JobAction.REQUEST_APPROVAL, job.status, ApprovalGate.NEEDED)
    subject = subject_of(job.id, job)
    await approvals.request_approval(
        uow, actor, RequestApproval(subject=subject, note=command.note)
    )
    if job.status is JobStatus.DRAFT:
        job = await write_status(uow, actor, job, JobStatus.PENDING_APPROVAL, _SUBMITTED)
    uow.emit(JobUpdated(job_id=job.id, fields=("status",)))
    return await _approval_of(uow, actor, job)


async def withdraw_approval(uow: UnitOfWork, actor: Actor, job_id: UUID) -> JobApproval:
    """Take the request back; whoever may edit jobs may.

    Raises:
        NotFound: there is no such job.
        Conflict: code `no_pending_approval`.
    """
    policy.can_act(actor, JobAction.WITHDRAW_APPROVAL).require()
    job = await loading.get_for_update(uow, job_id)
    if await approvals.withdraw(uow, actor, SubjectKind.JOB, job.id) is None:
        raise Conflict(say("No approval is asked for just now."), code="no_pending_approval")
    return await _approval_of(uow, actor, await _settle(uow, actor, job))


async def status_after_change(
    uow: UnitOfWork, actor: Actor, job: Job, content: JobContent
) -> JobStatus:
    """Let the approval follow a change; returns the status that the job has with it."""
    subject = subject_of(job.id, content)
    if subject.fields == subject_of(job.id, job).fields:
        return job.status
    await approvals.follow_change(uow, actor, subject)
    standing = await standing_of(uow, job.id, content)
    gate = gate_of(standing, subject, was_published=job.published_at is not None)
    return lifecycle.settled(job.status, gate, was_asked=standing.approval is not None)


async def give_up(uow: UnitOfWork, actor: Actor, job: Job) -> None:
    """End the job's request, because the job goes away."""
    await approvals.withdraw(uow, actor, SubjectKind.JOB, job.id, _with_the_job)


async def settle(uow: UnitOfWork, job_id: UUID) -> None:
    """Let a job's status follow its newest request; does nothing where it does already."""
    job = await queries.find_job_for_update(uow, job_id)
    if job is not None:
        await _settle(uow, system_actor(uow.org_id), job)


async def _settle(uow: UnitOfWork, actor: Actor, job: Job) -> Job:
    standing = await standing_of(uow, job.id, job)
    was_asked = standing.approval is not None
    status = lifecycle.settled(job.status, _gate(job, standing), was_asked=was_asked)
    if status is job.status:
        return job
    told = {JobStatus.ON_HOLD: _HELD, JobStatus.PENDING_APPROVAL: _SUBMITTED}.get(status, _BACK)
    changed = await write_status(uow, actor, job, status, told)
    if status is JobStatus.ON_HOLD:
        uow.emit(JobHeld(job_id=job.id))
    else:
        uow.emit(JobUpdated(job_id=job.id, fields=("status",)))
    return changed


def _gate(job: Job, standing: Standing) -> ApprovalGate:
    subject = subject_of(job.id, job)
    return gate_of(standing, subject, was_published=job.published_at is not None)


async def _approval_of(uow: UnitOfWork, actor: Actor, job: Job) -> JobApproval:
    standing = await standing_of(uow, job.id, job)
    approval = standing.approval
    return JobApproval(
        gate=_gate(job, standing).value,
        chain_name=standing.chain_name,
        view=await approvals.view_of(uow, actor, approval) if approval else None,
    )
