"""What reacts to messaging's own events: sending, and the views that go stale."""

from rolecall.domains.identity.events import LoginDeleted
from rolecall.domains.messaging.events import (
    AddressAllowed,
    MailArrived,
    MailTemplateChanged,
    MessageBounced,
    MessageDelayed,
    MessageDelivered,
    MessageHeldBack,
    MessageQueued,
    MessageRecalled,
    MessageReleased,
    MessageStranded,
    MessageWritten,
    NotificationsAdded,
    NotificationsRead,
    PushQueued,
    ReplyReceived,
    SubscriptionChanged,
    TextChanged,
    TextConsentChanged,
    TextQueued,
    TextReceived,
    TextSettingsChanged,
)
from rolecall.domains.messaging.service.arriving import read_arrival
from rolecall.domains.messaging.service.forgetting import forget_login
from rolecall.domains.messaging.service.pushing import send_push
from rolecall.domains.messaging.service.sending import send_message
from rolecall.domains.messaging.service.texts.sending import send_text
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import Delivered, handles, handles_outside_transaction
from rolecall.infra.realtime import StaleKeys, stales
from rolecall.infra.runtime import Runtime

_AboutARecord = (
    AddressAllowed
    | MessageBounced
    | MessageDelayed
    | MessageDelivered
    | MessageHeldBack
    | MessageRecalled
    | MessageReleased
    | MessageStranded
    | MessageWritten
    | ReplyReceived
    | SubscriptionChanged
    | TextChanged
    | TextConsentChanged
    | TextReceived
)


@handles_outside_transaction(MessageQueued, name="messaging.send", queue="mail")
async def on_message_queued(runtime: Runtime, event: MessageQueued, delivered: Delivered) -> None:
    """Send the message."""
    await send_message(runtime.database, delivered.org_id, event.message_id)


@handles(LoginDeleted, name="messaging.on_login_deleted")
async def on_login_deleted(uow: UnitOfWork, event: LoginDeleted) -> None:
    """Remove what the installation wrote to the login."""
    await forget_login(uow, event)


@handles_outside_transaction(PushQueued, name="messaging.push", queue="mail")
async def on_push_queued(runtime: Runtime, event: PushQueued, delivered: Delivered) -> None:
    """Tell one device."""
    await send_push(runtime.database, delivered, event)


@handles_outside_transaction(MailArrived, name="messaging.read", queue="mail")
async def on_mail_arrived(runtime: Runtime, event: MailArrived, delivered: Delivered) -> None:
    """Read the mail."""
    await read_arrival(runtime.database, delivered.org_id, event.arrival_id)


@handles_outside_transaction(TextQueued, name="messaging.send_text", queue="mail")
async def on_text_queued(runtime: Runtime, event: TextQueued, delivered: Delivered) -> None:
    """Send the text."""
    await send_text(runtime.database, delivered.org_id, event.text_id)


@stales(TextChanged)
def _on_text_changed(event: TextChanged) -> StaleKeys:
    return _conversation_of(event)


@stales(TextReceived)
def _on_text_received(event: TextReceived) -> StaleKeys:
    return _conversation_of(event)


@stales(TextConsentChanged)
def _on_text_consent_changed(event: TextConsentChanged) -> StaleKeys:
    return _conversation_of(event)


@stales(TextSettingsChanged)
def _on_text_settings_changed(_event: TextSettingsChanged) -> StaleKeys:
    return [["text-settings"]]


@stales(ReplyReceived)
def _on_reply(event: ReplyReceived) -> StaleKeys:
    return _conversation_of(event)


@stales(MessageDelivered)
def _on_delivered(event: MessageDelivered) -> StaleKeys:
    return _conversation_of(event)


@stales(MessageDelayed)
def _on_delayed(event: MessageDelayed) -> StaleKeys:
    return _conversation_of(event)


@stales(AddressAllowed)
def _on_allowed(event: AddressAllowed) -> StaleKeys:
    return _conversation_of(event)


@stales(MessageBounced)
def _on_bounced(event: MessageBounced) -> StaleKeys:
    return _conversation_of(event)


@stales(MessageStranded)
def _on_stranded(event: MessageStranded) -> StaleKeys:
    return _conversation_of(event)


@stales(MessageHeldBack)
def _on_held_back(event: MessageHeldBack) -> StaleKeys:
    return _conversation_of(event)


@stales(MessageRecalled)
def _on_recalled(event: MessageRecalled) -> StaleKeys:
    return _conversation_of(event)


@stales(MessageWritten)
def _on_written(event: MessageWritten) -> StaleKeys:
    return _conversation_of(event)


@stales(MessageReleased)
def _on_released(event: MessageReleased) -> StaleKeys:
    return _conversation_of(event)


@stales(SubscriptionChanged)
def _on_subscription(event: SubscriptionChanged) -> StaleKeys:
    return _conversation_of(event)


@stales(MailTemplateChanged)
def _on_template_changed(_event: MailTemplateChanged) -> StaleKeys:
    return [["mail-templates"]]


@stales(NotificationsAdded)
def _on_notified(_event: NotificationsAdded) -> StaleKeys:
    return [["notifications"]]


@stales(NotificationsRead)
def _on_read(_event: NotificationsRead) -> StaleKeys:
    return [["notifications"]]


def _conversation_of(event: _AboutARecord) -> StaleKeys:
    if event.record_type is None or event.record_id is None:
        return []
    conversation = [f"{event.record_type}s", str(event.record_id), "conversation"]
    # A person's page shows what was written about all of their applications, and what is held back.
    return [conversation, ["person-conversation"], ["mail-holds"]]
