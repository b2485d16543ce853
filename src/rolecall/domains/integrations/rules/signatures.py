"""Signatures of webhooks.

Guarantees: compared in constant time, over the bytes as they came; where a time is signed with
them, a delivery from long ago or from the future is refused.
"""

import base64
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from rolecall.domains.integrations.contracts.port import Delivery

TOLERANCE: Final = timedelta(minutes=5)
_LONGEST_STAMP: Final = 20
_MILLISECONDS_FROM: Final = 100_000_000_000


@dataclass(frozen=True, slots=True)
class Signature:
    """How a delivery is signed: HMAC of its body, or of the time in a header, a dot and the body.

    `prefix` stands before the digest (`sha256=`, `sha256 `).
    """

    header: str
    algorithm: Literal["sha256", "sha512"] = "sha256"
    encoding: Literal["hex", "base64"] = "hex"
    prefix: str = ""
    timestamp_header: str = ""
    tolerance: timedelta = TOLERANCE


def is_signed(delivery: Delivery, signature: Signature, secret: str) -> bool:
    """Tell whether a delivery was signed with the secret, and just now where that can be told."""
    given = delivery.header(signature.header)
    if not secret or not given.startswith(signature.prefix):
        return False
    message = delivery.body
    if signature.timestamp_header:
        stamp = delivery.header(signature.timestamp_header)
        if not _is_recent(stamp, delivery.received_at, signature.tolerance):
            return False
        message = stamp.encode() + b"." + message
    wanted = signed(signature, secret, message)
    return hmac.compare_digest(wanted.encode(), given.encode())


def signed(signature: Signature, secret: str, message: bytes) -> str:
    """Return the value of the header for a message."""
    digest = hmac.new(secret.encode(), message, signature.algorithm).digest()
    if signature.encoding == "hex":
        return signature.prefix + digest.hex()
    return signature.prefix + base64.b64encode(digest).decode("ascii")


def _is_recent(stamp: str, now: datetime, tolerance: timedelta) -> bool:
    if not stamp.isascii() or not stamp.isdecimal() or len(stamp) > _LONGEST_STAMP:
        return False
    number = int(stamp)
    seconds = number / 1_000 if number >= _MILLISECONDS_FROM else number
    return abs(now.timestamp() - seconds) <= tolerance.total_seconds()
