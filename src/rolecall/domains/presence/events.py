"""Published facts about presence. Who looks at what is none: it is kept nowhere."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class PresenceChosen(Event):
    """Somebody decided whether others see what they have open."""

    type = "presence.presence_chosen.v1"

    user_id: UUID
