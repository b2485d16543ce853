"""Addresses that answers come to, `reply+<token>@<inbound domain>`, and bounces. Pure.

The token is 128 random bits in base 32, because mail systems may change the case of what stands
before the @ (RFC 5321, section 2.4, forbids it and many do) and 64 octets must suffice (section
4.5.3.1.1). Only its hash is kept where it is looked up.
"""

import hashlib
import re
from base64 import b32encode
from datetime import timedelta

TOKEN_BYTES = 16
LIFETIME = timedelta(days=730)
"""Answers are taken this long, as long as the link to a candidate's private page holds."""
_ADDRESS = re.compile(r"^(?:reply|bounce)\+([a-z2-7]{26})@([^@\s]+)$")
_MENTIONED = re.compile(r"(?:reply|bounce)\+[a-z2-7]{26}@[a-z0-9.-]+")


def token_from(random: bytes) -> str:
    """Return a token of 16 random bytes."""
    return b32encode(random).decode("ascii").rstrip("=").lower()


def hash_of(token: str) -> bytes:
    """Return what a token is looked up by."""
    return hashlib.sha256(token.encode("ascii")).digest()


def address_of(token: str, domain: str) -> str:
    """Return the address that answers to a message come to."""
    return f"reply+{token}@{domain}"


def return_address_of(token: str, domain: str) -> str:
    """Return the address that mail servers send notices about a message to.

    A sender of its own for each mail tells which mail a notice is about, however little it says.
    """
    return f"bounce+{token}@{domain}"


def token_of(address: str, domain: str) -> str | None:
    """Return the token of an address, None where it is none of ours."""
    found = _ADDRESS.match(address.strip().lower())
    return found[1] if found and domain and found[2] == domain else None


def addresses_in(text: str, domain: str) -> list[str]:
    """Return our addresses that a header names, each once, in their order."""
    found = dict.fromkeys(_MENTIONED.findall(text.lower()))
    return [one for one in found if token_of(one, domain)]
