"""`/api/v1/organization/working-time`: the working week and the public holidays."""

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.identity.queries import working_time as queries
from rolecall.domains.identity.schemas.working_time import WorkingTimeIn, WorkingTimeOut
from rolecall.domains.identity.service import working_time as service
from rolecall.infra.http import ActorDep, IfMatch, Router, Uow, org, set_etag

router = Router(tags=["organization"])


@router.get("/organization/working-time", **org(Permission.ORGANIZATION_READ))
async def get_working_time(uow: Uow, response: Response) -> WorkingTimeOut:
    """Return the days on which the organization works."""
    found = await queries.get_working_time(uow)
    set_etag(response, found.version)
    return WorkingTimeOut.of(found)


@router.put("/organization/working-time", **org(Permission.ORGANIZATION_UPDATE))
async def save_working_time(
    uow: Uow, actor: ActorDep, body: WorkingTimeIn, response: Response, if_match: IfMatch
) -> WorkingTimeOut:
    """Replace the working week and the holidays; promises that run are counted anew."""
    saved = await service.save_working_time(uow, actor, body.command(if_match))
    set_etag(response, saved.version)
    return WorkingTimeOut.of(saved)
