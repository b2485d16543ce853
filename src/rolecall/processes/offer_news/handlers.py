"""Which event of an offer tells whom."""

from rolecall.domains.messaging.contracts import MailKind, NoticeKind
from rolecall.domains.offers import api as offers
from rolecall.domains.offers.events import (
    OfferAcceptanceRefused,
    OfferAccepted,
    OfferDeclined,
    OfferExpired,
    OfferExtended,
    OfferReminderDue,
    OfferSent,
    OfferWithdrawn,
)
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import handles
from rolecall.processes.offer_news.telling import (
    link_and_end,
    mail_recruiters,
    notify_team,
    write_to_candidate,
)


@handles(OfferSent, name="notifications.on_offer_sent")
async def on_offer_sent(uow: UnitOfWork, event: OfferSent) -> None:
    """Send the candidate the link, unless the offer was taken back meanwhile; tell the team."""
    offer = await offers.still_open(uow, event.offer_id)
    if offer is None or offer.newest_version != event.version_number:
        return
    facts, dedupe = link_and_end(uow, offer, event.expires_at), f"sent:{event.version_number}"
    await write_to_candidate(uow, offer, MailKind.OFFER_SENT, facts, dedupe)
    await notify_team(uow, offer, NoticeKind.OFFER_SENT, str(event.version_number))


@handles(OfferExtended, name="notifications.on_offer_extended")
async def on_offer_extended(uow: UnitOfWork, event: OfferExtended) -> None:
    """Tell the candidate of the new last day."""
    offer = await offers.still_open(uow, event.offer_id)
    if offer is not None and offer.expires_at == event.expires_at:
        facts, dedupe = link_and_end(uow, offer, event.expires_at), _until(event)
        await write_to_candidate(uow, offer, MailKind.OFFER_EXTENDED, facts, f"extended:{dedupe}")


@handles(OfferReminderDue, name="notifications.on_offer_reminder_due")
async def on_offer_reminder_due(uow: UnitOfWork, event: OfferReminderDue) -> None:
    """Remind the candidate, unless there is an answer or another last day."""
    offer = await offers.still_open(uow, event.offer_id)
    if offer is not None and offer.expires_at == event.expires_at:
        facts, dedupe = link_and_end(uow, offer, event.expires_at), _until(event)
        await write_to_candidate(uow, offer, MailKind.OFFER_REMINDER, facts, f"reminder:{dedupe}")


@handles(OfferAccepted, name="notifications.on_offer_accepted")
async def on_offer_accepted(uow: UnitOfWork, event: OfferAccepted) -> None:
    """Give the candidate a record of it; tell recruiters and team."""
    offer = await offers.get_offer(uow, event.offer_id)
    facts = {"offer_url": offers.offer_url(uow, offer), "accepted_at": event.accepted_at}
    await write_to_candidate(uow, offer, MailKind.OFFER_ACCEPTED, facts, "accepted")
    await mail_recruiters(uow, offer, "accepted", "")
    await notify_team(uow, offer, NoticeKind.OFFER_ACCEPTED, "")


@handles(OfferAcceptanceRefused, name="notifications.on_offer_acceptance_refused")
async def on_offer_acceptance_refused(uow: UnitOfWork, event: OfferAcceptanceRefused) -> None:
    """Tell recruiters and team that the candidate wanted to accept and could not."""
    offer = await offers.get_offer(uow, event.offer_id)
    # However often the candidate tries, one mail a day and reason is enough.
    dedupe = f"{event.because}:{event.at.date().isoformat()}"
    await mail_recruiters(uow, offer, "not_accepted", dedupe)
    await notify_team(uow, offer, NoticeKind.OFFER_NOT_ACCEPTED, dedupe)


@handles(OfferDeclined, name="notifications.on_offer_declined")
async def on_offer_declined(uow: UnitOfWork, event: OfferDeclined) -> None:
    """Tell recruiters and team, with the reason."""
    offer = await offers.get_offer(uow, event.offer_id)
    await mail_recruiters(uow, offer, "declined", "")
    await notify_team(uow, offer, NoticeKind.OFFER_DECLINED, "")


@handles(OfferExpired, name="notifications.on_offer_expired")
async def on_offer_expired(uow: UnitOfWork, event: OfferExpired) -> None:
    """Tell recruiters and team."""
    offer = await offers.get_offer(uow, event.offer_id)
    dedupe = event.expired_at.isoformat()
    await mail_recruiters(uow, offer, "expired", dedupe)
    await notify_team(uow, offer, NoticeKind.OFFER_EXPIRED, dedupe)


@handles(OfferWithdrawn, name="notifications.on_offer_withdrawn")
async def on_offer_withdrawn(uow: UnitOfWork, event: OfferWithdrawn) -> None:
    """Tell a candidate who has seen the offer, and the team."""
    if not event.was_sent:
        return
    offer = await offers.get_offer(uow, event.offer_id)
    await write_to_candidate(uow, offer, MailKind.OFFER_WITHDRAWN, {}, "withdrawn")
    await notify_team(uow, offer, NoticeKind.OFFER_WITHDRAWN, "")


def _until(event: OfferExtended | OfferReminderDue) -> str:
    return event.expires_at.isoformat()
