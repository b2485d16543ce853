"""What happens to profiles."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class ResumeDue(Event):
    """A résumé is to be read: for the first time, by a newer parser, or because somebody asked."""

    type: ClassVar[str] = "profiles.resume_due.v1"

    file_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class ResumeRead(Event):
    """A résumé was read, or could not be: `state` is a `ReadingState`."""

    type: ClassVar[str] = "profiles.resume_read.v1"

    file_id: UUID
    state: str
    parser: int


@published
@dataclass(frozen=True, kw_only=True)
class ImprovementDue(Event):
    """A language model is to look at what was read of a résumé at `read_at`.

    It is about the reading and not about the file: one that waits for its model holds up no other.
    """

    type: ClassVar[str] = "profiles.improvement_due.v1"

    reading_id: UUID
    file_id: UUID
    read_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class ResumeImproved(Event):
    """A language model took part in reading a résumé, or was asked to and could not."""

    type: ClassVar[str] = "profiles.resume_improved.v1"

    file_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class ProfileChanged(Event):
    """Somebody changed a person's profile."""

    type: ClassVar[str] = "profiles.profile_changed.v1"

    candidate_id: UUID
