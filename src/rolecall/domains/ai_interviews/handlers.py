"""What templates of interviews do about events, and which views their own make stale."""

from rolecall.domains.ai_interviews import service
from rolecall.domains.ai_interviews.events import (
    AiInterviewChanged,
    AiInterviewExpiring,
    AiInterviewReminderDue,
    InterviewTemplateApproved,
    InterviewTemplateChanged,
    InterviewTemplateRemoved,
    TemplateEvent,
)
from rolecall.domains.ai_interviews.service import inviting
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


@handles(AiInterviewReminderDue, name="ai_interviews.on_reminder_due")
async def on_reminder_due(uow: UnitOfWork, event: AiInterviewReminderDue) -> None:
    """Remind the candidate of an interview that is not finished."""
    await inviting.look_whether_to_remind(uow, event)


@handles(AiInterviewExpiring, name="ai_interviews.on_expiring")
async def on_expiring(uow: UnitOfWork, event: AiInterviewExpiring) -> None:
    """End an interview that was not finished in time."""
    await inviting.look_whether_over(uow, event)


@stales(AiInterviewChanged)
def _stale_session(event: AiInterviewChanged) -> StaleKeys:
    return [
        ["ai-interviews", str(event.job_id)],
        ["ai-interview-sessions", str(event.interview_id)],
        ["applications", str(event.application_id)],
    ]
