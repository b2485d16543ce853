"""Writing to a person, and all that was written to them.

Guarantees: who may read the record and its messages reads them here, of applications those that
they may see; a message that is about no application reaches nobody who does not want such mails.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import policy, queries
from rolecall.domains.applications.service.attaching import chosen_files
from rolecall.domains.applications.service.composing import Addressed, compose
from rolecall.domains.applications.service.resumes import offered_as_resume
from rolecall.domains.applications.service.writing import (
    ConversationView,
    WriteMessage,
    queue_written,
    require_address,
)
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import Candidate
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import api as jobs
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import (
    ConversationItem,
    MailKind,
    Message,
    QueueMessage,
    RecordRef,
    RenderedMail,
    SavedMessage,
    Wording,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Conflict, InvalidInput
from rolecall.kernel.sentences import say

KIND = MailKind.OUTREACH


async def read_all_written(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> ConversationView:
    """Return what was written to a person about any of their applications, and otherwise.

    Raises:
        NotFound: there is no such candidate for this actor.
    """
    candidate = await candidates.get_candidate(uow, actor, candidate_id)
    policy.can_read_conversation(actor).require()
    records = await _records(uow, actor, candidate.id)
    conversation = await messaging.read_conversation(uow, records, candidate.email)
    return ConversationView(
        conversation,
        candidate.email,
        await locale_of(uow, candidate.id),
        may_write=bool(policy.can_write_to_candidate(actor) and candidate.email),
        unsubscribed_since=await messaging.unsubscribed_since(uow, candidate.emails),
        candidate_id=candidate.id,
        offered_as_resume=await offered_as_resume(uow, actor, conversation.items),
        may_invite=_takes_answers(uow),
        job_titles=await _titles(uow, conversation.items),
    )


async def write_to_person(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, command: WriteMessage
) -> Message:
    """Write to a person, and not about an application.

    Raises:
        NotFound: there is no such candidate for this actor.
        InvalidInput: the words cannot be sent, the time is past or too far ahead, or a file may not
            go with it; or it invites to a job, and answers are not taken here.
        Conflict: code `no_address`, or `unsubscribed`: the person does not want such mails. Or
            `job_not_open`, for the job that it invites to.
    """
    candidate = await _writable(uow, actor, candidate_id)
    await require_wanted(uow, candidate)
    messaging.require_words(KIND, command.wording)
    await candidates.hold_candidate(uow, candidate.id)
    mail = await mail_to(uow, actor, candidate, command.wording, command.job_id)
    attached = await chosen_files(uow, actor, candidate.id, command.file_ids)
    return await queue_written(uow, actor, replace(mail, attachments=attached), command.send_at)


async def preview_to_person(
    uow: UnitOfWork,
    actor: Actor,
    candidate_id: UUID,
    wording: Wording,
    job_id: UUID | None = None,
) -> RenderedMail:
    """Return the mail as the person would get it, but for the links that only they may follow.

    Raises:
        NotFound, InvalidInput, Conflict: as for `write_to_person`.
    """
    candidate = await _writable(uow, actor, candidate_id)
    messaging.require_words(KIND, wording)
    return messaging.preview_message(await mail_to(uow, actor, candidate, wording, job_id))


async def begin_to_person(
    uow: UnitOfWork, actor: Actor, candidate_id: UUID, template_id: UUID
) -> SavedMessage:
    """Return a saved message in the person's language, filled in as far as it can be.

    Raises:
        NotFound: there is no such candidate for this actor, or no such saved message.
    """
    candidate = await _writable(uow, actor, candidate_id)
    saved = await messaging.saved_message(uow, template_id, await locale_of(uow, candidate.id))
    words = messaging.filled_words(await mail_to(uow, actor, candidate, saved.wording))
    return SavedMessage(words, saved.attachments)


async def allow_mail_to_person(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> None:
    """Let mail go to the person's address again, which refused it.

    Raises:
        NotFound: there is no such candidate for this actor.
        Conflict: no address is known, or nothing is against it.
    """
    candidate = await _writable(uow, actor, candidate_id)
    await messaging.allow_address(uow, actor, _record(candidate.id), candidate.email)


async def mail_to(
    uow: UnitOfWork,
    actor: Actor,
    candidate: Candidate,
    wording: Wording,
    job_id: UUID | None = None,
) -> QueueMessage:
    """Return a message to a person that is about no application; it may invite to a job.

    Raises:
        NotFound, Conflict: the job takes no applications now.
        InvalidInput: answers are not taken here.
    """
    to = Addressed(
        kind=KIND,
        record=_record(candidate.id),
        email=candidate.email,
        name=candidate.full_name,
        locale=await locale_of(uow, candidate.id),
        told=await _invitation(uow, job_id) if job_id else {},
    )
    return replace(await compose(uow, actor, to, wording), topic_id=job_id)


async def _invitation(uow: UnitOfWork, job_id: UUID) -> dict[str, str]:
    """Return what a mail says of the job that it invites to."""
    if not _takes_answers(uow):
        raise InvalidInput.of_field(
            "job_id",
            say("No mail comes in here, so nobody could apply by an answer. Write a link instead."),
        )
    job = await jobs.get_open_job_for_application(uow, job_id)
    organization = await identity.get_organization(uow)
    url = f"{uow.runtime.public_url}/careers/{organization.slug}/jobs/{job.id}"
    return {"job_title": job.title, "job_url": url}


def _takes_answers(uow: UnitOfWork) -> bool:
    return bool(uow.runtime.settings.inbound.inbound_domain)


async def _titles(uow: UnitOfWork, items: Collection[ConversationItem]) -> dict[UUID, str]:
    topics = {one.topic_id for one in items if one.topic_id}
    return dict(await jobs.titles_of(uow, topics)) if topics else {}


async def require_wanted(uow: UnitOfWork, candidate: Candidate) -> None:
    """Pass if the person takes mails that are not about an application, at any address.

    Raises:
        Conflict: code `unsubscribed`.
    """
    if await messaging.unsubscribed_since(uow, candidate.emails) is not None:
        raise Conflict(
            say("This person does not want mails that are not about an application of theirs."),
            code="unsubscribed",
        )


async def locale_of(uow: UnitOfWork, candidate_id: UUID) -> str:
    """Return the language of the person's newest application, else the organization's."""
    return (await locales_of(uow, [candidate_id]))[candidate_id]


async def locales_of(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the languages of people: of their newest applications, else the organization's."""
    newest = await queries.newest_locales(uow, candidate_ids)
    usual = (await identity.get_organization(uow)).locale
    return {one: newest.get(one, usual) for one in candidate_ids}


async def _writable(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> Candidate:
    candidate = await candidates.get_candidate(uow, actor, candidate_id)
    policy.can_write_to_candidate(actor).require()
    require_address(candidate.email)
    return candidate


async def _records(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> Sequence[RecordRef]:
    """Return the records of a person whose messages the actor reads, merged ones too."""
    own = await candidates.ids_of_record(uow, candidate_id)
    about = await queries.ids_of_candidate(uow, candidate_id) if policy.can_read_all(actor) else []
    return [
        *(_record(one) for one in own),
        *(RecordRef("application", one) for one in about),
    ]


def _record(candidate_id: UUID) -> RecordRef:
    return RecordRef("candidate", candidate_id)
