"""What candidates and members are told about offers."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from rolecall.access import Permission
from rolecall.domains.applications import api as applications
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberStatus
from rolecall.domains.jobs import api as jobs
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.api import sender_of
from rolecall.domains.messaging.contracts import (
    MailKind,
    NoticeKind,
    Notify,
    QueueMessage,
    Reader,
    Recipient,
    RecordRef,
)
from rolecall.domains.offers import api as offers
from rolecall.domains.offers.contracts import Offer
from rolecall.infra.db import UnitOfWork
from rolecall.processes.notifications.members import recruiters_of


async def write_to_candidate(
    uow: UnitOfWork, offer: Offer, kind: MailKind, facts: Mapping[str, Any], dedupe: str
) -> None:
    """Write about an offer, with the link to its private page, in the letter's language."""
    sender = await sender_of(uow)
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=kind,
            recipient=Recipient(
                offer.candidate_email,
                offer.candidate_name,
                locale=offers.letter_locale(offer),
                time_zone=sender.time_zone,
            ),
            variables={
                "candidate_name": offer.candidate_name,
                "job_title": offer.job_title,
                **(facts or {"status_url": await _status_url(uow, offer)}),
            },
            brand=sender.brand,
            dedupe_key=f"offer:{offer.id}:{dedupe}",
            record=_record_of(offer),
        ),
    )


def link_and_end(uow: UnitOfWork, offer: Offer, end: datetime) -> dict[str, Any]:
    """Return the variables of a mail that asks for an answer, with its last minute."""
    last_minute = end - timedelta(minutes=1)
    return {"offer_url": offers.offer_url(uow, offer), "expires_at": last_minute}


async def mail_recruiters(uow: UnitOfWork, offer: Offer, outcome: str, dedupe: str) -> None:
    """Tell the recruiters by mail what became of an offer; a decline comes with its reason."""
    sender = await sender_of(uow)
    for member in await recruiters_of(uow, offer.job_id, Permission.OFFERS_READ):
        await messaging.queue_message(
            uow,
            QueueMessage(
                kind=MailKind.OFFER_ANSWERED,
                recipient=Recipient(
                    member.email,
                    member.full_name,
                    member.user_id,
                    member.locale,
                    member.time_zone,
                ),
                variables={
                    "recipient_name": member.full_name,
                    "candidate_name": offer.candidate_name,
                    "job_title": offer.job_title,
                    "outcome": outcome,
                    "message": (offer.reason or None) if outcome == "declined" else None,
                    "offer_page_url": f"{uow.runtime.public_url}{_page_of(offer)}",
                },
                brand=sender.brand,
                dedupe_key=f"offer:{offer.id}:{outcome}:{dedupe}:{member.user_id}",
                record=_record_of(offer),
            ),
        )


async def notify_team(uow: UnitOfWork, offer: Offer, kind: NoticeKind, dedupe: str) -> None:
    """Put a notification before the recruiters and those of the hiring team who see offers."""
    members = {
        member.user_id: member
        for member in await recruiters_of(uow, offer.job_id, Permission.OFFERS_READ)
    }
    job = await jobs.get_job(uow, offer.job_id)
    team = await identity.get_members_by_ids(uow, [each.user_id for each in job.hiring_team])
    members |= {
        member.user_id: member
        for member in team.values()
        if member.has(Permission.OFFERS_READ) and member.status is MemberStatus.ACTIVE
    }
    await messaging.notify(
        uow,
        Notify(
            kind=kind,
            readers=[Reader.of_member(member) for member in members.values()],
            variables={"candidate_name": offer.candidate_name, "job_title": offer.job_title},
            dedupe_key=f"offer:{offer.id}:{kind.value}:{dedupe}",
            link=_page_of(offer),
            record=_record_of(offer),
        ),
    )


async def _status_url(uow: UnitOfWork, offer: Offer) -> str:
    application = await applications.read_application(uow, offer.application_id)
    return applications.status_url(uow, application)


def _record_of(offer: Offer) -> RecordRef:
    return RecordRef("application", offer.application_id)


def _page_of(offer: Offer) -> str:
    return f"/app/applications/{offer.application_id}?view=offer"
