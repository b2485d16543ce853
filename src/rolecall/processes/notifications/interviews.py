"""What interviewers and those who arrange interviews are told."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberRef, MemberStatus
from rolecall.domains.interviews import api as interviews
from rolecall.domains.interviews.contracts import Interview, News
from rolecall.domains.interviews.events import ScorecardMissing, ScorecardSubmitted
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
from rolecall.processes.notifications.appointments import calendar_of_interviewer
from rolecall.processes.notifications.candidates import record_of

_NOTICES = {
    News.SCHEDULED: NoticeKind.INTERVIEW_SCHEDULED,
    News.RESCHEDULED: NoticeKind.INTERVIEW_CHANGED,
    News.CANCELLED: NoticeKind.INTERVIEW_CANCELLED,
}


async def tell_interviewers(
    uow: UnitOfWork, interview_id: UUID, user_ids: Collection[UUID], news: News, sequence: int
) -> None:
    """Tell interviewers that an interview is arranged, another or off.

    The mail says how the interview is now, whatever happened since; each sequence is told once.
    """
    interview = await interviews.read_interview(uow, interview_id)
    application = await applications.read_application(uow, interview.application_id)
    members = await _active(uow, user_ids)
    dedupe = f"interview:{interview.id}:{sequence}:{news.value}"
    for member in members:
        own = interview.interviewer(member.user_id)
        await _mail(
            uow,
            member,
            interview,
            application,
            MailKind.INTERVIEW_NEWS,
            {
                "news": news.value,
                "starts_at": own.starts_at if own else interview.starts_at,
                "minutes": interview.minutes,
                "place": interview.place or None,
                "video_url": interview.video_url or None,
                "reason": (interview.reason or None) if news is News.CANCELLED else None,
            },
            dedupe,
            news,
        )
    await _notify(uow, members, interview, application, _NOTICES[news], {}, dedupe)


async def remind(uow: UnitOfWork, event: ScorecardMissing) -> None:
    """Ask an interviewer for the scorecard, or tell whoever arranged the interview."""
    interview = await interviews.read_interview(uow, event.interview_id)
    application = await applications.read_application(uow, interview.application_id)
    dedupe = f"interview:{interview.id}:missing:{event.user_id}:{event.attempt}"
    if not event.tell_owner:
        members = await _active(uow, [event.user_id])
        for member in members:
            ended: dict[str, datetime | None] = {"ended_at": interview.ends_at}
            await _mail(
                uow, member, interview, application, MailKind.SCORECARD_REMINDER, ended, dedupe
            )
        await _notify(
            uow, members, interview, application, NoticeKind.SCORECARD_REMINDER, {}, dedupe
        )
        return
    late = (await identity.get_members_by_ids(uow, [event.user_id])).get(event.user_id)
    name = {"interviewer_name": late.full_name if late else ""}
    owners = await _owner(uow, interview)
    for owner in owners:
        await _mail(uow, owner, interview, application, MailKind.SCORECARD_OVERDUE, name, dedupe)
    await _notify(uow, owners, interview, application, NoticeKind.SCORECARD_OVERDUE, name, dedupe)


async def announce_scorecard(uow: UnitOfWork, event: ScorecardSubmitted) -> None:
    """Tell whoever arranged the interview that a scorecard is in; never what it says."""
    interview = await interviews.read_interview(uow, event.interview_id)
    if event.revision > 1 or interview.owner_id == event.author_id:
        return
    application = await applications.read_application(uow, interview.application_id)
    author = (await identity.get_members_by_ids(uow, [event.author_id])).get(event.author_id)
    owners = await _owner(uow, interview)
    await _notify(
        uow,
        owners,
        interview,
        application,
        NoticeKind.SCORECARD_SUBMITTED,
        {"interviewer_name": author.full_name if author else ""},
        f"interview:{interview.id}:submitted:{event.author_id}",
    )


async def _owner(uow: UnitOfWork, interview: Interview) -> list[MemberRef]:
    return await _active(uow, [] if interview.owner_id is None else [interview.owner_id])


async def _active(uow: UnitOfWork, user_ids: Collection[UUID]) -> list[MemberRef]:
    found = await identity.get_members_by_ids(uow, user_ids)
    return [member for member in found.values() if member.status is MemberStatus.ACTIVE]


async def _mail(
    uow: UnitOfWork,
    member: MemberRef,
    interview: Interview,
    application: ApplicationRow,
    kind: MailKind,
    variables: Mapping[str, Any],
    dedupe: str,
    news: News | None = None,
) -> None:
    sender = await sender_of(uow)
    recipient = Recipient.of_member(member)
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=kind,
            recipient=recipient,
            variables={
                "recipient_name": member.full_name,
                "candidate_name": application.candidate_name,
                "job_title": application.job_title,
                "interview_title": interview.title,
                "interview_url": f"{uow.runtime.public_url}{_page_of(interview)}",
                **variables,
            },
            brand=sender.brand,
            dedupe_key=f"{dedupe}:{member.user_id}",
            record=record_of(application),
            calendar=(
                calendar_of_interviewer(uow, sender, recipient, interview, application, news)
                if news
                else None
            ),
        ),
    )


async def _notify(
    uow: UnitOfWork,
    members: Sequence[MemberRef],
    interview: Interview,
    application: ApplicationRow,
    kind: NoticeKind,
    variables: Mapping[str, str],
    dedupe: str,
) -> None:
    if not members:
        return
    await messaging.notify(
        uow,
        Notify(
            kind=kind,
            readers=[Reader.of_member(member) for member in members],
            variables={
                "candidate_name": application.candidate_name,
                "job_title": application.job_title,
                "interview_title": interview.title,
                **variables,
            },
            dedupe_key=dedupe,
            link=_page_of(interview),
            record=record_of(application),
        ),
    )


def _page_of(interview: Interview) -> str:
    return f"/app/interviews/{interview.id}"
