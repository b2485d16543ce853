"""What members of an organization are told."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from rolecall.access import Permission, Role
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberRef, MemberStatus
from rolecall.domains.jobs import api as jobs
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.api import sender_of
from rolecall.domains.messaging.contracts import (
    MailKind,
    Message,
    NoticeKind,
    Notify,
    QueueMessage,
    Reader,
    Recipient,
)
from rolecall.infra.db import UnitOfWork
from rolecall.processes.notifications.candidates import record_of

_MEMBERS_PAGE = "/app/members"
_WRITE_TO_PEOPLE = (Role.RECRUITER, Role.ORGANIZATION_ADMIN)


async def announce_application(uow: UnitOfWork, application: ApplicationRow) -> None:
    """Tell all recruiters that somebody applied."""
    recruiters = await recruiters_of(uow, application.job_id)
    await _mail(
        uow,
        recruiters,
        application,
        MailKind.NEW_APPLICATION,
        {"submitted_at": application.applied_at},
        f"application:{application.id}:new",
    )
    await _notify(uow, recruiters, application, NoticeKind.NEW_APPLICATION, "new")


async def announce_withdrawal(
    uow: UnitOfWork, application: ApplicationRow, at: datetime, by_user_id: UUID | None
) -> None:
    """Tell all recruiters but the one who did it that an application was withdrawn."""
    recruiters = [
        member
        for member in await recruiters_of(uow, application.job_id)
        if member.user_id != by_user_id
    ]
    await _mail(
        uow,
        recruiters,
        application,
        MailKind.APPLICATION_WITHDRAWN,
        {"withdrawn_at": at},
        f"application:{application.id}:withdrawn:{at.isoformat()}",
    )
    dedupe = f"withdrawn:{at.isoformat()}"
    await _notify(uow, recruiters, application, NoticeKind.APPLICATION_WITHDRAWN, dedupe)


async def ask_assessors(
    uow: UnitOfWork, application: ApplicationRow, user_ids: Collection[UUID]
) -> None:
    """Tell members that they are asked to assess an application."""
    members = (await identity.get_members_by_ids(uow, user_ids)).values()
    await _notify(uow, list(members), application, NoticeKind.APPLICATION_ASSIGNED, "assigned")


async def welcome(uow: UnitOfWork, user_id: UUID) -> None:
    """Tell the administrators that an invitation was accepted."""
    joined = (await identity.get_members_by_ids(uow, [user_id])).get(user_id)
    if joined is None:
        return
    admins = await _administrators(uow, Permission.MEMBERS_READ)
    await messaging.notify(
        uow,
        Notify(
            kind=NoticeKind.MEMBER_JOINED,
            readers=[Reader.of_member(member) for member in admins if member.user_id != user_id],
            variables={"member_name": joined.full_name, "role": joined.role_name},
            dedupe_key=f"member:{user_id}:joined:{joined.joined_at.isoformat()}",
            link=_MEMBERS_PAGE,
        ),
    )


async def tell_undelivered(uow: UnitOfWork, message: Message) -> None:
    """Tell those who can do something about it that a mail may not have arrived."""
    if message.kind is MailKind.INVITATION:
        readers = await _administrators(uow, Permission.MEMBERS_READ)
        link = _MEMBERS_PAGE
    elif message.record is not None and message.record.type == "application":
        about = await applications.read_application(uow, message.record.id)
        readers = await recruiters_of(uow, about.job_id, Permission.MESSAGES_READ)
        link = f"/app/applications/{message.record.id}"
    elif message.record is not None and message.record.type == "candidate":
        readers = await writers_to_people(uow, message.author_id)
        link = f"/app/candidates/{message.record.id}?view=messages"
    else:
        return
    await messaging.notify(
        uow,
        Notify(
            kind=NoticeKind.MAIL_NOT_DELIVERED,
            # Whoever the mail was meant for cannot be reached by it: they see it in the inbox.
            readers=[Reader.of_member(member) for member in readers],
            variables={"recipient": message.recipient, "subject": message.subject},
            dedupe_key=f"undelivered:{message.id}:{message.attempts}",
            link=link,
            record=message.record,
        ),
    )


async def tell_of_suspension(uow: UnitOfWork, reason: str, at: datetime) -> None:
    """Tell the administrators by mail; they can no longer sign in to the organization."""
    sender = await sender_of(uow)
    for member in await identity.list_members(uow, {Role.ORGANIZATION_ADMIN}):
        await messaging.queue_message(
            uow,
            QueueMessage(
                kind=MailKind.ORGANIZATION_SUSPENDED,
                recipient=Recipient.of_member(member),
                variables={
                    "recipient_name": member.full_name,
                    "suspended_at": at,
                    "reason": reason or None,
                },
                brand=sender.brand,
                dedupe_key=f"suspended:{at.isoformat()}:{member.user_id}",
            ),
        )


async def recruiters_of(
    uow: UnitOfWork, job_id: UUID, may: Permission = Permission.APPLICATIONS_READ
) -> Sequence[MemberRef]:
    """Return the recruiters who may read it: all, or those on the team of a confidential job.

    The administrators where there are none, so that somebody reads it.
    """
    recruiters = await identity.list_members(uow, {Role.RECRUITER}, may=may)
    team = await jobs.closed_team(uow, job_id)
    if team is not None:
        recruiters = [member for member in recruiters if member.user_id in team]
    return recruiters or await _administrators(uow, may)


async def _administrators(uow: UnitOfWork, may: Permission) -> Sequence[MemberRef]:
    return await identity.list_members(uow, {Role.ORGANIZATION_ADMIN}, may=may)


async def writers_to_people(uow: UnitOfWork, author_id: UUID | None) -> Sequence[MemberRef]:
    """Return whoever wrote to a person, as long as they are here; else all recruiters."""
    found = await identity.get_members_by_ids(uow, [author_id] if author_id else [])
    writers = [
        member
        for member in found.values()
        if member.status is MemberStatus.ACTIVE and member.has(Permission.MESSAGES_READ)
    ]
    return writers or await identity.list_members(
        uow, _WRITE_TO_PEOPLE, may=Permission.MESSAGES_READ
    )


async def _mail(
    uow: UnitOfWork,
    members: Sequence[MemberRef],
    application: ApplicationRow,
    kind: MailKind,
    when: dict[str, datetime],
    dedupe: str,
) -> None:
    sender = await sender_of(uow)
    for member in members:
        await messaging.queue_message(
            uow,
            QueueMessage(
                kind=kind,
                recipient=Recipient.of_member(member),
                variables={
                    "recipient_name": member.full_name,
                    "candidate_name": application.candidate_name,
                    "job_title": application.job_title,
                    "application_url": f"{uow.runtime.public_url}{_page_of(application)}",
                    **when,
                },
                brand=sender.brand,
                dedupe_key=f"{dedupe}:{member.user_id}",
                record=record_of(application),
            ),
        )


async def _notify(
    uow: UnitOfWork,
    members: Sequence[MemberRef],
    application: ApplicationRow,
    kind: NoticeKind,
    dedupe: str,
) -> None:
    await messaging.notify(
        uow,
        Notify(
            kind=kind,
            readers=[Reader.of_member(member) for member in members],
            variables={
                "candidate_name": application.candidate_name,
                "job_title": application.job_title,
            },
            dedupe_key=f"application:{application.id}:{dedupe}",
            link=_page_of(application),
            record=record_of(application),
        ),
    )


def _page_of(application: ApplicationRow) -> str:
    return f"/app/applications/{application.id}"
