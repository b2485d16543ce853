"""Calling interviews off when their application ends."""

from rolecall.access.actor import system_actor
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.events import StageChanged
from rolecall.domains.interviews.contracts import InterviewState
from rolecall.domains.interviews.queries import appointments as queries
from rolecall.domains.interviews.service.closing import call_off
from rolecall.domains.interviews.service.loading import get_locked
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.kernel import clock
from rolecall.kernel.sentences import say

_ENDED = {
    "rejected": say("The application was rejected."),
    "withdrawn": say("The candidate withdrew."),
}


async def call_off_upcoming(uow: UnitOfWork, event: StageChanged) -> None:
    """Cancel what is still to come of an application that was rejected or withdrawn.

    Raises:
        RetryLater: a rejection can still be taken back; interviews stand until then.
    """
    if event.to_kind not in _ENDED:
        return
    now = clock.now()
    upcoming = [
        interview
        for interview in await queries.list_of_application(uow, event.application_id)
        if interview.state is InterviewState.SCHEDULED
        and (interview.starts_at is None or interview.starts_at > now)
    ]
    if not upcoming:
        return
    if event.to_kind == "rejected":
        if now <= event.undo_until:
            raise RetryLater("the rejection can be undone", after=event.undo_until - now)
        application = await applications.read_application(uow, event.application_id)
        if application.stage_kind != "rejected":
            return
    actor = system_actor(uow.org_id)
    for interview in upcoming:
        locked = await get_locked(uow, interview.id)
        if locked.state is InterviewState.SCHEDULED:
            await call_off(uow, actor, locked, _ENDED[event.to_kind])
