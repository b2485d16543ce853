"""Jobs: what an organization hires for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from rolecall.domains.approvals.contracts import ApprovalView
from rolecall.domains.jobs.contracts.questions import Question
from rolecall.domains.jobs.contracts.workflow import Workflow


class JobStatus(StrEnum):
    """Where a job is in its life."""

    DRAFT = "draft"
    PENDING_APPROVAL = "pending_approval"
    OPEN = "open"
    ON_HOLD = "on_hold"
    CLOSED = "closed"
    ARCHIVED = "archived"


class CloseReason(StrEnum):
    """Why a job was closed."""

    FILLED = "filled"
    CANCELLED = "cancelled"
    OTHER = "other"


class RemotePolicy(StrEnum):
    """Where the work is done."""

    ON_SITE = "on_site"
    HYBRID = "hybrid"
    REMOTE = "remote"


class EmploymentType(StrEnum):
    """The kind of contract."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    CONTRACT = "contract"
    TEMPORARY = "temporary"
    INTERNSHIP = "internship"
    PER_DIEM = "per_diem"


class PayPeriod(StrEnum):
    """What a pay range is paid for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class TeamRole(StrEnum):
    """What a member of a hiring team does for the job."""

    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    INTERVIEWER = "interviewer"


@dataclass(frozen=True, slots=True)
class Pay:
    """A pay range in minor units of an ISO 4217 currency. One end may be open (None)."""

    min_minor: int | None
    max_minor: int | None
    currency: str
    period: PayPeriod


@dataclass(frozen=True, slots=True)
class Location:
    """A place of work. `country` is an ISO 3166-1 alpha-2 code; any part may be empty."""

    city: str = ""
    region: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill that the job asks for, or (not `required`) likes to see."""

    name: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class TeamMember:
    """A member of the hiring team. `full_name` is filled in for people, and not kept here."""

    user_id: UUID
    role: TeamRole
    full_name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class JobWarning:
    """Something about a job that deserves a look and stops nothing."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobContent:
    """What people write about a job: everything of it that can be edited."""

    title: str
    department: str = ""
    locations: tuple[Location, ...] = ()
    remote_policy: RemotePolicy = RemotePolicy.ON_SITE
    employment_type: EmploymentType = EmploymentType.FULL_TIME
    pay: Pay | None = None
    description_html: str = ""
    skills: tuple[Skill, ...] = ()
    questions: tuple[Question, ...] = ()
    openings: int = 1
    valid_through: datetime | None = None
    """After this instant the job takes no applications; None for no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(JobContent):
    """One job, whole, with the workflow version that it pins."""

    id: UUID
    status: JobStatus
    openings_filled: int
    hiring_team: tuple[TeamMember, ...]
    workflow: Workflow
    close_reason: CloseReason | None
    close_note: str
    has_applications: bool
    version: int
    created_at: datetime
    updated_at: datetime
    published_at: datetime | None
    closed_at: datetime | None
    confidential: bool
    """Seen by its hiring team, by those who are asked to assess or approve, by administrators."""

    def takes_applications(self, at: datetime) -> bool:
        """Tell whether someone may apply at this instant."""
        return self.status is JobStatus.OPEN and (
            self.valid_through is None or at < self.valid_through
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class JobSummary:
    """A job as lists show it."""

    id: UUID
    title: str
    status: JobStatus
    department: str
    locations: tuple[Location, ...]
    remote_policy: RemotePolicy
    employment_type: EmploymentType
    openings: int
    openings_filled: int
    hiring_team: tuple[TeamMember, ...]
    published_at: datetime | None
    created_at: datetime
    updated_at: datetime
    confidential: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JobView:
    """A job as a member of the organization sees it."""

    job: Job
    public_url: str
    warnings: tuple[JobWarning, ...]
    allowed_actions: tuple[str, ...]
    """What this member may do to it now; the guards behind the buttons ask the same table."""


@dataclass(frozen=True, slots=True)
class JobFilter:
    """Which jobs; every criterion that is given must hold. `q` holds words of title and more."""

    status: JobStatus | None = None
    q: str = ""
    department: str = ""


class JobSort(StrEnum):
    """The orders in which jobs are listed."""

    NEWEST = "-created_at"
    OLDEST = "created_at"
    RECENTLY_CHANGED = "-updated_at"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateJob:
    """Write a draft. Without a workflow the organization's default one is pinned."""

    content: JobContent
    hiring_team: tuple[TeamMember, ...] = ()
    workflow_id: UUID | None = None
    confidential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateJob:
    """Change a job. `changes` holds the names of `JobContent` fields with their new values.

    `version` is the one that the editor saw; None overwrites whatever is there.
    """

    job_id: UUID
    changes: Mapping[str, Any] = field(default_factory=dict)
    hiring_team: tuple[TeamMember, ...] | None = None
    workflow_id: UUID | None = None
    confidential: bool | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateJob:
    """Write a draft like this job."""

    job_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStatus:
    """Publish, pause, resume, archive or delete a job. `version` is the one that was seen."""

    job_id: UUID
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestJobApproval:
    """Submit a job for approval. `note` is for the approvers."""

    job_id: UUID
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobApproval:
    """How a job's approval stands.

    `gate` is `free`, `needed`, `pending` or `granted`; `chain_name` is the chain that applies now,
    empty if none does; `view` is the newest request, if there ever was one.
    """

    gate: str
    chain_name: str
    view: ApprovalView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseJob:
    """Close a job."""

    job_id: UUID
    reason: CloseReason
    note: str = ""
    version: int | None = None
