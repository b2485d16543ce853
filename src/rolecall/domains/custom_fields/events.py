"""What custom fields publish."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class CustomFieldChanged(Event):
    """A field was made, changed or removed."""

    type = "custom_fields.custom_field_changed.v1"

    field_id: UUID
    record_type: str
