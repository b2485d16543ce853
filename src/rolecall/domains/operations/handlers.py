"""The work itself, and which views the events of operations make stale."""

from datetime import timedelta

from rolecall.domains.identity import api as identity
from rolecall.domains.operations import service
from rolecall.domains.operations.events import OperationProgressed, OperationStarted
from rolecall.infra.outbox import Delivered, handles_outside_transaction, scheduled
from rolecall.infra.realtime import StaleKeys, stales
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant

MOST_FAILURES = 40
"""The database may be away for hours before somebody has to look; what is done stays done."""


@handles_outside_transaction(
    OperationStarted, name="operations.run", queue="bulk", max_failures=MOST_FAILURES
)
async def run(runtime: Runtime, event: OperationStarted, delivered: Delivered) -> None:
    """Go on with the operation for a while."""
    await service.run_operation(runtime.database, delivered.org_id, event.operation_id)


@scheduled("operations.forget_old", every=timedelta(hours=1), queue="bulk")
async def forget_old(runtime: Runtime) -> None:
    """Remove files of exports after seven days, and operations after ninety."""
    for organization in await identity.list_organizations(runtime.database):
        async with runtime.database.transaction(Tenant(organization.id)) as uow:
            await service.forget_old(uow)


@stales(OperationStarted)
def _on_started(event: OperationStarted) -> StaleKeys:
    return [["operations"], ["operations", str(event.operation_id)]]


@stales(OperationProgressed)
def _on_progressed(event: OperationProgressed) -> StaleKeys:
    return [["operations"], ["operations", str(event.operation_id)]]
