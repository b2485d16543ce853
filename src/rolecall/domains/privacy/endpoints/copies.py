"""Copies of people's data, as members ask for them, look at them and hand them on."""

from typing import Any
from uuid import UUID

from fastapi.responses import StreamingResponse

from rolecall.access import Permission
from rolecall.domains.privacy.contracts import CopyStatus
from rolecall.domains.privacy.schemas import (
    ChoicesIn,
    ChoicesOut,
    CopyIn,
    CopyOut,
    CopyRefusalIn,
    PersonCopiesOut,
)
from rolecall.domains.privacy.service import copying
from rolecall.infra.http import ActorDep, DatabaseDep, PageOut, Paging, Router, Uow, org, page_out

router = Router(tags=["privacy"])
_DISCLOSE = org(Permission.CANDIDATES_DISCLOSE)
_COPIES = "data-copies:-requested_at"
ZIPPED: dict[int | str, dict[str, Any]] = {200: {"content": {"application/zip": {}}}}
HEADERS = {
    "Content-Disposition": 'attachment; filename="my-data.zip"',
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
}


@router.get("/candidates/{candidate_id}/data-copies", **_DISCLOSE)
async def list_candidate_copies(uow: Uow, actor: ActorDep, candidate_id: UUID) -> PersonCopiesOut:
    """List the newest copies of a person's data, whoever asked for them."""
    found = await copying.copies_of_candidate(uow, actor, candidate_id)
    return PersonCopiesOut(items=[CopyOut.of(one) for one in found])


@router.post("/candidates/{candidate_id}/data-copies", status_code=202, **_DISCLOSE)
async def ask_for_copy(uow: Uow, actor: ActorDep, candidate_id: UUID, body: CopyIn) -> CopyOut:
    """Let a copy of everything that is kept of a person be made, in the background."""
    return CopyOut.of(await copying.ask_by_member(uow, actor, candidate_id, body.locale))


@router.get("/data-copies", **_DISCLOSE)
async def list_data_copies(
    uow: Uow, actor: ActorDep, paging: Paging, status: CopyStatus | None = None
) -> PageOut[CopyOut]:
    """List the copies that were asked for, newest first."""
    page = await copying.list_copies(uow, actor, paging.request(_COPIES), status)
    return page_out(page, paging, _COPIES, CopyOut.of)


@router.post("/data-copies/{copy_id}/release", **_DISCLOSE)
async def release_data_copy(uow: Uow, actor: ActorDep, copy_id: UUID) -> CopyOut:
    """Say that all records are the person's who asked: the copy is made and sent to them."""
    return CopyOut.of(await copying.release_copy(uow, actor, copy_id))


@router.post("/data-copies/{copy_id}/refuse", **_DISCLOSE)
async def refuse_data_copy(
    uow: Uow, actor: ActorDep, copy_id: UUID, body: CopyRefusalIn
) -> CopyOut:
    """Refuse a copy; the person gets the reason by mail."""
    return CopyOut.of(await copying.refuse_copy(uow, actor, copy_id, body.reason.strip()))


@router.get(
    "/data-copies/{copy_id}/file",
    response_class=StreamingResponse,
    responses=ZIPPED,
    **org(Permission.CANDIDATES_DISCLOSE, transaction=False),
)
async def download_data_copy(db: DatabaseDep, actor: ActorDep, copy_id: UUID) -> StreamingResponse:
    """Return a copy that a member asked for, for seven days."""
    opened = await copying.fetch_by_member(db, actor, copy_id)
    return StreamingResponse(opened.content, media_type="application/zip", headers=HEADERS)


@router.get("/disclosure-choices", **_DISCLOSE)
async def get_disclosure_choices(uow: Uow, actor: ActorDep) -> ChoicesOut:
    """Return what is disclosed where the law leaves the organization a choice."""
    return ChoicesOut.of(await copying.read_choices(uow, actor))


@router.put("/disclosure-choices", **_DISCLOSE)
async def set_disclosure_choices(uow: Uow, actor: ActorDep, body: ChoicesIn) -> ChoicesOut:
    """Choose what is disclosed from now on."""
    return ChoicesOut.of(await copying.change_choices(uow, actor, body.command()))
