"""What the candidate's private page says of offers."""

from uuid import UUID

from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import CandidateTask
from rolecall.domains.offers import queries
from rolecall.domains.offers.contracts import Offer, OfferStatus
from rolecall.domains.offers.service.link import offer_token
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.sentences import say

_TOLD = (OfferStatus.SENT, OfferStatus.ACCEPTED)


@applications.asks_candidate("offers")
async def tell_candidate_of_offers(uow: UnitOfWork, application_id: UUID) -> list[CandidateTask]:
    """Return the offer that waits for an answer, or that was accepted."""
    return [
        _task(uow, offer)
        for offer in await queries.list_of_application(uow, application_id)
        if offer.status in _TOLD
    ]


def _task(uow: UnitOfWork, offer: Offer) -> CandidateTask:
    token = offer_token(uow.runtime, uow.org_id, offer.id, offer.link_nonce)
    url = f"{uow.runtime.public_url}/offer/{token}"
    if offer.status is OfferStatus.ACCEPTED:
        return CandidateTask(
            sentence=say("You have accepted your offer."), action=say("See your offer"), url=url
        )
    return CandidateTask(
        sentence=say("There is an offer for you."),
        action=say("Read and answer your offer"),
        url=url,
        until=offer.expires_at,
    )
