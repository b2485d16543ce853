"""What is pushed, to where, and the ways in which that can fail."""

from dataclasses import dataclass, field
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class PushAddress:
    """Where a browser is pushed to, as its `PushSubscription` says.

    `p256dh` is its public key (65 bytes: an uncompressed point of P-256), `auth` the secret that it
    shares with whoever may push (16 bytes). Whoever knows the endpoint can push as well, so all of
    it is kept secret (RFC 8030, section 8.3).
    """

    endpoint: str = field(repr=False)
    p256dh: bytes = field(repr=False)
    auth: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PushMessage:
    """What is told.

    A message that waits at the push service is replaced by a later one of the same `topic` (at most
    32 characters of base64url; RFC 8030, section 5.4) and forgotten after `ttl`.
    """

    content: bytes
    topic: str
    ttl: timedelta


class NotTaken(Exception):
    """The message was not taken, or nobody knows; it may be tried again.

    `after` is how long the push service asks to wait, None if it does not say.
    """

    def __init__(self, reason: str, after: timedelta | None = None) -> None:
        """Keep a word for people and the wait."""
        super().__init__(reason)
        self.reason = reason
        self.after = after


class Gone(Exception):
    """The browser takes no messages there any more: whoever keeps the address forgets it."""


class Refused(Exception):
    """The message was refused and would be refused again; `reason` is one word."""

    def __init__(self, reason: str) -> None:
        """Keep the word."""
        super().__init__(reason)
        self.reason = reason
