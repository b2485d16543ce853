"""What operations publish."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class OperationStarted(Event):
    """Work on many records was asked for."""

    type = "operations.operation_started.v1"

    operation_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class OperationProgressed(Event):
    """Some more items have an outcome, or the operation ended."""

    type = "operations.operation_progressed.v1"

    operation_id: UUID
