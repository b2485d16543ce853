"""`/api/v1/applications/…`: moving them."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Actor, Permission
from rolecall.domains.applications import service
from rolecall.domains.applications.contracts import ApplicationRow, Transition
from rolecall.domains.applications.schemas import (
    BulkItemIn,
    BulkOut,
    BulkResultOut,
    BulkTransitionIn,
    ConsideredOut,
    ConsiderIn,
    MovedOut,
    ReopenIn,
    StageOut,
    TransitionIn,
    UndoIn,
    WithdrawIn,
)
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.http import (
    ActorDep,
    DatabaseDep,
    IfMatch,
    Router,
    Uow,
    org,
    set_etag,
)
from rolecall.kernel.errors import RolecallError

router = Router(prefix="/applications", tags=["applications"])


@router.post("", status_code=201, **org(Permission.APPLICATIONS_ADVANCE))
async def add_candidate_to_job(
    uow: Uow, actor: ActorDep, body: ConsiderIn, response: Response
) -> ConsideredOut:
    """Consider a known candidate for an open job; they get no mail about it."""
    application = await service.add_to_job(uow, actor, body.command())
    set_etag(response, application.version)
    return ConsideredOut.model_validate(application)


@router.post("/bulk-transition", **org(Permission.APPLICATIONS_ADVANCE, transaction=False))
async def bulk_transition(
    database: DatabaseDep, actor: ActorDep, body: BulkTransitionIn
) -> BulkOut:
    """Move many applications; each is a transaction of its own and reports its own outcome."""
    results = [await _move_one(database, actor, body, item) for item in body.items]
    succeeded = sum(result.ok for result in results)
    return BulkOut(results=results, succeeded=succeeded, failed=len(results) - succeeded)


@router.post("/{application_id}/transition", **org(Permission.APPLICATIONS_ADVANCE))
async def transition_application(
    uow: Uow,
    actor: ActorDep,
    application_id: UUID,
    body: TransitionIn,
    if_match: IfMatch,
    response: Response,
) -> MovedOut:
    """Move to another stage. An illegal move is 409 `invalid_transition` with `allowed_targets`."""
    moved = await service.advance_stage(uow, actor, body.command(application_id, if_match))
    return await _moved(uow, actor, moved, response)


@router.post("/{application_id}/reopen", **org(Permission.APPLICATIONS_REOPEN))
async def reopen_application(
    uow: Uow, actor: ActorDep, application_id: UUID, body: ReopenIn, response: Response
) -> MovedOut:
    """Bring a rejected application back to the stage that it left."""
    moved = await service.reopen_application(uow, actor, application_id, body.reason)
    return await _moved(uow, actor, moved, response)


@router.post("/{application_id}/undo", **org(Permission.APPLICATIONS_ADVANCE))
async def undo_transition(
    uow: Uow, actor: ActorDep, application_id: UUID, body: UndoIn, response: Response
) -> MovedOut:
    """Take the newest move back within ten minutes; mails that wait because of it are recalled."""
    moved = await service.undo_transition(uow, actor, application_id, body.transition_id)
    return await _moved(uow, actor, moved, response)


@router.post("/{application_id}/withdraw", **org(Permission.APPLICATIONS_ADVANCE))
async def withdraw_application(
    uow: Uow, actor: ActorDep, application_id: UUID, body: WithdrawIn, response: Response
) -> MovedOut:
    """Withdraw for the candidate, who asked for it in another way."""
    moved = await service.withdraw_application(uow, actor, application_id, body.reason)
    return await _moved(uow, actor, moved, response)


async def _moved(
    uow: UnitOfWork,
    actor: Actor,
    moved: tuple[ApplicationRow, Transition],
    response: Response,
) -> MovedOut:
    application, transition = moved
    set_etag(response, application.version)
    actions = await service.actions_of(uow, actor, application, transition)
    return MovedOut.of_move(application, actions, transition)


async def _move_one(
    database: Database, actor: Actor, body: BulkTransitionIn, item: BulkItemIn
) -> BulkResultOut:
    try:
        async with database.transaction(actor.tenant) as uow:
            application, moved = await service.advance_stage(uow, actor, body.command(item))
    except RolecallError as error:
        return BulkResultOut(id=item.id, ok=False, code=error.problem_code, detail=error.detail)
    return BulkResultOut(
        id=item.id,
        ok=True,
        stage=StageOut.model_validate(application.stage),
        version=application.version,
        transition_id=moved.id,
    )
