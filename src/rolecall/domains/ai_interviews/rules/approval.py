"""What of a template its approvers approve: everything that it says, in words. Pure."""

from rolecall.domains.ai_interviews.contracts import Template
from rolecall.domains.ai_interviews.rules.words import words_of
from rolecall.domains.approvals.contracts import FlaggedField, Subject, SubjectKind


def subject_of(template: Template, job_title: str, department: str) -> Subject:
    """Return the template as approvers see it; `department` is its job's, and chooses the chain."""
    return Subject(
        kind=SubjectKind.AI_INTERVIEW_TEMPLATE,
        id=template.id,
        job_id=template.job_id,
        title=f"{template.name}, {job_title}",
        link=f"/app/jobs/{template.job_id}/ai-interview",
        fields=tuple(
            FlaggedField(name, str(label), str(value))
            for name, label, value in words_of(template.content)
        ),
        department=department,
    )
