"""Who is told that an application is overdue in its stage."""

from collections.abc import Mapping
from uuid import UUID

from rolecall.access import Permission, Role
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.applications.events import PromiseBroken
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberRef, MemberStatus
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import EscalateTo, Job, TeamRole
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
from rolecall.processes.notifications.members import recruiters_of

_TEAM: Mapping[EscalateTo, TeamRole] = {
    EscalateTo.RECRUITERS: TeamRole.RECRUITER,
    EscalateTo.HIRING_MANAGERS: TeamRole.HIRING_MANAGER,
}


async def tell_of_overdue(uow: UnitOfWork, event: PromiseBroken) -> None:
    """Tell everybody whom the escalation names, once each.

    Where it reaches nobody, such as a hiring team without a recruiter, the organization's
    recruiters are told instead, so that somebody is.
    """
    application = await applications.read_application(uow, event.application_id)
    if application.stage_entered_at != event.entered_at:
        return
    members = await _told(uow, event) or list(await recruiters_of(uow, application.job_id))
    dedupe = f"application:{application.id}:overdue:{event.entered_at.isoformat()}:{event.step}"
    link = f"/app/applications/{application.id}"
    await messaging.notify(
        uow,
        Notify(
            kind=NoticeKind.PROMISE_OVERDUE,
            readers=[Reader(member.user_id, member.locale) for member in members],
            variables={
                "candidate_name": application.candidate_name,
                "job_title": application.job_title,
                "stage_name": event.stage_name,
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
                kind=MailKind.PROMISE_OVERDUE,
                recipient=Recipient(
                    member.email, member.full_name, member.user_id, member.locale, member.time_zone
                ),
                variables=_variables(uow, member, application, event, link),
                brand=sender.brand,
                dedupe_key=f"{dedupe}:{member.user_id}",
                record=record_of(application),
            ),
        )


def _variables(
    uow: UnitOfWork,
    member: MemberRef,
    application: ApplicationRow,
    event: PromiseBroken,
    link: str,
) -> dict[str, object]:
    return {
        "recipient_name": member.full_name,
        "candidate_name": application.candidate_name,
        "job_title": application.job_title,
        "stage_name": event.stage_name,
        "overdue_days": event.overdue_days,
        "application_url": f"{uow.runtime.public_url}{link}",
    }


async def _told(uow: UnitOfWork, event: PromiseBroken) -> list[MemberRef]:
    job = await jobs.get_job(uow, event.job_id)
    wanted = {EscalateTo(word) for word in event.to}
    named = _on_team(job, wanted)
    if EscalateTo.ASSESSORS in wanted:
        people = await applications.assessors_of(uow, event.application_id)
        named += [person.user_id for person in people]
    found = await identity.get_members_by_ids(uow, named)
    members = {
        user_id: member for user_id, member in found.items() if member.status is MemberStatus.ACTIVE
    }
    if EscalateTo.ADMINS in wanted:
        admins = await identity.list_members(
            uow, {Role.ORGANIZATION_ADMIN}, may=Permission.APPLICATIONS_READ
        )
        members |= {member.user_id: member for member in admins}
    return list(members.values())


def _on_team(job: Job, wanted: set[EscalateTo]) -> list[UUID]:
    roles = {_TEAM[word] for word in wanted if word in _TEAM}
    return [member.user_id for member in job.hiring_team if member.role in roles]
