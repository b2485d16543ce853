"""`/api/v1/candidates/operations`: one thing done with many."""

from rolecall.access import Permission
from rolecall.domains.candidates import service
from rolecall.domains.candidates.schemas.bulk import (
    ManyCandidatesIn,
    StartedOut,
    TagCandidatesIn,
    TakeOutCandidatesIn,
)
from rolecall.domains.candidates.schemas.exporting import CandidateExportIn
from rolecall.infra.http import ActorDep, Router, Uow, org

router = Router(prefix="/candidates", tags=["candidates"])


@router.post("/operations", status_code=201, **org(Permission.CANDIDATES_UPDATE))
async def start_with_candidates(uow: Uow, actor: ActorDep, body: ManyCandidatesIn) -> StartedOut:
    """Begin to tag many candidates, or to fill or empty a pool, in the background."""
    people = await service.select_candidates(uow, actor, body.selection.contract())
    action = body.action
    if isinstance(action, TagCandidatesIn):
        add, remove = (tuple(dict.fromkeys(ids)) for ids in (action.add, action.remove))
        operation = await service.start_tagging(uow, actor, people, add, remove)
    else:
        operation = await service.start_pooling(
            uow,
            actor,
            people,
            action.pool_id,
            puts_in=not isinstance(action, TakeOutCandidatesIn),
        )
    return StartedOut.model_validate(operation)


@router.post("/exports", status_code=201, **org(Permission.CANDIDATES_READ))
async def export_candidates(uow: Uow, actor: ActorDep, body: CandidateExportIn) -> StartedOut:
    """Begin to write candidates into a file, in the background; see `operations`."""
    selection = body.selection.contract()
    return StartedOut.model_validate(
        await service.start_export(uow, actor, selection, body.command())
    )
