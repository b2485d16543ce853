"""Who is told that an application is overdue in its stage."""

from collections.abc import Mapping
from uuid import UUID

from rolecall.access import Permission, Role
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.events import PromiseBroken
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberRef, MemberStatus
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import EscalateTo, Job, TeamRole
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import MailKind, NoticeKind, TellMembers
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
    occasion = f"overdue:{event.entered_at.isoformat()}:{event.step}"
    about = {
        "candidate_name": application.candidate_name,
        "job_title": application.job_title,
        "stage_name": event.stage_name,
    }
    link = f"/app/applications/{application.id}"
    url = f"{uow.runtime.public_url}{link}"
    await messaging.tell_members(
        uow,
        TellMembers(
            notice=NoticeKind.PROMISE_OVERDUE,
            mail=MailKind.PROMISE_OVERDUE,
            members=members,
            line=about,
            text={"overdue_days": event.overdue_days, "application_url": url, **about},
            dedupe_key=f"application:{application.id}:{occasion}",
            link=link,
            record=record_of(application),
        ),
    )


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
