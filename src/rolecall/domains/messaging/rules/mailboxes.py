"""Addresses that stand for something other than an answer: `apply+<id>@<inbound domain>`. Pure.

The id is no secret: whoever reads a public page reads it there. It stands in base 32, because mail
systems may change the case of what stands before the @.
"""

import re
from base64 import b32decode, b32encode
from uuid import UUID

_ADDRESS = re.compile(r"^([a-z]{1,12})\+([a-z2-7]{26})@([^@\s]+)$")
_MENTIONED = re.compile(r"[a-z]{1,12}\+[a-z2-7]{26}@[a-z0-9.-]+")
_PADDING = "======"


def mailbox_address(name: str, key: UUID, domain: str) -> str:
    """Return the address of a mailbox for a record."""
    coded = b32encode(key.bytes).decode("ascii").rstrip("=").lower()
    return f"{name}+{coded}@{domain}"


def mailbox_of(address: str, domain: str) -> tuple[str, UUID] | None:
    """Return the name of an address's mailbox and its record, None where it is none of ours."""
    found = _ADDRESS.match(address.strip().lower())
    if not found or not domain or found[3] != domain:
        return None
    return found[1], UUID(bytes=b32decode(found[2].upper() + _PADDING)[:16])


def mailboxes_in(text: str, domain: str) -> list[str]:
    """Return the addresses in a header that may be mailboxes of ours, each once, in their order."""
    found = dict.fromkeys(_MENTIONED.findall(text.lower()))
    return [one for one in found if mailbox_of(one, domain)]
