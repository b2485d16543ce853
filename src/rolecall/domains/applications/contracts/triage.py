"""The queue of applications that wait for somebody to read them and decide."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

WAITING_KINDS: Final = ("applied", "screening")
"""Kinds of stages that are left by a decision that somebody makes from the application itself.

In the others it waits for something else: an assessment, an interview, an answer to an offer.
"""
LONGEST_SNOOZE: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Whose queue; `job_ids` None for all jobs. What `user_id` snoozed past `at` is not in it."""

    user_id: UUID | None
    at: datetime
    job_ids: tuple[UUID, ...] | None = None


@dataclass(frozen=True, slots=True)
class Snooze:
    """A member's wish not to see an application before `until`, in the stay since `entered_at`.

    It is one person's: a colleague on the same job still sees the application, and what is
    promised about it goes on. It ends with the stay, as another stage is another question.
    """

    application_id: UUID
    user_id: UUID
    until: datetime
    entered_at: datetime


@dataclass(frozen=True, slots=True)
class Snoozed:
    """A snoozed application, as a list shows it."""

    application_id: UUID
    candidate_name: str
    job_title: str
    until: datetime


@dataclass(frozen=True, slots=True)
class TriageProgress:
    """How far a member is. `decided_today` counts applications, since midnight where they work."""

    waiting: int
    snoozed: int
    decided_today: int
