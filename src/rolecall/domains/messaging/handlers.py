"""What reacts to messaging's own events: sending, and the views that go stale."""

from uuid import UUID

from rolecall.domains.messaging.events import (
    MessageBounced,
    MessageDelivered,
    MessageQueued,
    MessageRecalled,
    MessageStranded,
    NotificationsAdded,
    NotificationsRead,
)
from rolecall.domains.messaging.service.sending import send_message
from rolecall.infra.outbox import Delivered, handles_outside_transaction
from rolecall.infra.realtime import StaleKeys, stales
from rolecall.infra.runtime import Runtime


@handles_outside_transaction(MessageQueued, name="messaging.send", queue="mail")
async def on_message_queued(runtime: Runtime, event: MessageQueued, delivered: Delivered) -> None:
    """Send the message."""
    await send_message(runtime.database, delivered.org_id, event.message_id)


@stales(MessageDelivered)
def _on_delivered(event: MessageDelivered) -> StaleKeys:
    return _messages_of(event.record_id)


@stales(MessageBounced)
def _on_bounced(event: MessageBounced) -> StaleKeys:
    return _messages_of(event.record_id)


@stales(MessageStranded)
def _on_stranded(event: MessageStranded) -> StaleKeys:
    return _messages_of(event.record_id)


@stales(MessageRecalled)
def _on_recalled(event: MessageRecalled) -> StaleKeys:
    return _messages_of(event.record_id)


@stales(NotificationsAdded)
def _on_notified(_event: NotificationsAdded) -> StaleKeys:
    return [["notifications"]]


@stales(NotificationsRead)
def _on_read(_event: NotificationsRead) -> StaleKeys:
    return [["notifications"]]


def _messages_of(record_id: UUID | None) -> StaleKeys:
    return [["messages", str(record_id)]] if record_id else []
