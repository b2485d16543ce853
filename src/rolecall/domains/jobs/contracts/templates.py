"""Templates: what a new job can begin with."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.domains.jobs.contracts.jobs import JobContent


@dataclass(frozen=True, slots=True, kw_only=True)
class JobTemplate:
    """The content of a job under a name, without its team, its workflow and its last day."""

    id: UUID
    name: str
    content: JobContent
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveTemplate:
    """Keep the content of a job as a template."""

    job_id: UUID
    name: str
