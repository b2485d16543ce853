"""Letting a job and its running applications go on in another workflow version.

Guarantees: nothing moves that was not previewed (the version of job and workflow are compared), all
of a job's applications move together, nobody applies into the workflow that is being left, and
nobody is hired, rejected or told anything by it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import queries, repository, rules
from rolecall.domains.applications.contracts import (
    MigrateWorkflow,
    MigrationPlan,
    StageMigration,
    StageRef,
    Transition,
    TransitionKind,
    WorkflowMigrated,
)
from rolecall.domains.applications.events import ApplicationsMigrated
from rolecall.domains.applications.service.workflow import stage_ref
from rolecall.domains.audit import api as audit
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import Job, Stage, Workflow
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say


async def plan_migration(uow: UnitOfWork, job_id: UUID, workflow_id: UUID) -> MigrationPlan:
    """Say what moving a job to the newest version of a workflow would do.

    Raises:
        NotFound: there is no such job or workflow.
    """
    job = await jobs.get_job(uow, job_id)
    target = await jobs.newest_workflow(uow, workflow_id)
    return _plan(job, target, await queries.count_by_stage(uow, job_id))


async def migrate_workflow(
    uow: UnitOfWork, actor: Actor, command: MigrateWorkflow
) -> WorkflowMigrated:
    """Move a job and all of its applications to another workflow version.

    Raises:
        NotFound: there is no such job or workflow.
        VersionMismatch: the job changed since it was previewed.
        Conflict: code `workflow_changed`, the workflow did; or `same_workflow`, the job goes by
            this version already.
        InvalidInput: a stage has no stage to go on as, or one that decides otherwise.
    """
    target = await jobs.newest_workflow(uow, command.workflow_id)
    if target.version != command.workflow_version:
        raise Conflict(
            say(
                "“{target}” has a newer version by now. Look at the preview again.",
                target=target.name,
            ),
            code="workflow_changed",
            current_version=target.version,
        )
    # Whoever moves an application locks it before its job, so this does too.
    await repository.lock_stages_of_job(uow, command.job_id)
    job = await jobs.pin_workflow(uow, actor, command.job_id, target, command.expected_version)
    if (job.workflow.id, job.workflow.version) == (target.id, target.version):
        raise Conflict(
            say(
                "“{job}” goes by version {version} of “{target}” already.",
                job=job.title,
                version=target.version,
                target=target.name,
            ),
            code="same_workflow",
        )
    mapping = rules.checked_mapping(job.workflow, target, command.stages)
    # Again, for who applied between the two locks; from here on nobody can.
    before = await repository.lock_stages_of_job(uow, job.id)
    plan, at = _plan(job, target, Counter(key for _, key in before)), clock.now()
    for key, stage in mapping.items():
        await repository.pin_stage(
            uow, job.id, key, stage_ref(stage), (target.id, target.version), at
        )
    moved = _moves(actor, job.workflow, mapping, before, at)
    await repository.insert_transitions(uow, moved)
    keys = {key: stage.key for key, stage in mapping.items()}
    await repository.insert_migration(uow, plan, keys, at)
    _tell(uow, actor, plan, keys, len(moved))
    return WorkflowMigrated(job.id, len(before), len(moved))


async def stage_by_now(
    uow: UnitOfWork, workflow: Workflow, job_id: UUID, stage: StageRef, since: datetime
) -> StageRef | None:
    """Return what a stage of an earlier workflow version is called in `workflow`.

    None where no stage of it goes on.
    """
    found = workflow.find_stage(stage.key)
    if found is not None and found.kind.value == stage.kind:
        return stage_ref(found)
    key = stage.key
    for mapping in await queries.list_mappings_since(uow, job_id, since):
        key = mapping.get(key, key)
    found = workflow.find_stage(key)
    return stage_ref(found) if found is not None else None


def _plan(job: Job, target: Workflow, counts: Mapping[str, int]) -> MigrationPlan:
    return MigrationPlan(
        job_id=job.id,
        job_title=job.title,
        job_version=job.version,
        from_workflow=job.workflow,
        to_workflow=target,
        stages=tuple(
            StageMigration(
                stage=stage_ref(stage),
                applications=counts.get(stage.key, 0),
                choices=tuple(stage_ref(other) for other in rules.choices(stage, target)),
                suggested=fitting.key if (fitting := rules.suggestion(stage, target)) else None,
            )
            for stage in job.workflow.stages
        ),
    )


def _moves(
    actor: Actor,
    source: Workflow,
    mapping: Mapping[str, Stage],
    before: Sequence[tuple[UUID, str]],
    at: datetime,
) -> list[Transition]:
    """Return the history entries of applications whose stage has another key from now on."""
    return [
        Transition(
            id=ids.uuid7(),
            application_id=application_id,
            kind=TransitionKind.MIGRATED,
            from_stage=stage_ref(source.stage(key)),
            to_stage=stage_ref(mapping[key]),
            at=at,
            by_kind=actor.kind.value,
            by_id=actor.user_id,
            by_name=actor.name,
            reason=say("The job's workflow has changed."),
            note="",
            undoes_id=None,
        )
        for application_id, key in before
        if mapping[key].key != key
    ]


def _tell(
    uow: UnitOfWork, actor: Actor, plan: MigrationPlan, keys: Mapping[str, str], moved: int
) -> None:
    source, target = plan.from_workflow, plan.to_workflow
    audit.record(
        uow,
        actor,
        "jobs.workflow_migrated",
        "job",
        plan.job_id,
        say(
            "Moved “{job_title}” from “{source}”, version {version}, to “{target}”, version "
            "{target_version}.",
            job_title=plan.job_title,
            source=source.name,
            version=source.version,
            target=target.name,
            target_version=target.version,
        ),
        {
            "workflow": audit.Change(
                {"id": str(source.id), "version": source.version},
                {"id": str(target.id), "version": target.version},
            ),
            "stages": audit.Change(list(keys), list(keys.values())),
        },
    )
    uow.emit(
        ApplicationsMigrated(
            job_id=plan.job_id,
            workflow_id=target.id,
            workflow_version=target.version,
            moved=moved,
        )
    )
