"""What holds publish."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class HoldChanged(Event):
    """A hold was placed or lifted. `kind` and `subject_id` say what it is about."""

    type = "holds.hold_changed.v1"

    hold_id: UUID
    kind: str
    subject_id: UUID
