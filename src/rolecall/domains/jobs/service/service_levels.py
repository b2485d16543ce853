"""Service levels: what an organization promises about the stages of a workflow.

Guarantees: a promise holds for every job of the workflow, whatever version it goes by, from the
moment it is saved; every change is published, so that what is due is counted anew.
"""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.jobs import policy
from rolecall.domains.jobs.contracts.service_levels import SaveServiceLevels, ServiceLevels
from rolecall.domains.jobs.events import ServiceLevelsChanged
from rolecall.domains.jobs.queries import service_levels as queries
from rolecall.domains.jobs.repository import service_levels as repository
from rolecall.domains.jobs.rules.service_levels import checked_promises
from rolecall.domains.jobs.service.workflows import get_workflow
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import VersionMismatch


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
    if command.version not in {None, before.version}:
        raise VersionMismatch(
            "Somebody else changed these service levels. Load them again.",
            current_version=before.version,
        )
    saved = ServiceLevels(workflow_id=workflow.id, promises=promises, version=before.version + 1)
    await repository.save_service_levels(uow, saved, after=before.version)
    audit.record(
        uow,
        actor,
        "workflows.service_levels_changed",
        "workflow",
        workflow.id,
        f"Changed the service levels of “{workflow.name}”.",
        {"working_days": audit.Change(_days(before), _days(saved))},
    )
    uow.emit(ServiceLevelsChanged(workflow_id=workflow.id))
    return saved


def _days(levels: ServiceLevels) -> dict[str, int]:
    return {promise.stage_key: promise.working_days for promise in levels.promises}
