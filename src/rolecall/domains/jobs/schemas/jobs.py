"""Jobs over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints

from rolecall.domains.jobs.contracts import (
    CloseJob,
    CloseReason,
    CreateJob,
    EmploymentType,
    JobContent,
    JobStatus,
    JobSummary,
    JobView,
    Location,
    Pay,
    PayPeriod,
    RemotePolicy,
    RequestJobApproval,
    Skill,
    StageKind,
    TeamMember,
    TeamRole,
    UpdateJob,
)
from rolecall.domains.jobs.rules.content import content_warnings
from rolecall.domains.jobs.rules.description import MAX_LENGTH, clean_html
from rolecall.domains.jobs.rules.wording import places
from rolecall.domains.jobs.schemas.questions import (
    QuestionIn,
    QuestionOut,
    in_order,
    questions_out,
)
from rolecall.infra.http import In, Out, Said
from rolecall.infra.http.schemas import ShortText

Part = Annotated[str, StringConstraints(max_length=100)]
Minor = Annotated[int, Field(ge=0, le=10**15)]
Description = Annotated[str, StringConstraints(max_length=MAX_LENGTH)]


class LocationIn(In):
    """A place of work. `country` is an ISO 3166-1 alpha-2 code or a country's English name."""

    city: Part = ""
    region: Part = ""
    country: Part = ""


class PayIn(In):
    """A pay range in minor units (cents for USD); one end may be left open."""

    min_minor: Minor | None = None
    max_minor: Minor | None = None
    currency: Annotated[str, StringConstraints(min_length=3, max_length=3, to_upper=True)]
    period: PayPeriod


class SkillIn(In):
    """A skill that the job needs, or (not `required`) likes to see."""

    name: Annotated[str, StringConstraints(max_length=80)]
    required: bool = True


class TeamMemberIn(In):
    """A member of the organization on the hiring team."""

    user_id: UUID
    role: TeamRole


class JobPatch(In):
    """What is to change; a field that is left out stays as it is."""

    title: ShortText = ""
    department: Part = ""
    locations: list[LocationIn] = Field(default_factory=list, max_length=20)
    remote_policy: RemotePolicy = RemotePolicy.ON_SITE
    employment_type: EmploymentType = EmploymentType.FULL_TIME
    pay: PayIn | None = None
    description_html: Description = ""
    skills: list[SkillIn] = Field(default_factory=list, max_length=50)
    questions: list[QuestionIn] = Field(default_factory=list, max_length=50)
    openings: Annotated[int, Field(ge=1, le=10_000)] = 1
    valid_through: AwareDatetime | None = None
    hiring_team: list[TeamMemberIn] = Field(default_factory=list, max_length=100)
    workflow_id: UUID | None = None
    confidential: bool = False

    def update(self, job_id: UUID, version: int | None) -> UpdateJob:
        """Return the command to change the fields that were sent."""
        sent = self.model_fields_set
        content = self.content()
        named = sent - {"hiring_team", "workflow_id", "confidential"}
        return UpdateJob(
            job_id=job_id,
            changes={name: getattr(content, name) for name in sorted(named)},
            hiring_team=self._team() if "hiring_team" in sent else None,
            workflow_id=self.workflow_id,
            confidential=self.confidential if "confidential" in sent else None,
            version=version,
        )

    def _team(self) -> tuple[TeamMember, ...]:
        return tuple(TeamMember(member.user_id, member.role) for member in self.hiring_team)

    def content(self) -> JobContent:
        """Return what people write about the job, as it was sent."""
        pay = self.pay
        return JobContent(
            title=self.title,
            department=self.department,
            locations=tuple(
                Location(item.city, item.region, item.country) for item in self.locations
            ),
            remote_policy=self.remote_policy,
            employment_type=self.employment_type,
            pay=Pay(pay.min_minor, pay.max_minor, pay.currency, pay.period) if pay else None,
            description_html=self.description_html,
            skills=tuple(Skill(skill.name, skill.required) for skill in self.skills),
            questions=in_order(self.questions),
            openings=self.openings,
            valid_through=self.valid_through,
        )


class JobIn(JobPatch):
    """A new job: a draft until it is published."""

    title: ShortText

    def create(self) -> CreateJob:
        """Return the command to write the draft."""
        return CreateJob(
            content=self.content(),
            hiring_team=self._team(),
            workflow_id=self.workflow_id,
            confidential=self.confidential,
        )


