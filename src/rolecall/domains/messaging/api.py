"""What other domains and processes use."""

from uuid import UUID

from rolecall.domains.messaging import queries
from rolecall.domains.messaging.contracts import Message, RecordRef
from rolecall.domains.messaging.service.inbox import notify
from rolecall.domains.messaging.service.queueing import (
    queue_message,
    recall_held_messages,
    recall_messages,
)
from rolecall.domains.messaging.service.rendering import render
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.pages import MAX_LIMIT, PageRequest

__all__ = [
    "find_message",
    "list_messages_about",
    "notify",
    "queue_message",
    "recall_held_messages",
    "recall_messages",
    "render",
]


async def list_messages_about(
    uow: UnitOfWork, record: RecordRef, *, limit: int = MAX_LIMIT
) -> list[Message]:
    """Return the messages about a record, newest first, for callers that decide who sees them."""
    page = await queries.list_messages(uow, record, PageRequest(limit))
    return list(page.items)


async def find_message(uow: UnitOfWork, message_id: UUID) -> Message | None:
    """Return one message, for callers that decide who may see it."""
    return await queries.find_message(uow, message_id)
