"""Messages of the demo: saved ones, own words for a mail, and what recruiters wrote lately."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications.contracts import ApplicationSummary, ListFilter
from rolecall.domains.applications.queries import list_applications
from rolecall.domains.applications.service.writing import WriteMessage, write_to_candidate
from rolecall.domains.applications.service.writing_to_people import write_to_person
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import CandidateFilter
from rolecall.domains.candidates.queries import list_candidates
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging import repository
from rolecall.domains.messaging.contracts import (
    ArrivalStatus,
    MailKind,
    MailRoute,
    Message,
    MessageStatus,
    NoticeKind,
    Notify,
    Reader,
    RecordRef,
    SaveTemplate,
    Wording,
)
from rolecall.domains.messaging.service.templates import save_template
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.pages import PageRequest

_WRITTEN: Final = 4
"""To how many people in interviews somebody has written."""
_OUTREACH: Final = 3
"""To how many people somebody has written about no application."""
_REFERENCES: Final = Wording(
    "References for your application as {{job_title}}",
    "Hello {{candidate_name}},\n\n"
    "thank you for the conversation. Could you name two people who have worked with you?\n\n"
    "- a lead or supervisor\n- a colleague\n\n"
    "You can add them on your private page:\n\n[Open your page]({{status_url}})\n\n{{writer_name}}",
)
_GERMAN_REFERENCES: Final = Wording(
    "Referenzen zu Ihrer Bewerbung als {{job_title}}",
    "Guten Tag {{candidate_name}},\n\n"
    "vielen Dank für das Gespräch. Können Sie uns zwei Personen nennen, die mit Ihnen gearbeitet "
    "haben?\n\n{{writer_name}}",
)
_IN_TOUCH: Final = Wording(
    "Staying in touch",
    "Hello {{candidate_name}},\n\n"
    "we have nothing that fits right now, and we would like to write to you when we do. "
    "Just reply if you would rather not.\n\n{{writer_name}}",
)
_REJECTION: Final = Wording(
    "About your application as {{job_title}}",
    "Hello {{candidate_name}},\n\n"
    "thank you for the time you took to get to know {{organization_name}}. We have decided to go "
    "on with other people for this position.\n\n{{message}}\n\n"
    "What you sent us stays on your private page, where you can also have it deleted:\n\n"
    "[Open your page]({{status_url}})\n\nAll the best, {{organization_name}}",
)


@dataclass(frozen=True)
class _Answer:
    status: ArrivalStatus
    text: str
    rest: str = ""


_ANSWERS: Final = (
    _Answer(
        ArrivalStatus.ANSWER,
        "Hello,\n\nof course. My last lead was Marta Iversen, and Jonas Reuter worked with "
        "me for two years. Both know that you may call; mornings are best.\n\n"
        "Kind regards",
        "On this day you wrote:\n> thank you for the conversation. Could you name two people who "
        "have worked with you?",
    ),
    _Answer(
        ArrivalStatus.AUTOMATIC,
        "Thank you for your message. I am travelling and read my mail again on Monday.",
    ),
)
"""What the first of them have answered."""


async def tell_messages(uow: UnitOfWork, recruiter: Actor) -> None:
    """Save templates, and write to some of those who are in interviews; nothing is sent."""
    for kind, name, texts in (
        (
            MailKind.CANDIDATE_MESSAGE,
            "Ask for references",
            {"en": _REFERENCES, "de": _GERMAN_REFERENCES},
        ),
        (MailKind.CANDIDATE_MESSAGE, "Keep in touch", {"en": _IN_TOUCH}),
        (MailKind.APPLICATION_REJECTED, "", {"en": _REJECTION}),
    ):
        await save_template(uow, recruiter, SaveTemplate(kind, name, texts))
    met = await list_applications(
        uow, ListFilter(stage="interview", status="active"), PageRequest(_WRITTEN)
    )
    at = clock.now()
    for number, application in enumerate(met.items):
        with_files = await _a_file(uow, recruiter, application) if number == 0 else ()
        message = await write_to_candidate(
            uow, recruiter, application.id, WriteMessage(_REFERENCES, file_ids=with_files)
        )
        await repository.claim(uow, message.id, 1, at)
        await repository.finish(uow, message.id, 1, status=MessageStatus.SENT, at=at)
        if number < len(_ANSWERS):
            await _tell_answer(uow, recruiter, message, application, _ANSWERS[number])
    await _tell_outreach(uow, recruiter)


async def _a_file(
    uow: UnitOfWork, recruiter: Actor, application: ApplicationSummary
) -> tuple[UUID, ...]:
    """Return the newest file of the person, for them to check; none if there is none."""
    found = await candidates.list_files(uow, recruiter, application.candidate.id)
    return tuple(one.ref.id for one in found[:1])


async def _tell_outreach(uow: UnitOfWork, recruiter: Actor) -> None:
    """Have written to people of a talent pool, the first of whom wants no such mails."""
    people = await list_candidates(uow, CandidateFilter(), PageRequest(_OUTREACH))
    at = clock.now()
    for number, person in enumerate(people.items):
        if not person.email:
            continue
        message = await write_to_person(uow, recruiter, person.id, WriteMessage(_IN_TOUCH))
        await repository.claim(uow, message.id, 1, at)
        await repository.finish(uow, message.id, 1, status=MessageStatus.SENT, at=at)
        if number == 0:
            await repository.insert_unsubscribe(uow, normalise_email(person.email), at)


async def _tell_answer(
    uow: UnitOfWork,
    recruiter: Actor,
    message: Message,
    application: ApplicationSummary,
    answer: _Answer,
) -> None:
    """Let the candidate have answered a message just now."""
    name = application.candidate.full_name
    arrival_id, subject = ids.uuid7(), f"Re: {message.subject}"
    await repository.insert_arrival(
        uow,
        {
            "id": arrival_id,
            "message_id": message.id,
            "record_type": "application",
            "record_id": application.id,
            "route": MailRoute.SMTP.value,
            "envelope_from": message.recipient,
            "dedupe_key": str(arrival_id),
            "status": answer.status.value,
            "received_at": clock.now(),
            "read_at": clock.now(),
            "from_email": message.recipient,
            "from_name": name,
            "subject": subject,
            "body_text": answer.text,
            "rest_text": answer.rest,
            "attachments": [],
        },
    )
    if answer.status is ArrivalStatus.ANSWER and recruiter.user_id is not None:
        await messaging.notify(
            uow,
            Notify(
                kind=NoticeKind.REPLY_RECEIVED,
                readers=[Reader(recruiter.user_id)],
                variables={"candidate_name": name, "subject": subject},
                dedupe_key=f"reply:{arrival_id}",
                link=f"/app/applications/{application.id}?view=messages",
                record=RecordRef("application", application.id),
            ),
        )
