"""What a rule would have done."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ReplayedApplication:
    """An application that the rule would have matched, and what has become of it since."""

    id: UUID
    candidate_name: str
    job_title: str
    stage_name: str
    status: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Replay:
    """Of `total` applications in the last `days`, `matched` would have been; `hired` of these were.

    `applications` are the newest of them; `capped` says that there were more than were looked at.
    """

    days: int
    total: int
    matched: int
    hired: int
    applications: tuple[ReplayedApplication, ...]
    capped: bool = False
