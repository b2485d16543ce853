"""Who hears of AI interviews."""

from rolecall.domains.ai_interviews.events import AiInterviewLinkDue, AiInterviewWantsPerson
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import handles
from rolecall.processes.notifications import ai_interviews


@handles(AiInterviewLinkDue, name="notifications.on_ai_interview_link_due")
async def on_ai_interview_link_due(uow: UnitOfWork, event: AiInterviewLinkDue) -> None:
    """Mail the candidate a link."""
    await ai_interviews.send_link(uow, event)


@handles(AiInterviewWantsPerson, name="notifications.on_ai_interview_wants_person")
async def on_ai_interview_wants_person(uow: UnitOfWork, event: AiInterviewWantsPerson) -> None:
    """Tell the members who go on with the candidate."""
    await ai_interviews.tell_wants_person(uow, event)
