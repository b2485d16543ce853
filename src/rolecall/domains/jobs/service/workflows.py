"""Workflows: the organization's graphs, version by version."""

from typing import Any
from uuid import UUID

import msgspec

from rolecall.access import Actor
from rolecall.access.actor import system_actor
from rolecall.domains.audit import api as audit
from rolecall.domains.jobs import policy
from rolecall.domains.jobs.contracts import Job, SaveWorkflow, Workflow, WorkflowGraph
from rolecall.domains.jobs.events import JobUpdated, WorkflowChanged
from rolecall.domains.jobs.queries import workflows as queries
from rolecall.domains.jobs.repository import jobs as job_repository
from rolecall.domains.jobs.repository import workflows as repository
from rolecall.domains.jobs.rules.workflow import DEFAULT_NAME, DEFAULT_WORKFLOW, checked_graph
from rolecall.domains.jobs.service import loading
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import FieldError, InvalidInput, NotFound, VersionMismatch
from rolecall.kernel.sentences import say


async def list_workflows(uow: UnitOfWork) -> list[Workflow]:
    """Return the newest version of each workflow, the default one first."""
    await default_workflow(uow)
    return await queries.list_workflows(uow)


async def get_workflow(uow: UnitOfWork, workflow_id: UUID, version: int | None = None) -> Workflow:
    """Return a version of a workflow, the newest one if none is named.

    Raises:
        NotFound: the tenant has none of this id, or none of this version.
    """
    if version is None:
        found = await queries.find_workflow(uow, workflow_id)
    else:
        found = await queries.find_workflow_version(uow, workflow_id, version)
    if found is None:
        raise NotFound(say("There is no such workflow."))
    return found


async def default_workflow(uow: UnitOfWork) -> Workflow:
    """Return the workflow that new jobs begin with; it is made when it is first asked for."""
    found = await queries.find_default_workflow(uow)
    if found is None:
        await _insert_default(uow)
        # Somebody else may have made it at the same time: then theirs is the one.
        found = await queries.find_default_workflow(uow)
    if found is None:
        raise NotFound(say("There is no default workflow."))
    return found


async def _insert_default(uow: UnitOfWork) -> None:
    workflow_id = ids.uuid7()
    if await repository.insert_workflow(
        uow, workflow_id, DEFAULT_NAME, DEFAULT_WORKFLOW, is_default=True
    ):
        audit.record(
            uow,
            system_actor(uow.org_id),
            "workflows.created",
            "workflow",
            workflow_id,
            say("Made the workflow that every organization begins with."),
        )


async def newest_workflow(uow: UnitOfWork, workflow_id: UUID | None) -> Workflow:
    """Return the version that a job pins now: of the workflow named, or of the default one.

    Raises:
        InvalidInput: the tenant has none of this id.
    """
    if workflow_id is None:
        return await default_workflow(uow)
    found = await queries.find_workflow(uow, workflow_id)
    if found is None:
        raise InvalidInput.of_field("workflow_id", say("There is no such workflow."), "not_found")
    return found


def faults_of_workflow(command: SaveWorkflow) -> tuple[FieldError, ...]:
    """Return what saving would refuse; nothing where it would not."""
    try:
        checked_graph(command.stages, command.moves, may_reopen=command.may_reopen)
    except InvalidInput as refusal:
        return tuple(refusal.errors)
    return ()


async def save_workflow(uow: UnitOfWork, actor: Actor, command: SaveWorkflow) -> Workflow:
    """Make a workflow, or the next version of one; jobs keep the version that they pinned.

    Raises:
        InvalidInput: code `invalid_workflow`, with one field error per fault of the graph.
        NotFound: there is no such workflow.
        VersionMismatch: there is a newer version than the one that was seen.
    """
    policy.can_manage_workflows(actor).require()
    graph = checked_graph(command.stages, command.moves, may_reopen=command.may_reopen)
    if command.workflow_id is None:
        workflow_id, before = await _insert(uow, command.name, graph), None
    else:
        before = await get_workflow(uow, command.workflow_id)
        workflow_id = before.id
        await _add_version(uow, before, command, graph)
    if command.make_default:
        await repository.make_default(uow, workflow_id)
    saved = await get_workflow(uow, workflow_id)
    word = "created" if before is None else "changed"
    audit.record(
        uow,
        actor,
        f"workflows.{word}",
        "workflow",
        workflow_id,
        say(
            "Created the workflow “{workflow}”, version {version}.",
            workflow=saved.name,
            version=saved.version,
        )
        if before is None
        else say(
            "Changed the workflow “{workflow}”, version {version}.",
            workflow=saved.name,
            version=saved.version,
        ),
        {"graph": audit.Change(_plain(before), _plain(saved))},
    )
    uow.emit(WorkflowChanged(workflow_id=workflow_id, version=saved.version))
    return saved


async def pin_workflow(
    uow: UnitOfWork, actor: Actor, job_id: UUID, workflow: Workflow, version: int | None
) -> Job:
    """Let a job go on with another workflow version; returns the job as it was before.

    The caller moves the job's applications in the same transaction, and tells of it in the audit
    log. The job stays locked until then, so that nobody applies into the workflow that is left.

    Raises:
        NotFound: there is no such job.
        VersionMismatch: the job changed since `version` was read.
    """
    policy.can_manage_workflows(actor).require()
    job = await loading.get_for_update(uow, job_id, version)
    pin = {"workflow_id": workflow.id, "workflow_version": workflow.version}
    await job_repository.update_job(uow, job, {**pin, "updated_at": clock.now()})
    uow.emit(JobUpdated(job_id=job.id, fields=("workflow",)))
    return job


async def _insert(uow: UnitOfWork, name: str, graph: WorkflowGraph) -> UUID:
    # Before the first own workflow there is the default one, or this would take its place.
    await default_workflow(uow)
    workflow_id = ids.uuid7()
    await repository.insert_workflow(uow, workflow_id, name, graph, is_default=False)
    return workflow_id


async def _add_version(
    uow: UnitOfWork, before: Workflow, command: SaveWorkflow, graph: WorkflowGraph
) -> None:
    if command.version is not None and command.version != before.version:
        raise VersionMismatch(
            say("Somebody else changed this workflow since you loaded it. Load it again."),
            current_version=before.version,
        )
    await repository.add_version(uow, before.id, before.version, command.name, graph)


def _plain(workflow: Workflow | None) -> Any:
    if workflow is None:
        return None
    return {
        "name": workflow.name,
        "stages": msgspec.to_builtins(workflow.stages),
        "moves": [[move.from_stage, move.to_stage] for move in workflow.moves],
        "may_reopen": workflow.may_reopen,
    }