class ApprovalRequestIn(In):
    """A word to the approvers."""

    note: Annotated[str, StringConstraints(max_length=2_000)] = ""

    def command(self, job_id: UUID) -> RequestJobApproval:
        """Return the command to submit the job."""
        return RequestJobApproval(job_id=job_id, note=self.note)


class CloseIn(In):
    """Why the job is closed."""

    reason: CloseReason
    note: Annotated[str, StringConstraints(max_length=2_000)] = ""

    def command(self, job_id: UUID, version: int | None) -> CloseJob:
        """Return the command to close the job."""
        return CloseJob(job_id=job_id, reason=self.reason, note=self.note, version=version)


class LocationOut(Out):
    """A place of work; `country` is an ISO 3166-1 alpha-2 code."""

    city: str
    region: str
    country: str


class PayOut(Out):
    """A pay range in minor units."""

    min_minor: int | None
    max_minor: int | None
    currency: str
    period: PayPeriod


class SkillOut(Out):
    """A skill."""

    name: str
    required: bool


class TeamMemberOut(Out):
    """A member of the hiring team."""

    user_id: UUID
    full_name: str
    role: TeamRole


class StageOut(Out):
    """A stage of the job's workflow."""

    key: str
    name: str
    kind: StageKind


class PinnedWorkflowOut(Out):
    """The workflow version that the job's applications go through."""

    id: UUID
    version: int
    name: str
    stages: list[StageOut]


class WarningOut(Out):
    """Something that deserves a look and stops nothing."""

    code: str
    message: Said


class JobSummaryOut(Out):
    """A job in a list. `location` is its first place in words."""

    id: UUID
    title: str
    status: JobStatus
    department: str
    location: str
    locations: list[LocationOut]
    remote_policy: RemotePolicy
    employment_type: EmploymentType
    openings: int
    openings_filled: int
    hiring_team: list[TeamMemberOut]
    published_at: AwareDatetime | None
    created_at: AwareDatetime
    updated_at: AwareDatetime
    confidential: bool

    @classmethod
    def of(cls, job: JobSummary) -> "JobSummaryOut":
        """Render a summary."""
        return cls(
            id=job.id,
            title=job.title,
            status=job.status,
            department=job.department,
            location=places(job.locations),
            locations=[LocationOut.model_validate(item) for item in job.locations],
            remote_policy=job.remote_policy,
            employment_type=job.employment_type,
            openings=job.openings,
            openings_filled=job.openings_filled,
            hiring_team=[TeamMemberOut.model_validate(member) for member in job.hiring_team],
            published_at=job.published_at,
            created_at=job.created_at,
            updated_at=job.updated_at,
            confidential=job.confidential,
        )


class JobOut(Out):
    """A job, whole."""

    id: UUID
    title: str
    status: JobStatus
    department: str
    locations: list[LocationOut]
    remote_policy: RemotePolicy
    employment_type: EmploymentType
    pay: PayOut | None
    description_html: str
    skills: list[SkillOut]
    questions: list[QuestionOut]
    openings: int
    openings_filled: int
    valid_through: AwareDatetime | None
    hiring_team: list[TeamMemberOut]
    workflow: PinnedWorkflowOut
    public_url: str
    warnings: list[WarningOut]
    close_reason: CloseReason | None
    close_note: str
    has_applications: bool
    version: int
    created_at: AwareDatetime
    updated_at: AwareDatetime
    published_at: AwareDatetime | None
    closed_at: AwareDatetime | None
    confidential: bool
    allowed_actions: list[str]

    @classmethod
    def of(cls, view: JobView) -> "JobOut":
        """Render a job as its reader sees it."""
        job = view.job
        plain: dict[str, Any] = {
            name: getattr(job, name)
            for name in cls.model_fields
            if hasattr(job, name) and name != "questions"
        }
        return cls.model_validate(
            {
                **plain,
                "questions": questions_out(job.questions),
                "public_url": view.public_url,
                "warnings": view.warnings,
                "allowed_actions": view.allowed_actions,
            }
        )


class PreviewOut(Out):
    """The description as the public would see it, and what of the job deserves a look."""

    html: str
    warnings: list[WarningOut]

    @classmethod
    def of(cls, content: JobContent) -> "PreviewOut":
        """Render what is being typed."""
        return cls(
            html=clean_html(content.description_html),
            warnings=[WarningOut.model_validate(one) for one in content_warnings(content)],
        )
