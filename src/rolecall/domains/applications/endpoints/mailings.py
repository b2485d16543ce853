"""`/api/v1/applications/mailings` and `/api/v1/candidates/mailings`: one message to many."""

from rolecall.access import Permission
from rolecall.domains.applications import service
from rolecall.domains.applications.schemas import StartedOut
from rolecall.domains.applications.schemas.mailings import (
    ApplicationsMailingIn,
    ApplicationsMailingPlanIn,
    MailingPlanOut,
    PeopleMailingIn,
    PeopleMailingPlanIn,
)
from rolecall.infra.http import ActorDep, Router, Uow, org

router = Router(tags=["messages"])
_WRITE = org(Permission.MESSAGES_SEND)


@router.post("/applications/mailings/plan", **_WRITE)
async def plan_applications_mailing(
    uow: Uow, actor: ActorDep, body: ApplicationsMailingPlanIn
) -> MailingPlanOut:
    """Tell who of these applications would get a message, and who would not and why."""
    selection = body.selection.contract()
    plan = await service.plan_mailing_about(uow, actor, selection, with_decided=body.with_decided)
    return MailingPlanOut.model_validate(plan)


@router.post("/applications/mailings", status_code=201, **_WRITE)
async def write_to_applications(
    uow: Uow, actor: ActorDep, body: ApplicationsMailingIn
) -> StartedOut:
    """Begin to write to the candidates of many applications in the background; see `operations`."""
    begun = await service.start_mailing_about(uow, actor, body.selection.contract(), body.command())
    return StartedOut.model_validate(begun)


@router.post("/candidates/mailings/plan", **_WRITE)
async def plan_candidates_mailing(
    uow: Uow, actor: ActorDep, body: PeopleMailingPlanIn
) -> MailingPlanOut:
    """Tell who of these people would get a message about no application, and who not and why."""
    plan = await service.plan_mailing_to_people(uow, actor, body.selection.contract())
    return MailingPlanOut.model_validate(plan)


@router.post("/candidates/mailings", status_code=201, **_WRITE)
async def write_to_candidates(uow: Uow, actor: ActorDep, body: PeopleMailingIn) -> StartedOut:
    """Begin to write to many people in the background, about no application; see `operations`."""
    begun = await service.start_mailing_to_people(
        uow, actor, body.selection.contract(), body.command()
    )
    return StartedOut.model_validate(begun)
