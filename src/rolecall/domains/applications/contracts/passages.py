"""How applications went through the stages of a workflow."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.domains.applications.contracts.applications import ApplicationStatus


@dataclass(frozen=True, slots=True)
class Passage:
    """An application that entered or left a stage `at`, as it is now."""

    application_id: UUID
    candidate_id: UUID
    candidate_name: str
    job_title: str
    stage_name: str
    status: ApplicationStatus
    source: str
    knocked_out: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class KnockoutReplay:
    """Of `total` answers in the last `days`, `matched` fit the rule; `hired` of these were hired.

    `applications` are the newest of them; `capped` says that there were more answers.
    """

    days: int
    total: int
    matched: int
    hired: int
    applications: tuple[Passage, ...]
    capped: bool
