"""`/api/v1/notifications`, `/api/v1/messages`, `/dev/mail`."""

from rolecall.domains.messaging.endpoints.dev_mail import pages
from rolecall.domains.messaging.endpoints.messages import router as messages
from rolecall.domains.messaging.endpoints.notifications import router as notifications

router = (notifications, messages)

__all__ = ["pages", "router"]
