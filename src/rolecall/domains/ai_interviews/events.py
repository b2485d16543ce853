"""What interviews that a program leads publish."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.kernel.events import Event, published


@dataclass(frozen=True, kw_only=True)
class TemplateEvent(Event):
    """Something about the template of a job."""

    template_id: UUID
    job_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class InterviewTemplateChanged(TemplateEvent):
    """It was drafted, written, submitted, taken back or declined."""

    type = "ai_interviews.template_changed.v1"


@published
@dataclass(frozen=True, kw_only=True)
class InterviewTemplateApproved(TemplateEvent):
    """There is a new version; interviews that begin from now on are held by it."""

    type = "ai_interviews.template_approved.v1"

    version_number: int


@published
@dataclass(frozen=True, kw_only=True)
class InterviewTemplateRemoved(TemplateEvent):
    """It went without ever having been approved."""

    type = "ai_interviews.template_removed.v1"
