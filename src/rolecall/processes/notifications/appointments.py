"""Interviews in calendars: what the candidate is told, and the object for each reader."""

from collections.abc import Sequence

from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.interviews import api as interviews
from rolecall.domains.interviews.contracts import (
    Appointment,
    CalendarEvent,
    Interview,
    InterviewState,
    News,
)
from rolecall.domains.interviews.events import CandidateConcerned
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.api import Sender, sender_of
from rolecall.domains.messaging.contracts import (
    CalendarEntry,
    MailKind,
    QueueMessage,
    Recipient,
)
from rolecall.infra.db import UnitOfWork
from rolecall.infra.providers.email import MailAddress
from rolecall.kernel import clock
from rolecall.processes.notifications.candidates import record_of


async def tell_candidate(uow: UnitOfWork, event: CandidateConcerned) -> None:
    """Send the candidate the appointment, its change, or that it is off; each sequence once.

    What was called off meanwhile is not announced first.
    """
    interview = await interviews.read_interview(uow, event.interview_id)
    application = await applications.read_application(uow, event.application_id)
    news = News(event.news)
    off = interview.state is InterviewState.CANCELLED and news is not News.CANCELLED
    if off or not application.candidate_email:
        return
    sender = await sender_of(uow)
    appointment = interviews.appointment_of(interview, news, event.starts_at)
    recipient = Recipient(
        application.candidate_email,
        application.candidate_name,
        locale=application.locale,
        time_zone=appointment.time_zone,
    )
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=MailKind.INTERVIEW_INVITATION,
            recipient=recipient,
            variables={
                "candidate_name": application.candidate_name,
                "job_title": application.job_title,
                "status_url": applications.status_url(uow, application),
                "news": news.value,
                "starts_at": appointment.starts_at,
                "minutes": int((appointment.ends_at - appointment.starts_at).total_seconds() / 60),
                "interviewers": _names(appointment),
                "place": appointment.place or None,
                "video_url": appointment.video_url or None,
                "message": appointment.note or None,
                "booking_url": await interviews.find_booking_page(uow, interview.id),
            },
            brand=sender.brand,
            dedupe_key=f"interview:{interview.id}:candidate:{event.sequence}:{news.value}",
            record=record_of(application),
            calendar=_for_candidate(uow, sender, application, interview, appointment),
        ),
    )


def calendar_of_interviewer(
    uow: UnitOfWork,
    sender: Sender,
    recipient: Recipient,
    interview: Interview,
    application: ApplicationRow,
    news: News,
) -> CalendarEntry | None:
    """Return an interviewer's entry; None while the interview has never had a time.

    Who is no longer one of the interviewers, and whose interview has no time any more, is asked to
    take the entry out.
    """
    own = interview.interviewer(recipient.user_id)
    starts_at = own.starts_at if own else interview.starts_at
    if starts_at is None and news is News.SCHEDULED:
        return None
    begins = starts_at or interview.listed_at
    ends = own.ends_at if own and own.ends_at else begins + interview.total
    page = f"{uow.runtime.public_url}/app/interviews/{interview.id}"
    lines = [f"{application.candidate_name}, {application.job_title}", page]
    if interview.instructions and news is not News.CANCELLED:
        lines.append(interview.instructions)
    return _entry(
        CalendarEvent(
            uid=interviews.uid_for(interview.id, recipient.user_id),
            sequence=interview.sequence,
            written_at=clock.now(),
            starts_at=begins,
            ends_at=ends,
            time_zone=recipient.time_zone,
            summary=f"{interview.title}: {application.candidate_name}",
            description="\n\n".join(lines),
            place=interview.place,
            video_url=interview.video_url,
            organizer_name=sender.brand.sender_name or sender.brand.name,
            organizer_email=_mailbox(uow),
            attendee_name=recipient.name,
            attendee_email=recipient.email,
            cancelled=news is News.CANCELLED or starts_at is None,
        )
    )


def _for_candidate(
    uow: UnitOfWork,
    sender: Sender,
    application: ApplicationRow,
    interview: Interview,
    appointment: Appointment,
) -> CalendarEntry:
    lines: Sequence[str] = [line for line in (_names(appointment) or "", appointment.note) if line]
    return _entry(
        CalendarEvent(
            uid=interviews.uid_for(interview.id, None),
            sequence=appointment.sequence,
            written_at=clock.now(),
            starts_at=appointment.starts_at,
            ends_at=appointment.ends_at,
            time_zone=appointment.time_zone,
            summary=f"{sender.brand.name}: {application.job_title}",
            description="\n\n".join(lines),
            place=appointment.place,
            video_url=appointment.video_url,
            organizer_name=sender.brand.sender_name or sender.brand.name,
            organizer_email=_mailbox(uow),
            attendee_name=application.candidate_name,
            attendee_email=application.candidate_email,
            cancelled=appointment.news is News.CANCELLED,
        )
    )


def _entry(event: CalendarEvent) -> CalendarEntry:
    return CalendarEntry(interviews.method_of(event), interviews.icalendar_of(event))


def _names(appointment: Appointment) -> str | None:
    return ", ".join(appointment.interviewer_names) or None


def _mailbox(uow: UnitOfWork) -> str:
    return MailAddress.parse(uow.runtime.settings.mail.mail_from).mailbox
