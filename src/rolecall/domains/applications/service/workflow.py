"""The workflow version that an application is pinned to, in the terms of this domain."""

from rolecall.domains.applications.contracts import ApplicationRow, StageRef
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import Workflow
from rolecall.infra.db import UnitOfWork


async def workflow_of(uow: UnitOfWork, application: ApplicationRow) -> Workflow:
    """Return the application's workflow."""
    return await jobs.get_workflow(uow, application.workflow_id, application.workflow_version)


async def stages(uow: UnitOfWork, application: ApplicationRow) -> list[StageRef]:
    """Return all stages, in order."""
    workflow = await workflow_of(uow, application)
    return [StageRef(stage.key, stage.name, stage.kind) for stage in workflow.stages]


async def allowed_targets(uow: UnitOfWork, application: ApplicationRow) -> list[StageRef]:
    """Return the stages that a member may move the application to."""
    workflow = await workflow_of(uow, application)
    return [
        StageRef(stage.key, stage.name, stage.kind)
        for stage in workflow.allowed_moves(application.stage_key)
    ]
