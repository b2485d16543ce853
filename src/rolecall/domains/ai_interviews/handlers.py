"""What templates of interviews do about events, and which views their own make stale."""

from rolecall.domains.ai_interviews import service
from rolecall.domains.ai_interviews.events import (
    InterviewTemplateApproved,
    InterviewTemplateChanged,
    InterviewTemplateRemoved,
    TemplateEvent,
)
from rolecall.domains.approvals.contracts import SubjectKind
from rolecall.domains.approvals.events import ApprovalDeclined, ApprovalEvent, ApprovalGranted
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import handles
from rolecall.infra.realtime import StaleKeys, stales


@handles(ApprovalGranted, name="ai_interviews.on_approval_granted")
async def on_approval_granted(uow: UnitOfWork, event: ApprovalGranted) -> None:
    """Let the template follow."""
    await _follow_approval(uow, event)


@handles(ApprovalDeclined, name="ai_interviews.on_approval_declined")
async def on_approval_declined(uow: UnitOfWork, event: ApprovalDeclined) -> None:
    """Let the template follow."""
    await _follow_approval(uow, event)


async def _follow_approval(uow: UnitOfWork, event: ApprovalEvent) -> None:
    if event.subject_kind == SubjectKind.AI_INTERVIEW_TEMPLATE:
        await service.settle_approval(uow, event.subject_id)


def stale_template(event: TemplateEvent) -> StaleKeys:
    """The job's interview."""
    return [["ai-interview", str(event.job_id)]]


_ABOUT_TEMPLATES: tuple[type[TemplateEvent], ...] = (
    InterviewTemplateChanged,
    InterviewTemplateApproved,
    InterviewTemplateRemoved,
)
for _changed in _ABOUT_TEMPLATES:
    stales(_changed)(stale_template)
