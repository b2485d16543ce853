"""Reading messages, templates, inboxes and wishes."""

from rolecall.domains.messaging.queries.arrivals import (
    arrivals_about,
    find_answered,
    find_arrival,
    find_reply_address,
    find_stored,
    last_mail,
    list_arrivals,
)
from rolecall.domains.messaging.queries.messages import (
    count_unread,
    find_id_by_dedupe_key,
    find_message,
    find_notification,
    find_unsubscribable,
    find_written,
    list_messages,
    list_notifications,
    list_own_preferences,
    list_preferences,
    list_suppressed,
    messages_about,
    records_written_about,
    statuses_of,
    suppressed_since,
)
from rolecall.domains.messaging.queries.templates import (
    find_template,
    find_template_of,
    list_templates,
)
from rolecall.domains.messaging.queries.unsubscribes import list_unsubscribed

__all__ = [
    "arrivals_about",
    "count_unread",
    "find_answered",
    "find_arrival",
    "find_id_by_dedupe_key",
    "find_message",
    "find_notification",
    "find_reply_address",
    "find_stored",
    "find_template",
    "find_template_of",
    "find_unsubscribable",
    "find_written",
    "last_mail",
    "list_arrivals",
    "list_messages",
    "list_notifications",
    "list_own_preferences",
    "list_preferences",
    "list_suppressed",
    "list_templates",
    "list_unsubscribed",
    "messages_about",
    "records_written_about",
    "statuses_of",
    "suppressed_since",
]
