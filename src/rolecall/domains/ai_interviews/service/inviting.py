"""Inviting candidates to AI interviews, reminding them, issuing links again, taking them back.

Guarantees: who is invited has one interview that is not over, held by the newest approved version,
which it keeps; the invitation, its audit entry and the mail's event are one transaction; a reminder
comes once, two days before the time is over, to those who have not finished; what was not finished
in time ends by itself.
"""

from datetime import timedelta
from typing import Final
from uuid import UUID

from rolecall.access import Actor
from rolecall.access.actor import system_actor
from rolecall.domains.ai_interviews import policy, queries
from rolecall.domains.ai_interviews.contracts import Language
from rolecall.domains.ai_interviews.contracts.sessions import (
    LIVE,
    InviteToInterview,
    MailedFor,
    Mode,
    Session,
    SessionAction,
    SessionRow,
    SessionState,
    Turn,
)
from rolecall.domains.ai_interviews.events import (
    AiInterviewChanged,
    AiInterviewExpiring,
    AiInterviewReminderDue,
)
from rolecall.domains.ai_interviews.queries import sessions as session_queries
from rolecall.domains.ai_interviews.repository import sessions as repository
from rolecall.domains.ai_interviews.rules import sessions as rules
from rolecall.domains.ai_interviews.rules.planning import count_questions
from rolecall.domains.ai_interviews.service.sessions import (
    RECORD,
    change,
    content_of,
    ids_of,
    mail_link,
)
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationStatus
from rolecall.domains.audit import api as audit
from rolecall.domains.jobs import api as jobs
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say

REMIND_BEFORE: Final = timedelta(days=2)


async def invite(uow: UnitOfWork, actor: Actor, command: InviteToInterview) -> Session:
    """Invite a candidate to the interview of the job that they applied for.

    Raises:
        NotFound: there is no such application for this actor.
        Conflict: code `application_not_active`, `no_approved_interview`, `no_address` or
            `interview_exists`.
    """
    policy.can_invite(actor).require()
    await applications.read_as(uow, actor, command.application_id)
    application = await applications.lock_application(uow, command.application_id)
    if application.status is not ApplicationStatus.ACTIVE:
        raise Conflict(say("This application is not active."), code="application_not_active")
    if not application.candidate_email:
        raise Conflict(
            say("There is no address to send the invitation to. Add one first."), code="no_address"
        )
    template = await queries.find_of_job(uow, application.job_id)
    version = (
        await queries.find_version(uow, template.id, template.newest_version) if template else None
    )
    if template is None or version is None:
        raise Conflict(
            say("This job has no AI interview that is approved. Have one approved first."),
            code="no_approved_interview",
        )
    now = clock.now()
    languages = version.content.languages
    spoken = application.locale.partition("-")[0]
    session = Session(
        id=ids.uuid7(), application_id=application.id, job_id=application.job_id,
        template_id=template.id, version_number=version.number, state=SessionState.INVITED,
        language=Language(spoken) if spoken in languages else languages[0], mode=Mode.TEXT,
        extra_minutes=command.extra_minutes, questions=count_questions(version.content),
        expires_at=now + timedelta(days=version.content.settings.expires_in_days),
        invited_by=actor.user_id, invited_by_name=actor.name, message=command.message,
        notice_version="", notice="", consented_at=None, started_at=None, ended_at=None,
        ended=None, spent_seconds=0, running_since=None, reminded_at=None, knockouts={}, wish="",
        correction="", corrected_at=None, created_at=now, version=1,
    )  # fmt: skip
    await repository.insert_session(uow, session)
    audit.record(
        uow, actor, "ai_interviews.invited", RECORD, application.id,
        say("Invited the candidate to the AI interview."),
    )  # fmt: skip
    uow.emit(AiInterviewChanged(**ids_of(session), state=session.state.value))
    mail_link(uow, session, MailedFor.INVITED)
    _set_alarms(uow, session)
    return session


async def reissue(uow: UnitOfWork, actor: Actor, interview_id: UUID) -> Session:
    """Give the candidate the template's time once more, and mail a new link.

    Raises:
        NotFound: there is no such interview for this actor.
        InvalidSessionMove: it is over.
        Conflict: code `interview_exists`; the candidate was invited again meanwhile.
    """
    policy.can_invite(actor).require()
    session = await _locked(uow, actor, interview_id)
    state = rules.after(SessionAction.REISSUE, session.state)
    if session.state not in LIVE:
        await _require_only_one(uow, session)
    settings = (await content_of(uow, session)).settings
    changed = await change(
        uow, actor, session, "issued_again",
        say("Sent the candidate a new link to the AI interview."),
        state=state, expires_at=clock.now() + timedelta(days=settings.expires_in_days),
        reminded_at=None,
    )  # fmt: skip
    mail_link(uow, changed, MailedFor.REISSUED)
    _set_alarms(uow, changed)
    return changed


