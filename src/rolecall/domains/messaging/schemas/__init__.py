"""Messages, templates and inboxes over HTTP."""

from rolecall.domains.messaging.schemas.messages import (
    MarkedOut,
    MessageDetailOut,
    MessageOut,
    MessagesOut,
    NotificationOut,
    NotificationsOut,
    PreferenceIn,
    PreferenceOut,
    PreferencesOut,
    UnreadOut,
)

__all__ = [
    "MarkedOut",
    "MessageDetailOut",
    "MessageOut",
    "MessagesOut",
    "NotificationOut",
    "NotificationsOut",
    "PreferenceIn",
    "PreferenceOut",
    "PreferencesOut",
    "UnreadOut",
]
