"""The workflow version that an application is pinned to, in the terms of this domain."""

from uuid import UUID

from rolecall.domains.applications.contracts import ApplicationRow, StageRef
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import Stage, Workflow
from rolecall.infra.db import Reader

_MAX_KEPT = 5_000
_kept: dict[tuple[UUID, UUID, int], Workflow] = {}
"""Versions never change, so a process that has read one keeps it. The tenant is in the key."""


async def workflow_of(reader: Reader, application: ApplicationRow) -> Workflow:
    """Return the workflow version that the application is pinned to."""
    key = (reader.org_id, application.workflow_id, application.workflow_version)
    found = _kept.get(key)
    if found is None:
        found = await jobs.get_workflow(
            reader, application.workflow_id, application.workflow_version
        )
        if len(_kept) >= _MAX_KEPT:
            _kept.clear()
        _kept[key] = found
    return found


def stage_ref(stage: Stage) -> StageRef:
    """Return a stage of a workflow in the terms of this domain."""
    return StageRef(stage.key, stage.name, stage.kind)


async def stages(reader: Reader, application: ApplicationRow) -> list[StageRef]:
    """Return all stages, in order."""
    workflow = await workflow_of(reader, application)
    return [stage_ref(stage) for stage in workflow.stages]


async def allowed_targets(reader: Reader, application: ApplicationRow) -> list[StageRef]:
    """Return the stages that a member may move the application to."""
    workflow = await workflow_of(reader, application)
    return [stage_ref(stage) for stage in workflow.allowed_moves(application.stage_key)]
