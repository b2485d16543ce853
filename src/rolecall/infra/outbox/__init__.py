"""Events as rows, delivered to handlers once each.

The transaction that changes something writes its events beside the change. The relay expands each
event into one delivery per handler and rings for a worker; the worker locks the delivery, runs the
handler and marks it done in one transaction. PostgreSQL holds the truth; the broker only wakes.
"""

from rolecall.infra.outbox.registry import (
    Delivered,
    HandlerRegistration,
    handles,
    handles_outside_transaction,
    registry,
    scheduled,
)
from rolecall.infra.outbox.writer import write_events

__all__ = [
    "Delivered",
    "HandlerRegistration",
    "handles",
    "handles_outside_transaction",
    "registry",
    "scheduled",
    "write_events",
]
