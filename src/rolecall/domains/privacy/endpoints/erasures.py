"""Erasing people, receipts, requests of people to be erased, and legal holds."""

from typing import Literal
from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.privacy import service
from rolecall.domains.privacy.schemas import (
    CarryOutIn,
    ErasureIn,
    ErasureOut,
    ErasurePreviewOut,
    ErasureRefusalIn,
    ErasureRequestOut,
    HoldIn,
    HoldOut,
    HoldsOut,
)
from rolecall.domains.privacy.service import requesting
from rolecall.infra.http import (
    ActorDep,
    DatabaseDep,
    IfMatch,
    PageOut,
    Paging,
    Router,
    Uow,
    org,
    page_out,
)

router = Router(tags=["privacy"])
_ERASE = org(Permission.CANDIDATES_ERASE)
_HOLD = org(Permission.HOLDS_MANAGE)
_ERASURES, _HOLDS = "erasures:-requested_at", "holds:-placed_at"
_REQUESTS = "erasure-requests:-requested_at"


@router.get("/candidates/{candidate_id}/erasure", **_ERASE)
async def preview_erasure(uow: Uow, actor: ActorDep, candidate_id: UUID) -> ErasurePreviewOut:
    """Tell what erasing a person would mean, and what stands against it."""
    return ErasurePreviewOut.of(await service.preview_erasure(uow, actor, candidate_id))


@router.post("/candidates/{candidate_id}/erasure", status_code=202, **_ERASE)
async def erase_candidate(
    uow: Uow, actor: ActorDep, candidate_id: UUID, body: ErasureIn
) -> ErasureOut:
    """Erase a person: the record at once, everything else in the background."""
    return ErasureOut.of(await service.erase_person(uow, actor, body.command(candidate_id)))


@router.get("/erasures", **_ERASE)
async def list_erasures(uow: Uow, actor: ActorDep, paging: Paging) -> PageOut[ErasureOut]:
    """List the receipts of erasures, newest first."""
    page = await service.list_erasures(uow, actor, paging.request(_ERASURES))
    return page_out(page, paging, _ERASURES, ErasureOut.of)


@router.get("/erasures/{erasure_id}", **_ERASE)
async def get_erasure(uow: Uow, actor: ActorDep, erasure_id: UUID) -> ErasureOut:
    """Return a receipt: what was erased, what was kept and why."""
    return ErasureOut.of(await service.get_erasure(uow, actor, erasure_id))


@router.get(
    "/erasures/{erasure_id}/certificate",
    response_class=Response,
    responses={200: {"content": {"application/pdf": {}}}},
    **org(Permission.CANDIDATES_ERASE, transaction=False),
)
async def get_erasure_certificate(
    db: DatabaseDep, actor: ActorDep, erasure_id: UUID, language: Literal["en", "de", "es"] = "en"
) -> Response:
    """Return the certificate of a finished erasure as PDF. It names nobody.

    Where the person asked for the erasure it is the one that they have, in their language.
    """
    pdf = await requesting.certificate_of_erasure(db, actor, erasure_id, language)
    return Response(
        pdf,
        media_type="application/pdf",
        headers={
            "Content-Disposition": 'attachment; filename="erasure-certificate.pdf"',
            "Cache-Control": "no-store, private",
        },
    )


@router.get("/erasure-requests", **_ERASE)
async def list_erasure_requests(
    uow: Uow, actor: ActorDep, paging: Paging, *, open_only: bool = False
) -> PageOut[ErasureRequestOut]:
    """List who asked to be erased and confirmed it, newest first."""
    found = await requesting.list_requests(
        uow, actor, paging.request(_REQUESTS), open_only=open_only
    )
    page, today = found
    return page_out(page, paging, _REQUESTS, lambda one: ErasureRequestOut.of(one, today))


@router.post("/erasure-requests/{erasure_request_id}/carry-out", status_code=202, **_ERASE)
async def carry_out_erasure_request(
    uow: Uow, actor: ActorDep, erasure_request_id: UUID, body: CarryOutIn
) -> ErasureRequestOut:
    """Let a request be carried out now: withdrawals and erasure follow in the background."""
    request = await requesting.carry_out(uow, actor, erasure_request_id, body.typed_name)
    return ErasureRequestOut.of(request, await requesting.today_of(uow))


@router.post("/erasure-requests/{erasure_request_id}/refuse", **_ERASE)
async def refuse_erasure_request(
    uow: Uow, actor: ActorDep, erasure_request_id: UUID, body: ErasureRefusalIn
) -> ErasureRequestOut:
    """Refuse a request; the person gets ground and reason by mail."""
    reason = body.reason.strip()
    request = await requesting.refuse(uow, actor, erasure_request_id, body.ground, reason)
    return ErasureRequestOut.of(request, await requesting.today_of(uow))


@router.get("/holds", **_HOLD)
async def list_holds(uow: Uow, paging: Paging) -> PageOut[HoldOut]:
    """List legal holds, lifted ones too, newest first."""
    page = await service.list_holds(uow, paging.request(_HOLDS))
    return page_out(page, paging, _HOLDS, HoldOut.of)


@router.post("/holds", status_code=201, **_HOLD)
async def place_hold(uow: Uow, actor: ActorDep, body: HoldIn) -> HoldOut:
    """Place a legal hold on a candidate or a job: nothing of it is erased or removed."""
    return HoldOut.of(await service.place_hold(uow, actor, body.command()))


@router.post("/holds/{hold_id}/lift", **_HOLD)
async def lift_hold(uow: Uow, actor: ActorDep, hold_id: UUID, if_match: IfMatch) -> HoldOut:
    """Lift a legal hold; with `If-Match`, only if it is still at that version."""
    return HoldOut.of(await service.lift_hold(uow, actor, hold_id, if_match))


@router.get("/candidates/{candidate_id}/holds", **org(Permission.CANDIDATES_READ))
async def list_candidate_holds(uow: Uow, candidate_id: UUID) -> HoldsOut:
    """List what holds a person now: holds on the record, and on jobs they applied for."""
    found = await service.holds_on_candidate(uow, candidate_id)
    return HoldsOut(items=[HoldOut.of(one) for one in found])


@router.get("/jobs/{job_id}/holds", **org(Permission.JOBS_READ))
async def list_job_holds(uow: Uow, job_id: UUID) -> HoldsOut:
    """List what holds a job now."""
    return HoldsOut(items=[HoldOut.of(one) for one in await service.holds_on_job(uow, job_id)])
