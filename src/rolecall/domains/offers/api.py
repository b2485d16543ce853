"""What processes and the domains above use."""

from uuid import UUID

from rolecall.domains.offers import queries
from rolecall.domains.offers.contracts import Offer, OfferStatus
from rolecall.domains.offers.queries import list_sent
from rolecall.domains.offers.service import (
    create_offer,
    get_offer,
    offer_token,
    save_template,
    send_offer,
)
from rolecall.infra.db import UnitOfWork

__all__ = [
    "create_offer",
    "get_offer",
    "letter_locale",
    "list_sent",
    "offer_url",
    "save_template",
    "send_offer",
    "still_open",
]


def offer_url(uow: UnitOfWork, offer: Offer) -> str:
    """Return the address of the candidate's private page of an offer."""
    token = offer_token(uow.runtime, uow.org_id, offer.id, offer.link_nonce)
    return f"{uow.runtime.public_url}/offer/{token}"


def letter_locale(offer: Offer) -> str:
    """Return the language in which the candidate is written to about an offer."""
    return offer.content.text.locale


async def still_open(uow: UnitOfWork, offer_id: UUID) -> Offer | None:
    """Return the offer if it waits for the candidate's answer now."""
    offer = await queries.find_offer(uow, offer_id)
    return offer if offer is not None and offer.status is OfferStatus.SENT else None
