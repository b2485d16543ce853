"""Notifications, messages, templates, texts and what comes in; `/dev/mail`, `/unsubscribe`."""

from rolecall.domains.messaging.endpoints.dev_mail import pages as dev_mail
from rolecall.domains.messaging.endpoints.inbound import router as inbound
from rolecall.domains.messaging.endpoints.messages import router as messages
from rolecall.domains.messaging.endpoints.notifications import router as notifications
from rolecall.domains.messaging.endpoints.subscriptions import pages as subscriptions
from rolecall.domains.messaging.endpoints.templates import kinds
from rolecall.domains.messaging.endpoints.templates import router as templates
from rolecall.domains.messaging.endpoints.text_templates import router as text_templates
from rolecall.domains.messaging.endpoints.texts import inbound as inbound_texts
from rolecall.domains.messaging.endpoints.texts import router as texts

pages = (dev_mail, subscriptions)
router = (
    notifications,
    messages,
    kinds,
    templates,
    text_templates,
    inbound,
    texts,
    inbound_texts,
)

__all__ = ["pages", "router"]
