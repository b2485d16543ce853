"""What interviews that a program leads publish."""

from dataclasses import dataclass
from datetime import datetime
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


@dataclass(frozen=True, kw_only=True)
class SessionEvent(Event):
    """Something about an interview with a candidate."""

    interview_id: UUID
    application_id: UUID
    job_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class AiInterviewChanged(SessionEvent):
    """It is in another state, or a question further."""

    type = "ai_interviews.changed.v1"

    state: str


@published
@dataclass(frozen=True, kw_only=True)
class AiInterviewLinkDue(SessionEvent):
    """A link is to be mailed to the candidate. The link itself is made when it is mailed."""

    type = "ai_interviews.link_due.v1"

    mailed_for: str
    number: int


@published
@dataclass(frozen=True, kw_only=True)
class AiInterviewReminderDue(SessionEvent):
    """It is to be looked at whether the candidate has to be reminded."""

    type = "ai_interviews.reminder_due.v1"

    expires_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class AiInterviewExpiring(SessionEvent):
    """Its time may be over."""

    type = "ai_interviews.expiring.v1"

    expires_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class AiInterviewCompleted(SessionEvent):
    """The conversation came to its end; what was said can be read."""

    type = "ai_interviews.completed.v1"

    ended: str


@published
@dataclass(frozen=True, kw_only=True)
class AiInterviewWantsPerson(SessionEvent):
    """A person has to go on with the candidate."""

    type = "ai_interviews.wants_person.v1"

    why: str
