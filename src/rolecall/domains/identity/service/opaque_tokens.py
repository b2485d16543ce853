"""Tokens that mean nothing by themselves: the browser's cookie and programs' refresh tokens.

The database holds SHA-256 of them (256 random bits need no salt and no slow hash). A refresh
token's secret is derived from its id with a key of the installation, so that the successor can be
told twice inside the grace period without being stored.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
from uuid import UUID

REFRESH_PREFIX = "rcr_"
_BYTES = 32
_ID_BYTES = 16


def new_browser_token() -> str:
    """Return 256 random bits for a cookie."""
    return secrets.token_urlsafe(_BYTES)


def token_hash(token: str) -> bytes:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).digest()


def refresh_token(key: bytes, token_id: UUID) -> str:
    """Return the refresh token with this id."""
    secret = hmac.new(key, token_id.bytes, hashlib.sha256).digest()
    return REFRESH_PREFIX + base64.urlsafe_b64encode(token_id.bytes + secret).decode()


def refresh_token_id(token: str) -> UUID | None:
    """Return the id that a refresh token claims to be, None if it is not of that form."""
    try:
        raw = base64.b64decode(token.removeprefix(REFRESH_PREFIX), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    if not token.startswith(REFRESH_PREFIX) or len(raw) != _ID_BYTES + _BYTES:
        return None
    return UUID(bytes=raw[:_ID_BYTES])
