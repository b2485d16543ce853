"""`/api/v1/offers`, for members."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from rolecall.access import Actor, Permission
from rolecall.domains.offers import queries, service
from rolecall.domains.offers.contracts import Offer, OfferFilter, OfferStatus
from rolecall.domains.offers.schemas import (
    ExtendOfferIn,
    LetterOut,
    OfferDiffOut,
    OfferIn,
    OfferOut,
    OfferPatch,
    OfferPreviewIn,
    OfferSummaryOut,
    SubmitOfferIn,
    WithdrawOfferIn,
)
from rolecall.infra.db import UnitOfWork
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
    set_etag,
)

router = Router(prefix="/offers", tags=["offers"])
_READ, _MANAGE = org(Permission.OFFERS_READ), org(Permission.OFFERS_MANAGE)
_LIST = "offers:-updated_at"
Number = Annotated[int, Query(ge=1, le=10_000)]


@router.get("", **_READ)
async def list_offers(
    uow: Uow,
    paging: Paging,
    status: OfferStatus | None = None,
    job_id: UUID | None = None,
    application_id: UUID | None = None,
) -> PageOut[OfferSummaryOut]:
    """List offers, the one that changed last first."""
    wanted = OfferFilter(status=status, job_id=job_id, application_id=application_id)
    page = await queries.list_offers(uow, wanted, paging.request(_LIST))
    return page_out(page, paging, _LIST, OfferSummaryOut.of)


@router.post("", status_code=201, **_MANAGE)
async def create_offer(uow: Uow, actor: ActorDep, body: OfferIn, response: Response) -> OfferOut:
    """Draft an offer for an application from whose stage the workflow leads to a hire."""
    return await _shown(uow, actor, await service.create_offer(uow, actor, body.create()), response)


@router.post("/preview", **_MANAGE)
async def preview_offer(uow: Uow, actor: ActorDep, body: OfferPreviewIn) -> LetterOut:
    """Return the letter that an offer would have; nothing is kept."""
    return LetterOut.of(await service.preview_offer(uow, actor, body.command()))


@router.get("/{offer_id}", **_READ)
async def get_offer(uow: Uow, actor: ActorDep, offer_id: UUID, response: Response) -> OfferOut:
    """Return an offer with its versions and, once it is accepted, the evidence."""
    return await _shown(uow, actor, await service.get_offer(uow, offer_id), response)


@router.patch("/{offer_id}", **_MANAGE)
async def update_offer(
    uow: Uow,
    actor: ActorDep,
    offer_id: UUID,
    body: OfferPatch,
    if_match: IfMatch,
    response: Response,
) -> OfferOut:
    """Change a draft. What was sent is revised first; private notes change at any time."""
    changed = await service.change_offer(uow, actor, body.command(offer_id, if_match))
    return await _shown(uow, actor, changed, response)


@router.post("/{offer_id}/preview", **_MANAGE)
async def preview_offer_change(
    uow: Uow, actor: ActorDep, offer_id: UUID, body: OfferPatch
) -> LetterOut:
    """Return the letter that an offer would have after a change; nothing is kept."""
    return LetterOut.of(await service.preview_change(uow, actor, body.command(offer_id, None)))


@router.get("/{offer_id}/diff", **_READ)
async def compare_offer_versions(
    uow: Uow, offer_id: UUID, before: Number, after: Number
) -> OfferDiffOut:
    """Return what differs between two versions, terms and lines of the letter."""
    return OfferDiffOut.of(await service.compare_versions(uow, offer_id, before, after))


@router.post("/{offer_id}/submit", **_MANAGE)
async def submit_offer(
    uow: Uow,
    actor: ActorDep,
    offer_id: UUID,
    body: SubmitOfferIn,
    if_match: IfMatch,
    response: Response,
) -> OfferOut:
    """Ask those who have to say yes, where an approval chain applies to offers."""
    submitted = await service.submit_offer(uow, actor, offer_id, body.note, if_match)
    return await _shown(uow, actor, submitted, response)


@router.post("/{offer_id}/send", **org(Permission.OFFERS_MANAGE, transaction=False))
async def send_offer(
    db: DatabaseDep, actor: ActorDep, offer_id: UUID, if_match: IfMatch, response: Response
) -> OfferOut:
    """Make the next version with its PDF and put it before the candidate, by mail."""
    sent = await service.send_offer(db, actor, offer_id, if_match)
    async with db.transaction(actor.tenant) as uow:
        return await _shown(uow, actor, sent, response)


@router.post("/{offer_id}/revise", **_MANAGE)
async def revise_offer(
    uow: Uow, actor: ActorDep, offer_id: UUID, if_match: IfMatch, response: Response
) -> OfferOut:
    """Take a sent offer back into a draft; sending it again makes a new version."""
    revised = await service.revise_offer(uow, actor, offer_id, if_match)
    return await _shown(uow, actor, revised, response)


@router.post("/{offer_id}/extend", **_MANAGE)
async def extend_offer(
    uow: Uow,
    actor: ActorDep,
    offer_id: UUID,
    body: ExtendOfferIn,
    if_match: IfMatch,
    response: Response,
) -> OfferOut:
    """Give the candidate more time; an offer that has expired lives again."""
    extended = await service.extend_offer(uow, actor, offer_id, body.expires_on, if_match)
    return await _shown(uow, actor, extended, response)


@router.post("/{offer_id}/withdraw", **_MANAGE)
async def withdraw_offer(
    uow: Uow,
    actor: ActorDep,
    offer_id: UUID,
    body: WithdrawOfferIn,
    if_match: IfMatch,
    response: Response,
) -> OfferOut:
    """Take an offer back for good; a candidate who has it is told by mail."""
    withdrawn = await service.withdraw_offer(uow, actor, offer_id, body.reason, if_match)
    return await _shown(uow, actor, withdrawn, response)


@router.get(
    "/{offer_id}/certificate",
    response_class=Response,
    responses={200: {"content": {"application/pdf": {}}}},
    **org(Permission.OFFERS_READ, transaction=False),
)
async def get_offer_certificate(db: DatabaseDep, actor: ActorDep, offer_id: UUID) -> Response:
    """Return the evidence of the acceptance as PDF."""
    pdf = await service.certificate(db, actor.tenant, offer_id)
    return Response(
        pdf,
        media_type="application/pdf",
        headers={
            "Content-Disposition": 'attachment; filename="certificate.pdf"',
            "Cache-Control": "no-store, private",
        },
    )


async def _shown(uow: UnitOfWork, actor: Actor, offer: Offer, response: Response) -> OfferOut:
    set_etag(response, offer.version)
    return OfferOut.of(await service.view_offer(uow, actor, offer))
