"""`/api/v1/applications/mine/{application_id}`: all that the private page shows and does."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Header, Request, Response

from rolecall.access import Actor
from rolecall.domains.applications.endpoints.pieces import arriving
from rolecall.domains.applications.schemas.own_page import (
    MyApplicationPageOut,
    MyMessageIn,
    MyUploadIn,
    MyUploadOut,
)
from rolecall.domains.applications.service import own, own_uploads, status_link, write_signed_in
from rolecall.domains.applications.service.status_view import view_status
from rolecall.domains.identity import api as identity
from rolecall.infra.db import Database
from rolecall.infra.http import ActorDep, DatabaseDep, Router, account
from rolecall.infra.languages import spoken

router = Router(prefix="/applications/mine/{application_id}", tags=["my applications"])
_OWN = account(transaction=False)
_PIECES: dict[str, Any] = {
    "openapi_extra": {
        **_OWN["openapi_extra"],
        "requestBody": {
            "required": True,
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
            },
        },
    }
}
_Offset = Annotated[int, Header(ge=0, le=10**12, description="At which byte the piece begins.")]


@router.get("", **_OWN)
async def get_my_application(
    db: DatabaseDep, actor: ActorDep, application_id: UUID
) -> MyApplicationPageOut:
    """Return what one may know of one's own application."""
    return await _page(db, actor, application_id)


@router.post("/messages", status_code=201, **_OWN)
async def write_about_my_application(
    db: DatabaseDep, actor: ActorDep, application_id: UUID, body: MyMessageIn
) -> MyApplicationPageOut:
    """Give the team a message, with files that were uploaded for it."""
    await write_signed_in(db, actor, application_id, body.command(), body.upload_ids)
    return await _page(db, actor, application_id)


@router.post("/uploads", status_code=201, **_OWN)
async def begin_my_upload(
    db: DatabaseDep, actor: ActorDep, application_id: UUID, body: MyUploadIn
) -> MyUploadOut:
    """Begin to upload a file for a message. It has a day to arrive and be sent."""
    begun = await own_uploads.begin_upload(db, actor, application_id, body.filename, body.length)
    return MyUploadOut.of(begun)


@router.get("/uploads/{my_upload_id}", **_OWN)
async def get_my_upload(
    db: DatabaseDep, actor: ActorDep, application_id: UUID, my_upload_id: UUID
) -> MyUploadOut:
    """Return where to go on with an upload whose connection broke."""
    return MyUploadOut.of(await own_uploads.find_upload(db, actor, application_id, my_upload_id))


@router.patch("/uploads/{my_upload_id}", **_PIECES)
async def go_on_with_my_upload(
    request: Request,
    db: DatabaseDep,
    actor: ActorDep,
    application_id: UUID,
    my_upload_id: UUID,
    upload_offset: _Offset = 0,
) -> MyUploadOut:
    """Send the next bytes. With the last one the file is checked."""
    came = arriving(request)
    return MyUploadOut.of(
        await own_uploads.go_on(db, actor, application_id, my_upload_id, upload_offset, came)
    )


@router.delete("/uploads/{my_upload_id}", status_code=204, **_OWN)
async def give_up_my_upload(
    db: DatabaseDep, actor: ActorDep, application_id: UUID, my_upload_id: UUID
) -> Response:
    """Let an upload go."""
    await own_uploads.give_up(db, actor, application_id, my_upload_id)
    return Response(status_code=204)


async def _page(db: Database, actor: Actor, application_id: UUID) -> MyApplicationPageOut:
    mine = await own.find_own(db, actor, application_id)
    async with own.opened_by_login(db, actor, application_id) as (uow, application):
        view = await view_status(uow, application, spoken())
        organization = await identity.get_organization(uow)
        url = status_link.status_url(uow, application)
        public_url = uow.runtime.public_url
    return MyApplicationPageOut.of(mine, view, organization.time_zone, url, public_url)
