"""Reading offers as a member, and who may read their letters."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.access import Actor, Permission
from rolecall.domains.files.api import readable_through
from rolecall.domains.offers import policy, queries
from rolecall.domains.offers.contracts import (
    Evidence,
    Offer,
    OfferVersion,
    VersionDiff,
)
from rolecall.domains.offers.rules import diffs, states
from rolecall.domains.offers.rules.states import OfferAction
from rolecall.domains.offers.service.approving import needs_approval
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say


@dataclass(frozen=True, slots=True)
class OfferView:
    """An offer with its versions, newest first, and what the reader may do to it."""

    offer: Offer
    versions: list[OfferVersion]
    evidence: Evidence | None
    allowed_actions: tuple[str, ...]


async def get_offer(uow: UnitOfWork, offer_id: UUID) -> Offer:
    """Return an offer.

    Raises:
        NotFound: there is none of this id.
    """
    found = await queries.find_offer(uow, offer_id)
    if found is None:
        raise NotFound(say("There is no such offer."))
    return found


async def view_offer(uow: UnitOfWork, actor: Actor, offer: Offer) -> OfferView:
    """Return an offer as a member sees it."""
    may_manage = bool(policy.can_manage(actor))
    actions = states.allowed(offer.status) if may_manage else ()
    # A button that the server would refuse is no button.
    needs = await needs_approval(uow, offer)
    hidden = OfferAction.SEND if needs else OfferAction.SUBMIT
    return OfferView(
        offer=offer,
        versions=await queries.list_versions(uow, offer.id),
        evidence=await queries.find_evidence(uow, offer.id),
        allowed_actions=tuple(action.value for action in actions if action is not hidden),
    )


async def compare_versions(uow: UnitOfWork, offer_id: UUID, before: int, after: int) -> VersionDiff:
    """Return what differs between two versions of an offer.

    Raises:
        NotFound: there is no such version.
    """
    return diffs.diff_of(
        await get_version(uow, offer_id, before), await get_version(uow, offer_id, after)
    )


async def get_version(uow: UnitOfWork, offer_id: UUID, number: int) -> OfferVersion:
    """Return one version of an offer.

    Raises:
        NotFound: there is no such version.
    """
    found = await queries.find_version(uow, offer_id, number)
    if found is None:
        raise NotFound(say("There is no such version of this offer."))
    return found


@readable_through("offer")
async def may_read_letters(uow: UnitOfWork, actor: Actor, offer_id: UUID) -> bool:
    """Tell whether this actor may read an offer's letters."""
    del uow, offer_id
    return actor.has(Permission.OFFERS_READ)
