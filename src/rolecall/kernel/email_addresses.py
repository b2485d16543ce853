"""What is an e-mail address, and when two are one mailbox."""

import unicodedata
from typing import Final

MAX_LOCAL_PART: Final = 64
"""Octets before the @ (RFC 5321, section 4.5.3.1.1)."""
MAX_ADDRESS: Final = 254
"""Octets of a whole address (RFC 5321, section 4.5.3.1.3, erratum 1690)."""


def normalise_email(email: str) -> str:
    """Return the form that addresses are compared in: NFKC, trimmed, case-folded.

    The local part is folded too: RFC 5321, section 2.4 allows servers to tell cases apart, none of
    those that people use does, and two logins that differ by case alone are a trap. Nothing else is
    cut away (dots, `+tags`): who owns which mailbox is for the mail host to say.
    """
    return unicodedata.normalize("NFKC", email).strip().casefold()


def is_address(value: str) -> bool:
    """Tell whether a text is an address as people write it: `name@example.com`, and no more."""
    local, at, domain = value.rpartition("@")
    labels = domain.split(".")
    return bool(
        at
        and 0 < len(local) <= MAX_LOCAL_PART
        and len(value) <= MAX_ADDRESS
        and len(labels) > 1
        and all(label and not label.startswith("-") and not label.endswith("-") for label in labels)
        and not any(c.isspace() or c in '<>()[],;:"\\' for c in value)
        and "@" not in local
        and value.isprintable()
    )
