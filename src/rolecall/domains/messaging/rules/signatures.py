"""Signatures of calls that come in, as Standard Webhooks 1.0.0 has them. Pure.

HMAC-SHA256 over `id.timestamp.body` with the secret behind `whsec_`; the header holds one signature
`v1,<base64>`, or several while a secret is changed.
"""

import binascii
import hmac
from base64 import b64decode, b64encode
from datetime import datetime, timedelta
from hashlib import sha256

TOLERANCE = timedelta(minutes=5)
"""A call that was signed longer ago, or later than now, is refused: it may be a recorded one."""
_PREFIX = "whsec_"


def signature_of(secret: str, call_id: str, timestamp: str, body: bytes) -> str:
    """Return the signature of a call.

    Raises:
        ValueError: the secret is not `whsec_` and base64.
    """
    try:
        key = b64decode(secret.removeprefix(_PREFIX), validate=True)
    except binascii.Error as error:
        raise ValueError("the secret is whsec_ and base64") from error
    signed = f"{call_id}.{timestamp}.".encode() + body
    return "v1," + b64encode(hmac.new(key, signed, sha256).digest()).decode("ascii")


def is_signed(
    secret: str, call_id: str, timestamp: str, signatures: str, body: bytes, *, now: datetime
) -> bool:
    """Tell whether one of the signatures holds and was made just now."""
    if not secret or not call_id or not timestamp.isascii() or not timestamp.isdigit():
        return False
    age = now.timestamp() - int(timestamp[:12])
    if abs(age) > TOLERANCE.total_seconds():
        return False
    expected = signature_of(secret, call_id, timestamp, body).encode()
    given = (one.encode("utf-8", "replace") for one in signatures.split())
    return any(hmac.compare_digest(expected, one) for one in given)
