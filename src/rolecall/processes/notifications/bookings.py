"""Candidates who choose their time: the link that they get, and who hears of their choice."""

from babel.dates import format_datetime

from rolecall.domains.applications import api as applications
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberRef, MemberStatus
from rolecall.domains.interviews import api as interviews
from rolecall.domains.interviews.contracts import BookingState, Interview
from rolecall.domains.interviews.events import BookingAnswered, BookingLinkSent
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.api import sender_of
from rolecall.domains.messaging.contracts import (
    MailKind,
    NoticeKind,
    Notify,
    QueueMessage,
    Reader,
    Recipient,
)
from rolecall.infra.db import UnitOfWork
from rolecall.processes.notifications.candidates import record_of

_ANSWERS = {
    "en": {"booked": "booked", "moved": "moved", "cancelled": "cancelled"},
    "de": {"booked": "gebucht", "moved": "verlegt", "cancelled": "abgesagt"},
    "es": {"booked": "ha reservado", "moved": "ha cambiado", "cancelled": "ha cancelado"},
}


async def send_link(uow: UnitOfWork, event: BookingLinkSent) -> None:
    """Send the candidate the link, unless it was taken back meanwhile."""
    link = await interviews.read_booking_link(uow, event.link_id)
    application = await applications.read_application(uow, event.application_id)
    if link.state is not BookingState.OPEN or not application.candidate_email:
        return
    sender = await sender_of(uow)
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=MailKind.INTERVIEW_BOOKING,
            recipient=Recipient(
                application.candidate_email,
                application.candidate_name,
                locale=application.locale,
                time_zone=link.time_zone,
            ),
            variables={
                "candidate_name": application.candidate_name,
                "job_title": application.job_title,
                "status_url": applications.status_url(uow, application),
                "booking_url": interviews.url_of_booking(uow, link),
                "minutes": int(link.total.total_seconds() // 60),
                "expires_at": link.expires_at,
                "message": link.candidate_note or None,
            },
            brand=sender.brand,
            dedupe_key=f"booking:{link.id}:sent",
            record=record_of(application),
        ),
    )


async def tell_owner(uow: UnitOfWork, event: BookingAnswered) -> None:
    """Tell whoever sent the link what the candidate did; the interviewers hear of it as always."""
    link = await interviews.read_booking_link(uow, event.link_id)
    if link.owner_id is None:
        return
    owner = (await identity.get_members_by_ids(uow, [link.owner_id])).get(link.owner_id)
    if owner is None or owner.status is not MemberStatus.ACTIVE:
        return
    interview = await interviews.read_interview(uow, event.interview_id)
    application = await applications.read_application(uow, event.application_id)
    words = _ANSWERS.get(owner.locale[:2].lower(), _ANSWERS["en"])
    await messaging.notify(
        uow,
        Notify(
            kind=NoticeKind.BOOKING_ANSWERED,
            readers=[Reader.of_member(owner)],
            variables={
                "candidate_name": application.candidate_name,
                "job_title": application.job_title,
                "answer": words[event.answer],
                "when": _when(interview, owner),
            },
            dedupe_key=f"booking:{link.id}:{event.number}",
            link=f"/app/interviews/{interview.id}",
            record=record_of(application),
        ),
    )


def _when(interview: Interview, reader: MemberRef) -> str:
    """Return the start in the reader's zone and language, with the zone."""
    if interview.starts_at is None:
        return ""
    local = interview.starts_at.astimezone(interviews.zone_of(reader.time_zone))
    locale = reader.locale.replace("-", "_")
    return f"{format_datetime(local, 'medium', locale=locale)} ({reader.time_zone})"
