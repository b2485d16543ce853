"""What candidates publish."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class CandidateCreated(Event):
    """A person's record was made in this organization."""

    type = "candidates.candidate_created.v1"

    candidate_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class CandidateUpdated(Event):
    """Name, contact or headline changed; copies elsewhere follow."""

    type = "candidates.candidate_updated.v1"

    candidate_id: UUID
