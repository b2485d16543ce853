"""One's own data at the employer of one of one's applications: copies of it, and its erasure."""

from uuid import UUID

from fastapi.responses import StreamingResponse

from rolecall.domains.privacy.endpoints.copies import HEADERS, ZIPPED
from rolecall.domains.privacy.schemas import (
    CopyIn,
    MyCopiesOut,
    MyCopyOut,
    MyErasureIn,
    MyErasureOut,
)
from rolecall.domains.privacy.service import copying, requesting
from rolecall.infra.http import ActorDep, DatabaseDep, Router, account

router = Router(prefix="/applications/mine", tags=["my applications"])


@router.get("/{application_id}/data-copies", **account(transaction=False))
async def list_my_copies(db: DatabaseDep, actor: ActorDep, application_id: UUID) -> MyCopiesOut:
    """List the copies of one's own data that one asked this employer for."""
    found = await copying.copies_of_own(db, actor, application_id)
    return MyCopiesOut(items=[MyCopyOut.of(one) for one in found])


@router.post("/{application_id}/data-copies", status_code=202, **account(transaction=False))
async def ask_for_my_copy(
    db: DatabaseDep, actor: ActorDep, application_id: UUID, body: CopyIn
) -> MyCopyOut:
    """Ask an employer for a copy of everything that it keeps of oneself."""
    return MyCopyOut.of(await copying.ask_by_portal(db, actor, application_id, body.locale))


@router.get(
    "/{application_id}/data-copies/{copy_id}/file",
    response_class=StreamingResponse,
    responses=ZIPPED,
    **account(transaction=False),
)
async def download_my_copy(
    db: DatabaseDep, actor: ActorDep, application_id: UUID, copy_id: UUID
) -> StreamingResponse:
    """Return a copy of one's own data, for seven days."""
    opened = await copying.fetch_own(db, actor, application_id, copy_id)
    return StreamingResponse(opened.content, media_type="application/zip", headers=HEADERS)


@router.get("/{application_id}/erasure", **account(transaction=False))
async def get_my_erasure(db: DatabaseDep, actor: ActorDep, application_id: UUID) -> MyErasureOut:
    """Tell what being erased by this employer means, and where one's own request stands."""
    return MyErasureOut.of(await requesting.own_request(db, actor, application_id))


@router.post("/{application_id}/erasure", status_code=202, **account(transaction=False))
async def ask_for_my_erasure(
    db: DatabaseDep, actor: ActorDep, application_id: UUID, body: MyErasureIn
) -> MyErasureOut:
    """Ask an employer to erase oneself: a mail has the link that confirms it."""
    request = await requesting.ask_by_portal(db, actor, application_id, body.locale)
    return MyErasureOut.of(request)
