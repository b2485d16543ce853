"""What may be kept of a browser that asks to be pushed to. Pure."""

from hashlib import sha256
from typing import Final

MAX_DEVICES: Final = 10
"""Of one login."""
MAX_ENDPOINT: Final = 1_000
"""Characters; those of the browsers of today have 100 to 300."""
KEY_PURPOSE: Final = "push.identification"
"""What the key pair of the installation is made for (RFC 8292)."""


def fingerprint_of(endpoint: str) -> bytes:
    """Return by what an endpoint is known without being kept in clear text."""
    return sha256(endpoint.encode()).digest()
