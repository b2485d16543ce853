"""What other domains and processes use."""

from uuid import UUID

from rolecall.domains.messaging import queries, repository
from rolecall.domains.messaging.contracts import Message, MessageStatus, RecordRef
from rolecall.domains.messaging.queries import (
    arrivals_about,
    find_arrival,
    last_mail,
    messages_about,
    records_of_group,
    records_written_about,
    statuses_of,
)
from rolecall.domains.messaging.queries.texts import find_text, last_author, texts_about
from rolecall.domains.messaging.queries.unsubscribes import list_own_unsubscribed
from rolecall.domains.messaging.repository.arrivals import set_outcome
from rolecall.domains.messaging.rules.attaching import FIELD as FILES_FIELD
from rolecall.domains.messaging.rules.attaching import may_leave, require_few
from rolecall.domains.messaging.rules.incoming import identity_of
from rolecall.domains.messaging.rules.mailboxes import mailbox_address
from rolecall.domains.messaging.rules.text_templates import filled as filled_text
from rolecall.domains.messaging.rules.text_words import consent_words, form_words
from rolecall.domains.messaging.service.arriving import take_written
from rolecall.domains.messaging.service.bouncing import allow_address
from rolecall.domains.messaging.service.branding import Sender, platform_sender, sender_of
from rolecall.domains.messaging.service.conversations import (
    read_conversation,
    refusing_addresses,
)
from rolecall.domains.messaging.service.inbox import notify
from rolecall.domains.messaging.service.mailboxes import Mailbox, opens_mailbox
from rolecall.domains.messaging.service.opening import open_mail
from rolecall.domains.messaging.service.queueing import (
    queue_message,
    recall_held_messages,
    recall_messages,
)
from rolecall.domains.messaging.service.rendering import LANGUAGES, language_of, render
from rolecall.domains.messaging.service.repeating import find_text_twin, find_twin
from rolecall.domains.messaging.service.taking import require_mailbox, take_mail
from rolecall.domains.messaging.service.telling import tell_members
from rolecall.domains.messaging.service.template_files import is_of_saved_message
from rolecall.domains.messaging.service.templates import (
    in_language,
    name_of_saved_message,
    require_words,
    saved_message,
)
from rolecall.domains.messaging.service.texts.consent import merge_consents, split_consents
from rolecall.domains.messaging.service.texts.consent import note_consent as note_text_consent
from rolecall.domains.messaging.service.texts.queueing import (
    are_texts_on,
    queue_text,
    read_texting,
)
from rolecall.domains.messaging.service.texts.templates import saved_text
from rolecall.domains.messaging.service.trying import filled_words, preview_message
from rolecall.domains.messaging.service.unsubscribing import (
    choose_outreach,
    unsubscribed_among,
    unsubscribed_since,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.pages import MAX_LIMIT, PageRequest

__all__ = [
    "FILES_FIELD",
    "LANGUAGES",
    "Mailbox",
    "Sender",
    "allow_address",
    "are_texts_on",
    "arrivals_about",
    "choose_outreach",
    "consent_words",
    "filled_text",
    "filled_words",
    "find_arrival",
    "find_message",
    "find_text",
    "find_text_twin",
    "find_twin",
    "forget_messages",
    "form_words",
    "identity_of",
    "in_language",
    "is_of_saved_message",
    "language_of",
    "last_author",
    "last_mail",
    "list_messages_about",
    "list_own_unsubscribed",
    "mailbox_address",
    "may_leave",
    "merge_consents",
    "messages_about",
    "name_of_saved_message",
    "note_text_consent",
    "notify",
    "open_mail",
    "opens_mailbox",
    "platform_sender",
    "preview_message",
    "queue_message",
    "queue_text",
    "read_conversation",
    "read_texting",
    "recall_held_messages",
    "recall_messages",
    "records_of_group",
    "records_written_about",
    "refusing_addresses",
    "render",
    "require_few",
    "require_mailbox",
    "require_words",
    "saved_message",
    "saved_text",
    "sender_of",
    "set_outcome",
    "split_consents",
    "statuses_of",
    "take_mail",
    "take_written",
    "tell_members",
    "texts_about",
    "unsubscribed_among",
    "unsubscribed_since",
    "was_handed_over",
]


async def list_messages_about(
    uow: UnitOfWork, record: RecordRef, *, limit: int = MAX_LIMIT
) -> list[Message]:
    """Return the messages about a record, newest first, for callers that decide who sees them."""
    page = await queries.list_messages(uow, [record], PageRequest(limit))
    return list(page.items)


async def find_message(uow: UnitOfWork, message_id: UUID) -> Message | None:
    """Return one message, for callers that decide who may see it."""
    return await queries.find_message(uow, message_id)


async def was_handed_over(uow: UnitOfWork, dedupe_key: str) -> bool:
    """Tell whether a message has left, or may have: nothing can call it back then."""
    message_id = await queries.find_id_by_dedupe_key(uow, dedupe_key)
    message = await queries.find_message(uow, message_id) if message_id else None
    return message is not None and message.status in {
        MessageStatus.SENDING,
        MessageStatus.SENT,
        MessageStatus.UNCERTAIN,
    }


async def forget_messages(uow: UnitOfWork, record: RecordRef) -> int:
    """Remove the messages about a record that is removed; what waits is not sent."""
    return await repository.delete_about(uow, record)
