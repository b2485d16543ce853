"""`/api/v1/applications/operations`: one thing done with many."""

from rolecall.access import Permission
from rolecall.domains.applications import service
from rolecall.domains.applications.schemas import ManyIn, StartedOut
from rolecall.infra.http import ActorDep, Router, Uow, org

router = Router(prefix="/applications", tags=["applications"])


@router.post("/operations", status_code=201, **org(Permission.APPLICATIONS_READ))
async def start_with_applications(uow: Uow, actor: ActorDep, body: ManyIn) -> StartedOut:
    """Begin to do one thing with many applications in the background; see `operations`."""
    operation = await service.start_with_many(
        uow, actor, body.selection.contract(), body.action.contract()
    )
    return StartedOut.model_validate(operation)
