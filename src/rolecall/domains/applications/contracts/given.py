"""What a person gave with an application, beside what their record says."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.domains.candidates.contracts.given import GivenField


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A value that was taken over from an application into the record, and stands."""

    id: UUID
    field: GivenField
    value: str
    replaced: str
    """What the record said before."""
    at: datetime
    by_name: str
    by_candidate: bool


@dataclass(frozen=True, slots=True)
class GivenValue:
    """A value as it was given with an application, and what became of it.

    `differs`: the record says something else. `taken` is how it was taken over, None if it was not.
    """

    field: GivenField
    value: str
    on_record: str
    differs: bool
    taken: TakenOver | None
