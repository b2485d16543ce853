"""Job templates over HTTP."""

from uuid import UUID

from pydantic import AwareDatetime

from rolecall.domains.jobs.contracts import JobTemplate, SaveTemplate
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import ShortText


class JobTemplateIn(In):
    """Which job to keep as a template, under which name."""

    job_id: UUID
    name: ShortText

    def command(self) -> SaveTemplate:
        """Return the command to save the template."""
        return SaveTemplate(job_id=self.job_id, name=self.name)


class JobTemplateOut(Out):
    """A job template. `title` and `department` are those that a job begins with."""

    id: UUID
    name: str
    title: str
    department: str
    created_at: AwareDatetime

    @classmethod
    def of(cls, template: JobTemplate) -> "JobTemplateOut":
        """Render a template."""
        return cls(
            id=template.id,
            name=template.name,
            title=template.content.title,
            department=template.content.department,
            created_at=template.created_at,
        )
