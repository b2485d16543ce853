"""What the candidate's private page says of a request: the newest answer, on the page itself."""

from uuid import UUID

from rolecall.domains.accommodations.contracts import CaseStatus
from rolecall.domains.accommodations.service.reading import find_case
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import CandidateTask, TaskPlace
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.sentences import say


@applications.asks_candidate("accommodations")
async def tell_candidate_of_answer(uow: UnitOfWork, application_id: UUID) -> list[CandidateTask]:
    """Return where a request stands, once there is one."""
    case = await find_case(uow, application_id)
    if case is None:
        return []
    words = case.entries[-1].words
    sentence = {
        CaseStatus.ASKED: say("The team has your request for an adjustment and will answer."),
        CaseStatus.ASKED_BACK: say("The team asks about your adjustment: “{words}”", words=words),
        CaseStatus.ARRANGED: say("Your adjustment is arranged: “{words}”", words=words),
        CaseStatus.DECLINED: say(
            "The team answered your request for an adjustment: “{words}”", words=words
        ),
    }[case.status]
    application = await applications.read_application(uow, application_id)
    return [
        CandidateTask(
            sentence=sentence,
            action=say("Answer the team")
            if case.status is CaseStatus.ASKED_BACK
            else say("See your request"),
            url=f"{applications.status_url(uow, application)}/adjustments",
            place=TaskPlace.ADJUSTMENTS,
        )
    ]
