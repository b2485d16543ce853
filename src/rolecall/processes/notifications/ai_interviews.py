"""AI interviews: the links that candidates get, and members who have to go on with them."""

from typing import Any, Final

from rolecall.access import Permission
from rolecall.domains.ai_interviews import api as ai_interviews
from rolecall.domains.ai_interviews.contracts.sessions import MailedFor
from rolecall.domains.ai_interviews.events import AiInterviewLinkDue, AiInterviewWantsPerson
from rolecall.domains.applications import api as applications
from rolecall.domains.identity import api as identity
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import (
    MailKind,
    NoticeKind,
    QueueMessage,
    Recipient,
    TellMembers,
)
from rolecall.infra.db import UnitOfWork
from rolecall.processes.notifications.candidates import record_of
from rolecall.processes.notifications.members import recruiters_of

_REPEATED: Final = {MailedFor.REISSUED, MailedFor.ASKED}


async def send_link(uow: UnitOfWork, event: AiInterviewLinkDue) -> None:
    """Make a link and mail it to the candidate, unless the invitation was taken back meanwhile."""
    found = await ai_interviews.find_for_link(uow, event.interview_id)
    application = await applications.read_application(uow, event.application_id)
    if found is None or not application.candidate_email:
        return
    session, minutes = found
    mailed_for = MailedFor(event.mailed_for)
    is_reminder = mailed_for is MailedFor.REMINDER
    sender = await messaging.sender_of(uow)
    variables: dict[str, Any] = {
        "candidate_name": application.candidate_name,
        "job_title": application.job_title,
        "status_url": applications.status_url(uow, application),
        "room_url": await ai_interviews.mint_link(uow, session),
        "minutes": minutes,
        "expires_at": session.expires_at,
    }
    if not is_reminder:
        variables["message"] = session.message or None
        variables["is_repeated"] = "yes" if mailed_for in _REPEATED else None
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=MailKind.AI_INTERVIEW_REMINDER
            if is_reminder
            else MailKind.AI_INTERVIEW_INVITATION,
            recipient=Recipient(
                application.candidate_email,
                application.candidate_name,
                locale=application.locale,
                time_zone=sender.time_zone,
            ),
            variables=variables,
            brand=sender.brand,
            dedupe_key=f"ai_interview:{session.id}:{mailed_for}:{event.number}",
            record=record_of(application),
        ),
    )


async def tell_wants_person(uow: UnitOfWork, event: AiInterviewWantsPerson) -> None:
    """Tell whoever invited the candidate, and the recruiters of the job, that a person goes on."""
    session = await ai_interviews.get_session(uow, event.interview_id)
    application = await applications.read_application(uow, event.application_id)
    members = {
        one.user_id: one
        for one in await recruiters_of(uow, application.job_id, Permission.AI_INTERVIEWS_MANAGE)
    }
    if session.invited_by is not None and session.invited_by not in members:
        members |= await identity.get_members_by_ids(uow, [session.invited_by])
    link = f"/app/applications/{application.id}"
    await messaging.tell_members(
        uow,
        TellMembers(
            notice=NoticeKind.AI_INTERVIEW_WANTS_PERSON,
            mail=MailKind.AI_INTERVIEW_WANTS_PERSON,
            members=list(members.values()),
            line={
                "candidate_name": application.candidate_name,
                "job_title": application.job_title,
            },
            text={
                "candidate_name": application.candidate_name,
                "job_title": application.job_title,
                "reason": event.why,
                "message": session.wish or None,
                "application_url": f"{uow.runtime.public_url}{link}",
            },
            dedupe_key=f"ai_interview:{session.id}:person:{event.why}",
            link=link,
            record=record_of(application),
        ),
    )
