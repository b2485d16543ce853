"""What messaging publishes. Records are named, people are not."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class MessageQueued(Event):
    """A message is to be sent once the event is available; a held one is available later."""

    type = "messaging.message_queued.v1"

    message_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class PushQueued(Event):
    """One device of a message's reader is to be told that there is news.

    It is about the device: what one device has to hear waits for nothing that another did not take.
    """

    type = "messaging.push_queued.v1"

    device_id: UUID
    message_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class MessageDelivered(Event):
    """The mail server took the message."""

    type = "messaging.message_delivered.v1"

    message_id: UUID
    kind: str
    record_type: str | None
    record_id: UUID | None


@published
@dataclass(frozen=True, kw_only=True)
class MessageBounced(Event):
    """The message was refused for good. `bad_recipient`: the mailbox does not exist."""

    type = "messaging.message_bounced.v1"

    message_id: UUID
    kind: str
    record_type: str | None
    record_id: UUID | None
    bad_recipient: bool


@published
@dataclass(frozen=True, kw_only=True)
class MessageDelayed(Event):
    """A mail server goes on trying, or gave up for now; the mailbox may well exist."""

    type = "messaging.message_delayed.v1"

    message_id: UUID
    record_type: str
    record_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class AddressAllowed(Event):
    """Mail to an address that refused it may be sent again."""

    type = "messaging.address_allowed.v1"

    record_id: UUID
    record_type: str


@published
@dataclass(frozen=True, kw_only=True)
class SubscriptionChanged(Event):
    """The reader of a message does not want mails of its kind any more, or wants them again."""

    type = "messaging.subscription_changed.v1"

    message_id: UUID
    record_type: str | None
    record_id: UUID | None
    subscribed: bool


@published
@dataclass(frozen=True, kw_only=True)
class MessageStranded(Event):
    """Nobody can say that the message arrived: given up after two days, or of uncertain outcome."""

    type = "messaging.message_stranded.v1"

    message_id: UUID
    kind: str
    record_type: str | None
    record_id: UUID | None
    uncertain: bool


@published
@dataclass(frozen=True, kw_only=True)
class MessageHeldBack(Event):
    """A message was due and did not leave, because of a file that should go with it."""

    type = "messaging.message_held_back.v1"

    message_id: UUID
    kind: str
    record_type: str | None
    record_id: UUID | None


@published
@dataclass(frozen=True, kw_only=True)
class MessageRecalled(Event):
    """A message was taken back before it was sent."""

    type = "messaging.message_recalled.v1"

    message_id: UUID
    record_type: str | None
    record_id: UUID | None


@published
@dataclass(frozen=True, kw_only=True)
class MessageWritten(Event):
    """A mail to a candidate was written; it leaves at its time."""

    type = "messaging.message_written.v1"

    message_id: UUID
    record_type: str
    record_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class MessageReleased(Event):
    """A message that waited for its time leaves now."""

    type = "messaging.message_released.v1"

    message_id: UUID
    record_type: str | None
    record_id: UUID | None


@published
@dataclass(frozen=True, kw_only=True)
class MailArrived(Event):
    """A mail came in and is kept as it is; it has to be read."""

    type = "messaging.mail_arrived.v1"

    arrival_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class ReplyReceived(Event):
    """Somebody answered a message, or wrote by themselves on their page: then it has no id.

    `automatic`: a machine did, so nobody has to answer.
    """

    type = "messaging.reply_received.v1"

    arrival_id: UUID
    message_id: UUID | None
    record_type: str
    record_id: UUID
    automatic: bool


@published
@dataclass(frozen=True, kw_only=True)
class MailTemplateChanged(Event):
    """A template of mails was written, changed or removed."""

    type = "messaging.mail_template_changed.v1"

    template_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class NotificationsAdded(Event):
    """Inboxes of these people have something new."""

    type = "messaging.notifications_added.v1"

    notice_id: UUID
    user_ids: tuple[UUID, ...]


@published
@dataclass(frozen=True, kw_only=True)
class NotificationsRead(Event):
    """A person read notifications; their other windows follow."""

    type = "messaging.notifications_read.v1"

    user_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class TextQueued(Event):
    """A text is to be sent once the event is available."""

    type = "messaging.text_queued.v1"

    text_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class TextChanged(Event):
    """A text about a record was written, or something became of it."""

    type = "messaging.text_changed.v1"

    text_id: UUID
    record_type: str
    record_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class TextReceived(Event):
    """A text came in about a record."""

    type = "messaging.text_received.v1"

    text_id: UUID
    record_type: str
    record_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class TextConsentChanged(Event):
    """A number may be texted, or may not any more. `record_id` is where that is shown."""

    type = "messaging.text_consent_changed.v1"

    consent_id: UUID
    record_type: str
    record_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class TextSettingsChanged(Event):
    """The organization's account for texts was changed, or was refused."""

    type = "messaging.text_settings_changed.v1"

    organization_id: UUID
