"""What integrations do about events, and which views their own make stale."""

from rolecall.domains.integrations import service
from rolecall.domains.integrations.events import (
    ConnectionBroken,
    ConnectionChanged,
    SyncCompleted,
    SyncDue,
)
from rolecall.infra.outbox import Delivered, handles_outside_transaction
from rolecall.infra.realtime import StaleKeys, stales
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant


@handles_outside_transaction(SyncDue, name="integrations.on_sync_due", queue="sync")
async def on_sync_due(runtime: Runtime, event: SyncDue, delivered: Delivered) -> None:
    """Read from a connection."""
    await service.sync_due(runtime.database, Tenant(delivered.org_id), event)


def _stale(event: ConnectionChanged | SyncCompleted | ConnectionBroken) -> StaleKeys:
    return [["connections"], ["connections", str(event.connection_id)]]


stales(ConnectionChanged)(_stale)
stales(SyncCompleted)(_stale)
stales(ConnectionBroken)(_stale)
