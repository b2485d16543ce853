"""The vocabulary of legal holds."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class HeldKind(StrEnum):
    """What is held."""

    CANDIDATE = "candidate"
    """All that is kept of a person."""
    JOB = "job"
    """A job with its applications, and so the people who applied."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold, as long as it is neither lifted nor over.

    `ends_on` is its last day in the organization's time zone, `ends_at` the instant after that day;
    None for one that is open.
    """

    id: UUID
    kind: HeldKind
    subject_id: UUID
    reason: str
    ends_on: date | None
    ends_at: datetime | None
    placed_by_name: str
    placed_at: datetime
    lifted_at: datetime | None
    lifted_by_name: str
    version: int

    def holds_at(self, now: datetime) -> bool:
        """Tell whether it holds at an instant."""
        return self.lifted_at is None and (self.ends_at is None or now < self.ends_at)


@dataclass(frozen=True, slots=True)
class PlaceHold:
    """Hold something, until the end of a day or until somebody lifts it."""

    kind: HeldKind
    subject_id: UUID
    reason: str
    ends_on: date | None
