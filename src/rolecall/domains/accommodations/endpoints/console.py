"""`/api/v1/applications/{application_id}/accommodation`."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.accommodations import service
from rolecall.domains.accommodations.schemas import (
    AccommodationAnswerIn,
    AccommodationOut,
    AccommodationSharedIn,
)
from rolecall.infra.http import ActorDep, IfMatch, Router, Uow, org, set_etag

router = Router(prefix="/applications/{application_id}/accommodation", tags=["accommodations"])
_MANAGE = org(Permission.ACCOMMODATIONS_MANAGE)


@router.get("", **_MANAGE)
async def get_accommodation(
    uow: Uow, actor: ActorDep, application_id: UUID, response: Response
) -> AccommodationOut:
    """Return what the person asked to be adjusted, and what was answered."""
    case = await service.get_case(uow, actor, application_id)
    if case is not None:
        set_etag(response, case.version)
    return AccommodationOut.of(application_id, case)


@router.post("/answers", **_MANAGE)
async def answer_accommodation(
    uow: Uow,
    actor: ActorDep,
    application_id: UUID,
    body: AccommodationAnswerIn,
    if_match: IfMatch,
    response: Response,
) -> AccommodationOut:
    """Answer; with `If-Match`, only if nobody wrote since."""
    case = await service.answer_request(uow, actor, body.command(application_id, if_match))
    set_etag(response, case.version)
    return AccommodationOut.of(application_id, case)


@router.put("/shared", **_MANAGE)
async def share_accommodation(
    uow: Uow,
    actor: ActorDep,
    application_id: UUID,
    body: AccommodationSharedIn,
    if_match: IfMatch,
    response: Response,
) -> AccommodationOut:
    """Say what interviewers are told; with `If-Match`, only if nobody wrote since."""
    case = await service.share(uow, actor, body.command(application_id, if_match))
    set_etag(response, case.version)
    return AccommodationOut.of(application_id, case)
