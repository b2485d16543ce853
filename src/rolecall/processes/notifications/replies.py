"""Who has to know that a candidate answered."""

from uuid import UUID

from rolecall.access import Permission
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.candidates import api as candidates
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberRef, MemberStatus
from rolecall.domains.jobs import api as jobs
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import Arrival, NoticeKind, Notify, Reader, RecordRef
from rolecall.domains.messaging.events import ReplyReceived
from rolecall.infra.db import UnitOfWork
from rolecall.processes.notifications.candidates import record_of
from rolecall.processes.notifications.members import recruiters_of, writers_to_people


async def tell_of_reply(uow: UnitOfWork, event: ReplyReceived) -> None:
    """Tell who wrote what is answered, and the recruiters of the job; a machine calls nobody."""
    arrival = await messaging.find_arrival(uow, event.arrival_id)
    if event.automatic or arrival is None:
        return
    if event.record_type == "candidate":
        await _tell_of_reply_of_person(uow, event, arrival)
        return
    application = await applications.read_application(uow, event.record_id)
    readers = await who_answers(uow, application, await _author_of(uow, event.message_id))
    await messaging.notify(
        uow,
        Notify(
            kind=NoticeKind.REPLY_RECEIVED,
            readers=[Reader.of_member(member) for member in readers],
            variables={
                "candidate_name": application.candidate_name,
                "subject": arrival.subject or application.job_title,
            },
            dedupe_key=f"reply:{arrival.id}",
            link=f"/app/applications/{application.id}?view=messages",
            record=record_of(application),
        ),
    )


async def _tell_of_reply_of_person(uow: UnitOfWork, event: ReplyReceived, arrival: Arrival) -> None:
    candidate = await candidates.read_candidate(uow, event.record_id)
    readers = await writers_to_people(uow, await _author_of(uow, event.message_id))
    await messaging.notify(
        uow,
        Notify(
            kind=NoticeKind.REPLY_RECEIVED,
            readers=[Reader.of_member(member) for member in readers],
            variables={"candidate_name": candidate.full_name, "subject": arrival.subject},
            dedupe_key=f"reply:{arrival.id}",
            link=f"/app/candidates/{candidate.id}?view=messages",
            record=RecordRef("candidate", candidate.id),
        ),
    )


async def _author_of(uow: UnitOfWork, message_id: UUID | None) -> UUID | None:
    message = await messaging.find_message(uow, message_id) if message_id else None
    return message.author_id if message else None


async def who_answers(
    uow: UnitOfWork, application: ApplicationRow, author_id: UUID | None
) -> list[MemberRef]:
    """Return the author and the team's recruiters; where there are none, all recruiters."""
    job = await jobs.get_job(uow, application.job_id)
    wanted = {person.user_id for person in job.hiring_team} | ({author_id} if author_id else set())
    found = (await identity.get_members_by_ids(uow, wanted)).values() if wanted else ()
    readers = [
        member
        for member in found
        if member.has(Permission.MESSAGES_READ) and member.status is MemberStatus.ACTIVE
    ]
    return readers or list(await recruiters_of(uow, application.job_id, Permission.MESSAGES_READ))
