"""What rules have people told."""

from rolecall.domains.applications import api as applications
from rolecall.domains.automation.events import CandidateMailDue, ReminderDue
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberStatus
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import MailKind, NoticeKind, TellMembers, Wording
from rolecall.infra.db import UnitOfWork
from rolecall.processes.notifications.candidates import record_of


async def remind_team(uow: UnitOfWork, event: ReminderDue) -> None:
    """Remind members of what a rule says, once each."""
    application = await applications.read_application(uow, event.application_id)
    found = await identity.get_members_by_ids(uow, event.user_ids)
    about = {
        "candidate_name": application.candidate_name,
        "job_title": application.job_title,
    }
    link = f"/app/applications/{application.id}"
    url = f"{uow.runtime.public_url}{link}"
    await messaging.tell_members(
        uow,
        TellMembers(
            notice=NoticeKind.AUTOMATION_REMINDER,
            mail=MailKind.AUTOMATION_REMINDER,
            members=[member for member in found.values() if member.status is MemberStatus.ACTIVE],
            line={"text": event.text, **about},
            text={"message": event.text, "application_url": url, **about},
            dedupe_key=f"automation:{event.run_id}:{event.number}",
            link=link,
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
