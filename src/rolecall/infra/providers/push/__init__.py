"""Web Push: what a browser's push service is handed, encrypted for that browser alone.

RFC 8030 says how it is handed over, RFC 8291 how it is encrypted, RFC 8292 how the sender names
itself. Which devices there are and what they are told is the business of the domains.
"""

from rolecall.infra.providers.push.contracts import (
    Gone,
    NotTaken,
    PushAddress,
    PushMessage,
    Refused,
)
from rolecall.infra.providers.push.encryption import MAX_PLAINTEXT, check_address, encrypt
from rolecall.infra.providers.push.factory import contact_of, web_push
from rolecall.infra.providers.push.vapid import VapidKey
from rolecall.infra.providers.push.web_push import MAX_TTL, WebPush

__all__ = [
    "MAX_PLAINTEXT",
    "MAX_TTL",
    "Gone",
    "NotTaken",
    "PushAddress",
    "PushMessage",
    "Refused",
    "VapidKey",
    "WebPush",
    "check_address",
    "contact_of",
    "encrypt",
    "web_push",
]
