"""What integrations publish. No event says what a record says."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class ConnectionChanged(Event):
    """A connection was set up, changed, tested, paused, or something was read from it."""

    type = "integrations.connection_changed.v1"
    connection_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class SyncDue(Event):
    """It is time to read from a connection, if `due_at` is still when that was planned."""

    type = "integrations.sync_due.v1"
    connection_id: UUID
    due_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class SyncCompleted(Event):
    """A run came to its end."""

    type = "integrations.sync_completed.v1"
    connection_id: UUID
    run_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class ConnectionBroken(Event):
    """The other side does not take the credentials any more: a person must authorise anew."""

    type = "integrations.connection_broken.v1"
    connection_id: UUID
