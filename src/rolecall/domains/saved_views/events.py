"""What saved views publish."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class SavedViewChanged(Event):
    """A view was made, changed or removed, or became somebody's default."""

    type = "saved_views.saved_view_changed.v1"

    view_id: UUID
