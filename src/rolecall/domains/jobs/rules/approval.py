"""What of a job its approvers approve. Pure.

The flagged fields are those that decide what the organization commits itself to: title, department,
places, kind of employment, pay and the number of openings.
"""

from uuid import UUID

from rolecall.domains.approvals.contracts import (
    ApprovalStatus,
    FlaggedField,
    Standing,
    Subject,
    SubjectKind,
)
from rolecall.domains.jobs.contracts import JobContent
from rolecall.domains.jobs.rules.lifecycle import ApprovalGate
from rolecall.domains.jobs.rules.wording import pay_range, place


def subject_of(job_id: UUID, content: JobContent) -> Subject:
    """Return a job as its approvers see it."""
    return Subject(
        kind=SubjectKind.JOB,
        id=job_id,
        job_id=job_id,
        title=content.title,
        link=f"/app/jobs/{job_id}/posting",
        department=content.department,
        fields=(
            FlaggedField("title", "Title", content.title),
            FlaggedField("department", "Department", content.department),
            FlaggedField("location", "Location", _places(content)),
            FlaggedField(
                "employment_type", "Employment type", _words(content.employment_type.value)
            ),
            FlaggedField("pay", "Pay", _pay(content)),
            FlaggedField("openings", "Openings", str(content.openings)),
        ),
    )


def gate_of(standing: Standing, subject: Subject, *, was_published: bool) -> ApprovalGate:
    """Return how a job's approval stands.

    A job that was published before a chain applied to it needs no approval afterwards.
    """
    approval = standing.approval
    if approval is not None and approval.status is ApprovalStatus.PENDING:
        return ApprovalGate.PENDING
    if not standing.is_needed or (was_published and approval is None):
        return ApprovalGate.FREE
    granted = approval is not None and approval.status is ApprovalStatus.GRANTED
    if granted and approval is not None and approval.fields == subject.fields:
        return ApprovalGate.GRANTED
    return ApprovalGate.NEEDED


def _places(content: JobContent) -> str:
    named = "; ".join(place(location) for location in content.locations)
    policy = _words(content.remote_policy.value)
    return f"{named} ({policy.lower()})" if named else policy


def _pay(content: JobContent) -> str:
    pay = content.pay
    return f"{pay_range(pay)} per {pay.period.value}" if pay else ""


def _words(value: str) -> str:
    return value.replace("_", " ").capitalize()
