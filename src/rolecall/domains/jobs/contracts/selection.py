"""The vocabulary of choosing many jobs at once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.domains.jobs.contracts.jobs import JobStatus
from rolecall.domains.jobs.contracts.workflow import Workflow


@dataclass(frozen=True, slots=True)
class JobSelection:
    """Which jobs; every criterion that is given must hold.

    `member_id` is on the hiring team in any role, `recruiter_id` as a recruiter.
    """

    job_ids: tuple[UUID, ...] = ()
    departments: tuple[str, ...] = ()
    recruiter_id: UUID | None = None
    member_id: UUID | None = None

    @property
    def is_open(self) -> bool:
        """Whether every job is meant."""
        return self == JobSelection()


@dataclass(frozen=True, slots=True)
class JobFacts:
    """What is known of a job where many are looked at. `opened_at`: first published."""

    id: UUID
    title: str
    department: str
    status: JobStatus
    opened_at: datetime | None
    recruiter_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class WorkflowOfJobs:
    """A version of a workflow, and the jobs of a selection that go by it."""

    workflow: Workflow
    job_ids: tuple[UUID, ...]
