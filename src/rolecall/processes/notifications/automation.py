"""What rules have people told."""

from rolecall.domains.applications import api as applications
from rolecall.domains.automation.events import CandidateMailDue, ReminderDue
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberStatus
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.api import sender_of
from rolecall.domains.messaging.contracts import (
    MailKind,
    NoticeKind,
    Notify,
    QueueMessage,
    Reader,
    Recipient,
    Wording,
)
from rolecall.infra.db import UnitOfWork
from rolecall.processes.notifications.candidates import record_of


async def remind_team(uow: UnitOfWork, event: ReminderDue) -> None:
    """Remind members of what a rule says, once each."""
    application = await applications.read_application(uow, event.application_id)
    found = await identity.get_members_by_ids(uow, event.user_ids)
    members = [member for member in found.values() if member.status is MemberStatus.ACTIVE]
    dedupe = f"automation:{event.run_id}:{event.number}"
    link = f"/app/applications/{application.id}"
    await messaging.notify(
        uow,
        Notify(
            kind=NoticeKind.AUTOMATION_REMINDER,
            readers=[Reader(member.user_id, member.locale) for member in members],
            variables={
                "text": event.text,
                "candidate_name": application.candidate_name,
                "job_title": application.job_title,
            },
            dedupe_key=dedupe,
            link=link,
            record=record_of(application),
        ),
    )
    sender = await sender_of(uow)
    for member in members:
        await messaging.queue_message(
            uow,
            QueueMessage(
                kind=MailKind.AUTOMATION_REMINDER,
                recipient=Recipient(
                    member.email, member.full_name, member.user_id, member.locale, member.time_zone
                ),
                variables={
                    "recipient_name": member.full_name,
                    "candidate_name": application.candidate_name,
                    "job_title": application.job_title,
                    "message": event.text,
                    "application_url": f"{uow.runtime.public_url}{link}",
                },
                brand=sender.brand,
                dedupe_key=f"{dedupe}:{member.user_id}",
                record=record_of(application),
            ),
        )


async def mail_candidate(uow: UnitOfWork, event: CandidateMailDue) -> None:
    """Write to the candidate what a rule says, once."""
    application = await applications.read_application(uow, event.application_id)
    if not application.candidate_email:
        return
    mail = await applications.mail_by_rule(
        uow,
        application,
        Wording(event.subject, event.text),
        f"automation:{event.run_id}:{event.number}",
        whole=event.whole,
    )
    await applications.queue_by_rule(uow, mail, event.files)
