"""Writing, changing and copying jobs."""

from dataclasses import fields, replace
from typing import Any

import msgspec

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.jobs import policy
from rolecall.domains.jobs.contracts import (
    CreateJob,
    DuplicateJob,
    Job,
    JobContent,
    JobStatus,
    TeamMember,
    UpdateJob,
    Workflow,
)
from rolecall.domains.jobs.events import JobCreated, JobUpdated, PostingChanged
from rolecall.domains.jobs.repository import jobs as repository
from rolecall.domains.jobs.rules import lifecycle
from rolecall.domains.jobs.rules.content import checked_content
from rolecall.domains.jobs.rules.lifecycle import JobAction
from rolecall.domains.jobs.rules.search import search_terms
from rolecall.domains.jobs.service import approval, loading, publishing
from rolecall.domains.jobs.service.criteria import copy_criteria
from rolecall.domains.jobs.service.service_levels import copy_service_levels
from rolecall.domains.jobs.service.team import checked_team, still_members
from rolecall.domains.jobs.service.workflows import newest_workflow
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, InvalidInput
from rolecall.kernel.sentences import Sentence, say

CONTENT_FIELDS = tuple(field.name for field in fields(JobContent))
MAX_TITLE = 200
_COPY = " (copy)"


async def create_job(uow: UnitOfWork, actor: Actor, command: CreateJob) -> Job:
    """Write a draft.

    Raises:
        InvalidInput: with one field error per fault of content or team.
        NotFound: there is no such workflow.
    """
    policy.can_create(actor).require()
    content = checked_content(command.content)
    team = await checked_team(uow, command.hiring_team)
    _require_a_part(actor, team, confidential=command.confidential)
    workflow = await newest_workflow(uow, command.workflow_id)
    summary = say("Created the job “{content}”.", content=content.title)
    return await _write_draft(
        uow, actor, content, team, workflow, summary, confidential=command.confidential
    )


async def duplicate_job(uow: UnitOfWork, actor: Actor, command: DuplicateJob) -> Job:
    """Write a draft with content, team, workflow, criteria and service levels of another job.

    Raises:
        NotFound: there is no such job.
        InvalidInput: it is confidential, and the actor would not see the copy.
    """
    policy.can_act(actor, JobAction.DUPLICATE).require()
    source = await loading.get(uow, command.job_id)
    lifecycle.require(JobAction.DUPLICATE, source.status)
    content = replace(
        content_of(source),
        title=source.title[: MAX_TITLE - len(_COPY)] + _COPY,
        valid_through=None,
    )
    team = await still_members(uow, source.hiring_team)
    _require_a_part(actor, team, confidential=source.confidential)
    copy = await _write_draft(
        uow,
        actor,
        content,
        team,
        await newest_workflow(uow, source.workflow.id),
        say(
            "Created the job “{content}” as a copy of “{source}”.",
            content=content.title,
            source=source.title,
        ),
        confidential=source.confidential,
    )
    await copy_criteria(uow, actor, source, copy)
    await copy_service_levels(uow, actor, source, copy)
    return copy


async def update_job(uow: UnitOfWork, actor: Actor, command: UpdateJob) -> Job:
    """Change a job; what is not named stays as it is.

    A flagged field that changes lets a pending or granted approval begin anew.

    Raises:
        NotFound: there is no such job or workflow.
        VersionMismatch: somebody else changed it since it was read.
        Conflict: its status allows no edits, or its workflow has running applications.
        InvalidInput: with one field error per fault.
    """
    policy.can_act(actor, JobAction.EDIT).require()
    job = await loading.get_for_update(uow, command.job_id, command.version)
    lifecycle.require(JobAction.EDIT, job.status)
    before = content_of(job)
    content = checked_content(
        replace(before, **command.changes), openings_filled=job.openings_filled
    )
    team = job.hiring_team
    if command.hiring_team is not None:
        team = await checked_team(uow, command.hiring_team, present=job.hiring_team)
    confidential = job.confidential if command.confidential is None else command.confidential
    if command.confidential is not None or command.hiring_team is not None:
        _require_a_part(actor, team, confidential=confidential)
    workflow = await _other_workflow(uow, job, command)
    changed = _changes(job, content, team, workflow, confidential=confidential)
    if not changed:
        return job
    now = clock.now()
    status = await approval.status_after_change(uow, actor, job, content)
    values: dict[str, Any] = {**repository.columns_of(content), "updated_at": now}
    values["status"] = status.value
    values |= {"workflow_id": workflow.id, "workflow_version": workflow.version}
    await repository.update_job(uow, job, values)
    if "hiring_team" in changed:
        await repository.replace_team(uow, job.id, team)
    if "confidential" in changed:
        await repository.set_confidential(uow, job.id, confidential=confidential)
    if content != before:
        await repository.replace_terms(uow, job.id, search_terms(content))
    updated = replace(
        job,
        **{name: getattr(content, name) for name in CONTENT_FIELDS},
        hiring_team=team,
        workflow=workflow,
        status=status,
        confidential=confidential,
        version=job.version + 1,
        updated_at=now,
    )
    shown_otherwise = content != before or confidential != job.confidential
    if JobStatus.OPEN in {job.status, status} and shown_otherwise:
        await publishing.show(uow, updated)
        uow.emit(PostingChanged(job_id=job.id))
    audit.record(
        uow,
        actor,
        "jobs.updated",
        "job",
        job.id,
        say("Changed the job “{content}”.", content=content.title),
        changed,
    )
    uow.emit(JobUpdated(job_id=job.id, fields=tuple(changed)))
    return updated


