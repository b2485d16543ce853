"""Open jobs as anybody may see them."""

from uuid import UUID

from pydantic import AwareDatetime

from rolecall.domains.jobs.contracts import (
    EmploymentType,
    Job,
    PublicPosting,
    RemotePolicy,
)
from rolecall.domains.jobs.schemas.jobs import LocationOut, PayOut, SkillOut
from rolecall.domains.jobs.schemas.questions import PublicQuestionOut, public_questions_out
from rolecall.infra.http import Out


class PublicOrganizationOut(Out):
    """Whose job it is."""

    name: str
    slug: str


class PublicJobOut(Out):
    """An open job in a list. `url` is its page."""

    id: UUID
    title: str
    organization: PublicOrganizationOut
    department: str
    locations: list[LocationOut]
    remote_policy: RemotePolicy
    employment_type: EmploymentType
    pay: PayOut | None
    published_at: AwareDatetime
    valid_through: AwareDatetime | None
    url: str


class PublicJobDetailOut(PublicJobOut):
    """An open job, whole."""

    description_html: str
    skills: list[SkillOut]
    questions: list[PublicQuestionOut]
    apply_url: str

    @classmethod
    def of(cls, posting: PublicPosting, job: Job, url: str, base_url: str) -> "PublicJobDetailOut":
        """Render a job with what only its own page shows."""
        return cls.model_validate(
            {
                "id": posting.id,
                "title": posting.title,
                "organization": {
                    "name": posting.organization_name,
                    "slug": posting.organization_slug,
                },
                "department": posting.department,
                "locations": posting.locations,
                "remote_policy": posting.remote_policy,
                "employment_type": posting.employment_type,
                "pay": posting.pay,
                "published_at": posting.published_at,
                "valid_through": posting.valid_through,
                "url": url,
                "description_html": job.description_html,
                "skills": job.skills,
                "questions": public_questions_out(job.questions),
                "apply_url": f"{base_url}/api/v1/public/jobs/{posting.id}/applications",
            }
        )
