"""What a candidate is told on their page of texts that changed."""

from uuid import UUID

from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import CandidateTask, TaskPlace
from rolecall.domains.privacy.service.consenting.saying import view_consents
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.sentences import say


@applications.asks_candidate("privacy")
async def tell_candidate_of_texts(uow: UnitOfWork, application_id: UUID) -> list[CandidateTask]:
    """Return that a text which the candidate agreed to changed in a way that matters."""
    application = await applications.read_application(uow, application_id)
    if application.erased_at is not None:
        return []
    if not any(one.is_asked for one in await view_consents(uow, application)):
        return []
    return [
        CandidateTask(
            sentence=say("A text that you agreed to has changed."),
            action=say("Read the new text"),
            url=f"{applications.status_url(uow, application)}/consents",
            place=TaskPlace.CONSENTS,
        )
    ]
