"""Who has to know of requests for adjustments: those who arrange them, and their authors."""

from rolecall.access import Permission
from rolecall.domains.accommodations.events import AccommodationAnswered, AccommodationAsked
from rolecall.domains.applications import api as applications
from rolecall.domains.messaging import api as messaging
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
from rolecall.processes.notifications.members import recruiters_of


async def tell_of_request(uow: UnitOfWork, event: AccommodationAsked) -> None:
    """Tell those who may answer. The notice says that somebody asks, not what."""
    application = await applications.read_application(uow, event.application_id)
    members = await recruiters_of(uow, application.job_id, Permission.ACCOMMODATIONS_MANAGE)
    await messaging.notify(
        uow,
        Notify(
            kind=NoticeKind.ACCOMMODATION_ASKED,
            readers=[Reader.of_member(member) for member in members],
            variables={
                "candidate_name": application.candidate_name,
                "job_title": application.job_title,
            },
            dedupe_key=f"accommodation:{event.entry_id}",
            link=f"/app/applications/{application.id}?view=adjustments",
            record=record_of(application),
        ),
    )


async def tell_of_answer(uow: UnitOfWork, event: AccommodationAnswered) -> None:
    """Mail that there is an answer, and where.

    The mail belongs to no record, so that it stands in no conversation that more members read.
    """
    application = await applications.read_application(uow, event.application_id)
    if not application.candidate_email:
        return
    sender = await messaging.sender_of(uow)
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=MailKind.ACCOMMODATION_ANSWERED,
            recipient=Recipient(
                application.candidate_email,
                application.candidate_name,
                locale=application.locale,
                time_zone=sender.time_zone,
            ),
            variables={
                "candidate_name": application.candidate_name,
                "job_title": application.job_title,
                "status_url": f"{applications.status_url(uow, application)}/adjustments",
            },
            brand=sender.brand,
            dedupe_key=f"accommodation:{event.entry_id}",
        ),
    )
