"""`/api/v1/jobs/{id}/workflow-migration`: another workflow version for a job that is under way."""

from uuid import UUID

from rolecall.access import Permission
from rolecall.domains.applications import service
from rolecall.domains.applications.schemas import MigratedOut, MigrateIn, MigrationPlanOut
from rolecall.infra.http import ActorDep, IfMatch, Router, Uow, org

router = Router(prefix="/jobs", tags=["workflows"])
_MANAGE = org(Permission.WORKFLOWS_MANAGE)


@router.get("/{job_id}/workflow-migration", **_MANAGE)
async def preview_workflow_migration(uow: Uow, job_id: UUID, workflow_id: UUID) -> MigrationPlanOut:
    """Say what moving the job to the newest version of a workflow would do; nothing is written."""
    return MigrationPlanOut.of(await service.plan_migration(uow, job_id, workflow_id))


@router.post("/{job_id}/workflow-migration", **_MANAGE)
async def migrate_workflow(
    uow: Uow, actor: ActorDep, job_id: UUID, body: MigrateIn, if_match: IfMatch
) -> MigratedOut:
    """Move the job and all of its applications to a workflow version that was previewed."""
    command = body.command(job_id, if_match)
    return MigratedOut.of(await service.migrate_workflow(uow, actor, command))