async def give_time(uow: UnitOfWork, actor: Actor, interview_id: UUID, minutes: int) -> Session:
    """Give the candidate so many minutes on top of the template's, in place of those given before.

    Raises:
        NotFound: there is no such interview for this actor.
        InvalidSessionMove: it is over.
    """
    policy.can_invite(actor).require()
    session = await _locked(uow, actor, interview_id)
    rules.after(SessionAction.REVOKE, session.state)
    return await change(
        uow, actor, session, "time_given",
        say("Changed how much extra time the candidate has in the AI interview."),
        extra_minutes=minutes,
    )  # fmt: skip


async def revoke(uow: UnitOfWork, actor: Actor, interview_id: UUID) -> Session:
    """Take an invitation back; its links open nothing any more.

    Raises:
        NotFound: there is no such interview for this actor.
        InvalidSessionMove: it is over.
    """
    policy.can_invite(actor).require()
    session = await _locked(uow, actor, interview_id)
    state = rules.after(SessionAction.REVOKE, session.state)
    now = clock.now()
    await repository.end_links(uow, session.id, now)
    return await change(
        uow, actor, session, "revoked", say("Took back the invitation to the AI interview."),
        state=state, ended_at=now, running_since=None,
    )  # fmt: skip


async def look_whether_to_remind(uow: UnitOfWork, event: AiInterviewReminderDue) -> None:
    """Remind the candidate, once, unless they have finished or the time has changed."""
    session = await _due(uow, event.interview_id)
    if session is None or session.expires_at != event.expires_at or session.reminded_at:
        return
    changed = await change(uow, system_actor(uow.org_id), session, reminded_at=clock.now())
    mail_link(uow, changed, MailedFor.REMINDER)


async def look_whether_over(uow: UnitOfWork, event: AiInterviewExpiring) -> None:
    """End an interview that was not finished in time, unless it got more."""
    session = await _due(uow, event.interview_id)
    if session is None or session.expires_at > clock.now():
        return
    await change(
        uow, system_actor(uow.org_id), session, "expired",
        say("The time for the AI interview is over."),
        state=rules.after(SessionAction.EXPIRE, session.state), running_since=None,
    )  # fmt: skip


async def list_sessions(
    uow: UnitOfWork, job_id: UUID, page: PageRequest, state: SessionState | None
) -> Page[SessionRow]:
    """Return a job's interviews with how far each is, newest first.

    Raises:
        NotFound: there is no such job.
    """
    await jobs.get_job(uow, job_id)
    found = await session_queries.list_of_job(uow, job_id, page, state)
    names = await applications.read_applications(
        uow, [session.application_id for session, _ in found.items]
    )
    return found.map(
        lambda one: SessionRow(
            session=one[0],
            candidate_name=names[one[0].application_id].candidate_name,
            asked=one[1],
        )
    )


async def read_session(
    uow: UnitOfWork, actor: Actor, interview_id: UUID
) -> tuple[Session, tuple[Turn, ...]]:
    """Return an interview and what was said in it so far.

    Raises:
        NotFound: there is no such interview for this actor.
        Forbidden: it is hidden from this actor until it was reviewed.
    """
    session = await session_queries.get_session(uow, interview_id)
    await applications.read_as(uow, actor, session.application_id)
    settings = (await content_of(uow, session)).settings
    is_hidden = settings.hidden_until_reviewed and session.state is not SessionState.REVIEWED
    policy.can_read_answers(actor, is_hidden=is_hidden).require()
    return session, await session_queries.list_turns(uow, session.id)


async def _locked(uow: UnitOfWork, actor: Actor, interview_id: UUID) -> Session:
    found = await session_queries.get_session(uow, interview_id)
    await applications.read_as(uow, actor, found.application_id)
    await applications.lock_application(uow, found.application_id)
    return await repository.lock_session(uow, interview_id)


async def _due(uow: UnitOfWork, interview_id: UUID) -> Session | None:
    if await session_queries.find_session(uow, interview_id) is None:
        return None
    session = await repository.lock_session(uow, interview_id)
    return session if session.state in LIVE else None


async def _require_only_one(uow: UnitOfWork, session: Session) -> None:
    """Pass if no other interview of the application, which is locked, is going on."""
    found = await session_queries.list_of_application(uow, session.application_id)
    if any(one.state in LIVE for one in found):
        raise Conflict(
            say("This candidate is invited to an AI interview already."), code="interview_exists"
        )


def _set_alarms(uow: UnitOfWork, session: Session) -> None:
    remind_at = session.expires_at - REMIND_BEFORE
    if remind_at > clock.now():
        uow.emit(
            AiInterviewReminderDue(**ids_of(session), expires_at=session.expires_at),
            available_at=remind_at,
        )
    uow.emit(
        AiInterviewExpiring(**ids_of(session), expires_at=session.expires_at),
        available_at=session.expires_at,
    )
