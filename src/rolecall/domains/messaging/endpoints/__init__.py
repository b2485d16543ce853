"""`/api/v1/notifications`, `messages`, `mail-templates`, `inbound`; `/dev/mail`, `/unsubscribe`."""

from rolecall.domains.messaging.endpoints.dev_mail import pages as dev_mail
from rolecall.domains.messaging.endpoints.inbound import router as inbound
from rolecall.domains.messaging.endpoints.messages import router as messages
from rolecall.domains.messaging.endpoints.notifications import router as notifications
from rolecall.domains.messaging.endpoints.subscriptions import pages as subscriptions
from rolecall.domains.messaging.endpoints.templates import kinds
from rolecall.domains.messaging.endpoints.templates import router as templates

pages = (dev_mail, subscriptions)
router = (notifications, messages, kinds, templates, inbound)

__all__ = ["pages", "router"]
