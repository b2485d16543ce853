"""Telling a message that is written twice from two messages.

Guarantees: of the same words to the same person by the same member, sent from two windows at once,
one leaves; what was taken back, or is written again later, is another message.
"""

from datetime import datetime, timedelta
from uuid import UUID

from rolecall.domains.messaging import queries, repository
from rolecall.domains.messaging.contracts import Message, MessageStatus, QueueMessage
from rolecall.domains.messaging.contracts.texts import QueueText
from rolecall.domains.messaging.queries import texts
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock

WINDOW = timedelta(minutes=2)
"""Nobody means to write the same words again so soon."""
_NEVER_LEFT = {MessageStatus.RECALLED, MessageStatus.UNSUBSCRIBED, MessageStatus.SUPPRESSED}


async def find_twin(uow: UnitOfWork, wanted: QueueMessage, leaves_at: datetime) -> Message | None:
    """Return the same message that its author wrote just now, to leave at about the same time.

    Waits for whoever writes to the same record as the same member, so that of two at once the
    later one finds the earlier.
    """
    if wanted.author_id is None or wanted.record is None:
        return None
    await repository.lock_key(uow, f"written:{wanted.record.id}:{wanted.author_id}")
    found = await queries.find_written(uow, wanted.record, wanted.author_id, clock.now() - WINDOW)
    return next((one for one in found if _is_same(one, wanted, leaves_at)), None)


async def find_text_twin(uow: UnitOfWork, wanted: QueueText) -> UUID | None:
    """Return the same text that its author wrote just now, waiting as `find_twin` does."""
    if wanted.author_id is None:
        return None
    await repository.lock_key(uow, f"texted:{wanted.number}:{wanted.author_id}")
    return await texts.find_written(
        uow, wanted.number, wanted.author_id, wanted.body, clock.now() - WINDOW
    )


def _is_same(one: Message, wanted: QueueMessage, leaves_at: datetime) -> bool:
    return (
        one.wording == wanted.wording
        and one.attachments == wanted.attachments
        and one.topic_id == wanted.topic_id
        and one.recipient == wanted.recipient.email
        and one.status not in _NEVER_LEFT
        and abs(one.send_after - leaves_at) <= WINDOW
    )
