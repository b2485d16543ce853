"""The vocabulary of messaging."""

from rolecall.domains.messaging.contracts.mails import (
    Audience,
    Brand,
    MailKind,
    RenderedMail,
    UnknownMailKind,
    VariablesRefused,
)
from rolecall.domains.messaging.contracts.messages import (
    CalendarEntry,
    Message,
    MessageStatus,
    NotRecallable,
    NotResendable,
    QueueMessage,
    Recipient,
    RecordRef,
    StoredMessage,
    SuppressionReason,
)
from rolecall.domains.messaging.contracts.notices import (
    NewNotification,
    NoticeKind,
    Notification,
    Notify,
    Preference,
    Reader,
)

__all__ = [
    "Audience",
    "Brand",
    "CalendarEntry",
    "MailKind",
    "Message",
    "MessageStatus",
    "NewNotification",
    "NotRecallable",
    "NotResendable",
    "NoticeKind",
    "Notification",
    "Notify",
    "Preference",
    "QueueMessage",
    "Reader",
    "Recipient",
    "RecordRef",
    "RenderedMail",
    "StoredMessage",
    "SuppressionReason",
    "UnknownMailKind",
    "VariablesRefused",
]
