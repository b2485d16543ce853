"""Conversations: what was written about a record, in both directions."""

from collections.abc import Sequence
from uuid import UUID

from rolecall.domains.identity import api as identity
from rolecall.domains.messaging import queries
from rolecall.domains.messaging.contracts import (
    Arrival,
    Audience,
    Channel,
    Conversation,
    ConversationItem,
    Direction,
    Message,
    RecordRef,
    RefusingAddress,
)
from rolecall.domains.messaging.contracts.texts import TextMessage, TextStatus
from rolecall.domains.messaging.queries import texts as texts_queries
from rolecall.domains.messaging.rules import delivery
from rolecall.domains.messaging.rules.catalogue import declaration_of
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.pages import MAX_LIMIT, PageRequest


async def read_conversation(
    uow: UnitOfWork, records: Sequence[RecordRef], email: str
) -> Conversation:
    """Return what was written about records to candidates, for callers that decide who sees it.

    `email` is where the next message would go, empty where there is no address.
    """
    page = await queries.list_messages(uow, records, PageRequest(MAX_LIMIT))
    told = [one for one in page.items if declaration_of(one.kind).audience is Audience.CANDIDATE]
    texts = await texts_queries.list_texts(uow, records, MAX_LIMIT)
    written = [*(one.author_id for one in told), *(one.author_id for one in texts)]
    authors = {author for author in written if author}
    members = await identity.get_members_by_ids(uow, authors) if authors else {}
    names = {user_id: member.full_name for user_id, member in members.items()}
    refusing = await refusing_addresses(uow, [email] if email else [])
    arrived = await queries.list_arrivals(uow, records, MAX_LIMIT)
    items = [
        *(_of_message(one, names) for one in told),
        *(_of_arrival(one) for one in arrived),
        *(_of_text(one, names) for one in texts),
    ]
    return Conversation(
        items=tuple(sorted(items, key=lambda item: (item.created_at, item.id))),
        has_earlier=page.next_after is not None or MAX_LIMIT in {len(arrived), len(texts)},
        undeliverable_since=refusing[0].since if refusing else None,
        undeliverable_reason=refusing[0].reason if refusing else "",
    )


async def refusing_addresses(uow: UnitOfWork, emails: Sequence[str]) -> list[RefusingAddress]:
    """Return which of a person's addresses mail is held back from now."""
    found = await queries.list_suppressed(uow, {normalise_email(email) for email in emails})
    now = clock.now()
    return [
        RefusingAddress(email, *found[norm])
        for email in emails
        if (norm := normalise_email(email)) in found
        and delivery.is_suppressed(found[norm][0], now, Audience.CANDIDATE)
    ]


def _of_arrival(arrival: Arrival) -> ConversationItem:
    return ConversationItem(
        id=arrival.id,
        direction=Direction.IN,
        kind="reply" if arrival.message_id else arrival.route.value,
        status=arrival.status.value,
        subject=arrival.subject,
        text=arrival.text,
        address=arrival.from_email,
        author_id=None,
        author_name=arrival.from_name,
        created_at=arrival.received_at,
        send_after=arrival.received_at,
        sent_at=arrival.received_at,
        error="",
        record=RecordRef(arrival.record_type, arrival.record_id),
        rest=arrival.rest,
        from_other_address=arrival.from_other_address,
        attachments=arrival.attachments,
        outcome=arrival.outcome,
    )


def _of_text(text: TextMessage, names: dict[UUID, str]) -> ConversationItem:
    came_in = text.direction is Direction.IN
    author = names.get(text.author_id, "") if text.author_id else ""
    left = text.status in {TextStatus.SENT, TextStatus.DELIVERED, TextStatus.RECEIVED}
    return ConversationItem(
        id=text.id,
        direction=text.direction,
        channel=Channel.TEXT,
        kind="text",
        status=text.status.value,
        subject="",
        text=text.body,
        address=text.number,
        author_id=text.author_id,
        author_name=text.name if came_in else author,
        created_at=text.created_at,
        send_after=text.send_after,
        sent_at=text.finished_at if left else None,
        error=text.error,
        segments=text.segments,
        record=text.record,
        elsewhere=text.elsewhere,
    )


def _of_message(message: Message, names: dict[UUID, str]) -> ConversationItem:
    return ConversationItem(
        id=message.id,
        direction=Direction.OUT,
        kind=message.kind.value,
        status=message.status.value,
        subject=message.subject,
        text=message.text,
        address=message.recipient,
        author_id=message.author_id,
        author_name=names.get(message.author_id, "") if message.author_id else "",
        created_at=message.created_at,
        send_after=message.send_after,
        sent_at=message.sent_at,
        error=message.error,
        record=message.record,
        wording=message.wording,
        attachments=message.attachments,
        topic_id=message.topic_id,
    )