def content_of(job: Job) -> JobContent:
    """Return the part of a job that people write."""
    return JobContent(**{name: getattr(job, name) for name in CONTENT_FIELDS})


async def _write_draft(
    uow: UnitOfWork,
    actor: Actor,
    content: JobContent,
    team: tuple[TeamMember, ...],
    workflow: Workflow,
    summary: Sentence,
    *,
    confidential: bool,
) -> Job:
    job_id, now = ids.uuid7(), clock.now()
    values: dict[str, Any] = {
        "status": JobStatus.DRAFT.value,
        "workflow_id": workflow.id,
        "workflow_version": workflow.version,
        "version": 1,
        "created_at": now,
        "created_by": actor.user_id,
        "updated_at": now,
    }
    await repository.insert_job(uow, job_id, content, values)
    await repository.replace_team(uow, job_id, team)
    if confidential:
        await repository.set_confidential(uow, job_id, confidential=True)
    await repository.replace_terms(uow, job_id, search_terms(content))
    audit.record(uow, actor, "jobs.created", "job", job_id, summary)
    uow.emit(JobCreated(job_id=job_id, title=content.title))
    return Job(
        **{name: getattr(content, name) for name in CONTENT_FIELDS},
        id=job_id,
        status=JobStatus.DRAFT,
        openings_filled=0,
        hiring_team=team,
        workflow=workflow,
        close_reason=None,
        close_note="",
        has_applications=False,
        version=1,
        created_at=now,
        updated_at=now,
        published_at=None,
        closed_at=None,
        confidential=confidential,
    )


def _require_a_part(actor: Actor, team: tuple[TeamMember, ...], *, confidential: bool) -> None:
    """Let nobody lose sight of a job by their own change.

    Raises:
        InvalidInput: the job is confidential and the actor is not on its team.
    """
    sees = not actor.tenant.confined or actor.user_id in {member.user_id for member in team}
    if confidential and not sees:
        raise InvalidInput.of_field(
            "hiring_team",
            say(
                "Only its hiring team sees a confidential job. Put yourself on the team, "
                "or let an administrator make the change."
            ),
        )


async def _other_workflow(uow: UnitOfWork, job: Job, command: UpdateJob) -> Workflow:
    """Return the workflow version that the job is to pin."""
    if command.workflow_id is None:
        return job.workflow
    workflow = await newest_workflow(uow, command.workflow_id)
    same = (workflow.id, workflow.version) == (job.workflow.id, job.workflow.version)
    if not same and job.has_applications:
        raise Conflict(
            say(
                "This job has applications in its workflow. Move them first, from the "
                "workflow's page in the settings, or duplicate the job."
            ),
            code="workflow_in_use",
        )
    return workflow


def _changes(
    job: Job,
    content: JobContent,
    team: tuple[TeamMember, ...],
    workflow: Workflow,
    *,
    confidential: bool,
) -> dict[str, audit.Change]:
    changed = {
        name: audit.Change(_plain(getattr(job, name)), _plain(getattr(content, name)))
        for name in CONTENT_FIELDS
        if getattr(job, name) != getattr(content, name)
    }
    if team != job.hiring_team:
        changed["hiring_team"] = audit.Change(_team(job.hiring_team), _team(team))
    if confidential != job.confidential:
        changed["confidential"] = audit.Change(job.confidential, confidential)
    pinned = (job.workflow.id, job.workflow.version), (workflow.id, workflow.version)
    if pinned[0] != pinned[1]:
        changed["workflow"] = audit.Change(*(_plain(pin) for pin in pinned))
    return changed


def _team(team: tuple[TeamMember, ...]) -> list[dict[str, str]]:
    return [{"user_id": str(member.user_id), "role": member.role.value} for member in team]


def _plain(value: Any) -> Any:
    return msgspec.to_builtins(value)
