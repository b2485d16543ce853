"""The work itself, and which views the events of operations make stale."""

from rolecall.domains.operations import service
from rolecall.domains.operations.events import OperationProgressed, OperationStarted
from rolecall.infra.outbox import Delivered, handles_outside_transaction
from rolecall.infra.realtime import StaleKeys, stales
from rolecall.infra.runtime import Runtime

MOST_FAILURES = 40
"""The database may be away for hours before somebody has to look; what is done stays done."""


@handles_outside_transaction(
    OperationStarted, name="operations.run", queue="bulk", max_failures=MOST_FAILURES
)
async def run(runtime: Runtime, event: OperationStarted, delivered: Delivered) -> None:
    """Go on with the operation for a while."""
    await service.run_operation(runtime.database, delivered.org_id, event.operation_id)


@stales(OperationStarted)
def _on_started(event: OperationStarted) -> StaleKeys:
    return [["operations"], ["operations", str(event.operation_id)]]


@stales(OperationProgressed)
def _on_progressed(event: OperationProgressed) -> StaleKeys:
    return [["operations"], ["operations", str(event.operation_id)]]
