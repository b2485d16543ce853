"""Copies of one's own data, at the employer of one of one's applications."""

from uuid import UUID

from fastapi.responses import StreamingResponse

from rolecall.domains.privacy.endpoints.copies import HEADERS, ZIPPED
from rolecall.domains.privacy.schemas import CopyIn, MyCopiesOut, MyCopyOut
from rolecall.domains.privacy.service import copying
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
