"""What happens to requests for adjustments. No event says what was asked."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class AccommodationAsked(Event):
    """Somebody asked for an adjustment, or wrote more about it."""

    type: ClassVar[str] = "accommodations.asked.v1"

    application_id: UUID
    entry_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class AccommodationAnswered(Event):
    """A member answered."""

    type: ClassVar[str] = "accommodations.answered.v1"

    application_id: UUID
    entry_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class AccommodationShared(Event):
    """What interviewers are told is another line now."""

    type: ClassVar[str] = "accommodations.shared.v1"

    application_id: UUID
