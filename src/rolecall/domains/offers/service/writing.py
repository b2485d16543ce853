"""What every change of an offer writes."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from rolecall.domains.identity import api as identity
from rolecall.domains.offers import repository
from rolecall.domains.offers.contracts import Offer
from rolecall.domains.offers.events import OfferEvent, OfferExpiryDue, OfferReminderDue
from rolecall.domains.offers.rules import expiry
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say


async def load_for_update(uow: UnitOfWork, offer_id: UUID, version: int | None) -> Offer:
    """Return the locked offer.

    Raises:
        NotFound: there is none in this organization.
        VersionMismatch: it changed since `version` was read.
    """
    offer = await repository.get_for_update(uow, offer_id)
    if version not in {None, offer.version}:
        raise VersionMismatch(
            say("This offer changed since you loaded it. Look at it again and decide then."),
            headers={"ETag": f'"{offer.version}"'},
        )
    return offer


async def change(uow: UnitOfWork, offer: Offer, **values: Any) -> Offer:
    """Write new values of a locked offer; returns it as it is then."""
    values["updated_at"] = clock.now()
    await repository.update_offer(uow, offer.id, values)
    after = replace(offer, version=offer.version + 1, **values)
    if after.sent_at is not None:
        organization = await identity.get_organization(uow)
        await repository.write_directory_entry(
            uow,
            after,
            email_norm=normalise_email(after.candidate_email),
            organization_name=organization.name,
        )
    return after


def names_of(offer: Offer) -> dict[str, UUID]:
    """Return the ids that every event about the offer carries."""
    return {
        "offer_id": offer.id,
        "application_id": offer.application_id,
        "job_id": offer.job_id,
    }


def plan_end(uow: UnitOfWork, offer: Offer) -> None:
    """Let the reminder and the end come in their time."""
    end = offer.expires_at
    if end is None:
        return
    reminder = expiry.reminder_at(end, clock.now())
    if reminder is not None:
        uow.emit(OfferReminderDue(**names_of(offer), expires_at=end), available_at=reminder)
    due: OfferEvent = OfferExpiryDue(**names_of(offer), expires_at=end)
    uow.emit(due, available_at=end)
