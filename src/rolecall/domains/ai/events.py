"""What is published about language models."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class ModelSettingsChanged(Event):
    """The organization's language model was changed, or it is known anew whether it answers."""

    type: ClassVar[str] = "ai.model_settings_changed.v1"

    organization_id: UUID
