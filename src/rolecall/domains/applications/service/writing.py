"""Writing to candidates, and the conversation about an application.

Guarantees: what is written leaves at its time, or after the moment in which it can be taken back;
the same words from two windows at once are one message;
nobody reads or writes here who may not read the application; the candidate's private link is filled
in when the mail leaves and shown to nobody else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import policy
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.applications.service.attaching import chosen_files, keep_with_message
from rolecall.domains.applications.service.composing import Addressed, compose
from rolecall.domains.applications.service.reading import load_readable
from rolecall.domains.applications.service.resumes import offered_as_resume
from rolecall.domains.applications.service.status_link import status_url
from rolecall.domains.applications.service.texting import texting_of
from rolecall.domains.audit import api as audit
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import (
    Conversation,
    MailKind,
    Message,
    QueueMessage,
    RecordRef,
    RenderedMail,
    SavedMessage,
    Wording,
)
from rolecall.domains.messaging.contracts.texts import Texting
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, InvalidInput
from rolecall.kernel.sentences import say

UNDO_WINDOW = timedelta(seconds=10)
"""A message that is sent at once waits this long, so that it can be taken back."""
LATEST = timedelta(days=90)
"""How far ahead a message can be planned."""
ABOUT = MailKind.CANDIDATE_MESSAGE


@dataclass(frozen=True, slots=True)
class WriteMessage:
    """Write to the candidate; `send_at` None is at once. The files go with the message.

    `job_id` is the job that a mail about no application invites to.
    """

    wording: Wording
    send_at: datetime | None = None
    file_ids: tuple[UUID, ...] = ()
    job_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ConversationView:
    """What was written, and to whom the next message would go (empty: no address is known).

    `unsubscribed_since`: since when the person wants no mails but about their applications.
    """

    conversation: Conversation
    recipient: str
    locale: str
    may_write: bool
    unsubscribed_since: datetime | None
    candidate_id: UUID
    texting: Texting | None = None
    """About texts, None where they are switched off."""
    may_text: bool = False
    offered_as_resume: frozenset[UUID] = frozenset()
    """Files of answers that the reader can take as a résumé."""
    may_invite: bool = False
    """Whether a mail can invite to a job: answers come back, so one can begin an application."""
    job_titles: Mapping[UUID, str] = field(default_factory=dict)
    """Of the jobs that mails invite to, as far as the reader may see them."""


async def read_conversation(
    uow: UnitOfWork, actor: Actor, application_id: UUID
) -> ConversationView:
    """Return what was written to the candidate about an application.

    Raises:
        NotFound: there is none, or none that the actor may see.
    """
    application = await load_readable(uow, actor, application_id)
    policy.can_read_conversation(actor).require()
    email = application.candidate_email
    may_write = bool(policy.can_write_to_candidate(actor))
    conversation = await messaging.read_conversation(uow, [_record(application)], email)
    return ConversationView(
        conversation,
        email,
        application.locale,
        may_write=may_write and bool(email),
        unsubscribed_since=await messaging.unsubscribed_since(uow, [email]),
        candidate_id=application.candidate_id,
        texting=await texting_of(uow, application),
        may_text=may_write,
        offered_as_resume=await offered_as_resume(
            uow, actor, conversation.items, {application.id: application.resume_file_id}
        ),
    )


async def write_to_candidate(
    uow: UnitOfWork, actor: Actor, application_id: UUID, command: WriteMessage
) -> Message:
    """Write to the candidate about their application.

    Raises:
        NotFound: there is no such application for this actor.
        InvalidInput: the words cannot be sent, the time is past or too far ahead, or a file may not
            go with it.
        Conflict: no address of the candidate is known.
    """
    application = await _writable(uow, actor, application_id)
    messaging.require_words(ABOUT, command.wording)
    mail = await mail_about(uow, actor, application, command.wording)
    attached = await chosen_files(uow, actor, application.candidate_id, command.file_ids)
    return await queue_written(uow, actor, replace(mail, attachments=attached), command.send_at)


async def queue_written(
    uow: UnitOfWork, actor: Actor, mail: QueueMessage, send_at: datetime | None
) -> Message:
    """Let a message leave at its time; the same one, written just now, is returned instead.

    Raises:
        InvalidInput: the time is past or too far ahead.
    """
    hold = hold_until(send_at)
    twin = await messaging.find_twin(uow, mail, clock.now() + hold)
    if twin is not None:
        return twin
    message = await leave(uow, actor, replace(mail, hold_for=hold))
    await keep_with_message(uow, message.id, mail.attachments)
    return message


async def leave(uow: UnitOfWork, actor: Actor, mail: QueueMessage) -> Message:
    """Let a message leave at the end of its hold."""
    message_id = await messaging.queue_message(uow, mail)
    message = await messaging.find_message(uow, message_id) if message_id else None
    if message is None:
        raise Conflict(say("The message was not written. Please try again."))
    audit.record(
        uow,
        actor,
        "messages.written",
        "message",
        message.id,
        say("Wrote to the candidate."),
    )
    return message


async def allow_mail(uow: UnitOfWork, actor: Actor, application_id: UUID) -> None:
    """Let mail go to the candidate's address again, which refused it.

    Raises:
        NotFound: there is no such application for this actor.
        Conflict: no address is known, or nothing is against it.
    """
    application = await _writable(uow, actor, application_id)
    await messaging.allow_address(uow, actor, _record(application), application.candidate_email)


async def preview_to_candidate(
    uow: UnitOfWork, actor: Actor, application_id: UUID, wording: Wording
) -> RenderedMail:
    """Return the mail as the candidate would get it, but for the private link.

    Raises:
        NotFound, InvalidInput, Conflict: as for `write_to_candidate`.
    """
    application = await _writable(uow, actor, application_id)
    messaging.require_words(ABOUT, wording)
    return messaging.preview_message(await mail_about(uow, actor, application, wording))


async def begin_from_template(
    uow: UnitOfWork, actor: Actor, application_id: UUID, template_id: UUID
) -> SavedMessage:
    """Return a saved message in the candidate's language, filled in but for the private link.

    Raises:
        NotFound: there is no such application for this actor, or no such saved message.
    """
    application = await _writable(uow, actor, application_id)
    saved = await messaging.saved_message(uow, template_id, application.locale)
    words = messaging.filled_words(await mail_about(uow, actor, application, saved.wording))
    return SavedMessage(words, saved.attachments)


async def _writable(uow: UnitOfWork, actor: Actor, application_id: UUID) -> ApplicationRow:
    application = await load_readable(uow, actor, application_id)
    policy.can_write_to_candidate(actor).require()
    require_address(application.candidate_email)
    return application


def require_address(email: str) -> None:
    """Pass if there is one to write to.

    Raises:
        Conflict: code `no_address`.
    """
    if not email:
        raise Conflict(
            say("No e-mail address of this candidate is known. Add one to the profile first."),
            code="no_address",
        )


async def mail_about(
    uow: UnitOfWork, actor: Actor, application: ApplicationRow, wording: Wording
) -> QueueMessage:
    """Return a message to the candidate about their application."""
    to = Addressed(
        kind=ABOUT,
        record=_record(application),
        email=application.candidate_email,
        name=application.candidate_name,
        locale=application.locale,
        told={
            "job_title": application.job_title,
            "status_url": status_url(uow, application),
        },
    )
    return await compose(uow, actor, to, wording)


def hold_until(send_at: datetime | None, at_once: timedelta = UNDO_WINDOW) -> timedelta:
    """Return how long a message waits; `at_once` is for one that is sent without a time.

    Raises:
        InvalidInput: the time is past or too far ahead.
    """
    if send_at is None:
        return at_once
    ahead = send_at - clock.now()
    if ahead <= timedelta(0):
        raise InvalidInput.of_field("send_at", say("This time is past. Choose a later one."))
    if ahead > LATEST:
        raise InvalidInput.of_field("send_at", say("Choose a time within the next 90 days."))
    return max(ahead, at_once)


def _record(application: ApplicationRow) -> RecordRef:
    return RecordRef("application", application.id)
