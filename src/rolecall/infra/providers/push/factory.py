"""The installation as a sender of push messages."""

from email.utils import parseaddr

from rolecall.infra.outbound import Outbound
from rolecall.infra.providers.push.vapid import VapidKey
from rolecall.infra.providers.push.web_push import SECONDS, WebPush
from rolecall.infra.settings import Settings


def web_push(settings: Settings, key: VapidKey, *, seconds: float = SECONDS) -> WebPush:
    """Return what pushes; only over https, but for the hosts that the operator names."""
    outbound = Outbound(settings.outbound.hosts(), encrypted=True)
    return WebPush(outbound, key, contact_of(settings), seconds=seconds)


def contact_of(settings: Settings) -> str:
    """Return whom a push service turns to: the public address, or without https the sender's."""
    if settings.public_url.startswith("https://"):
        return settings.public_url
    return f"mailto:{parseaddr(settings.mail.mail_from)[1]}"
