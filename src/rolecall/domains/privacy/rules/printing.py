"""Values of a copy as people read them. Pure."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

MOST_CHARACTERS: Final = 4_000
"""Of one value in the document; the data has all of it."""
MOST_ROWS: Final = 200
"""Of one section in the document; the data has all of them."""


def plain(value: Any) -> Any:
    """Return a value of the database as JSON has it: ids and instants as text (RFC 3339)."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    return value


def as_text(value: Any) -> str:
    """Return a document of values as lines, without the marks of JSON; empty ones are left out."""
    if isinstance(value, Mapping):
        lines = ((name, as_text(one)) for name, one in value.items())
        return "\n".join(f"{name}: {text}" for name, text in lines if text)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(text for text in map(as_text, value) if text)
    if value is None or value is False:
        return ""
    return value if isinstance(value, str) else json.dumps(plain(value), ensure_ascii=False)


def shortened(text: str) -> str:
    """Return a text that fits the document."""
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]} …"


def printable(text: str, missing: str) -> str:
    """Return a text with the characters that no font has written as their code points.

    Their neighbours in Unicode are written so, too: a font that lacks one lacks the script.
    """
    blocks = {ord(one) >> 7 for one in missing if not one.isascii()}
    return "".join(f"[U+{ord(one):04X}]" if ord(one) >> 7 in blocks else one for one in text)


def has_strange(text: str) -> bool:
    """Tell whether a text has characters beyond the Latin, Greek and Cyrillic scripts."""
    return any(ord(one) >= _FIRST_STRANGE and ord(one) >> 8 != _PUNCTUATION for one in text)


def familiar(text: str) -> str:
    """Return a text with everything beyond those scripts written as code points."""
    return "".join(f"[U+{ord(one):04X}]" if has_strange(one) else one for one in text)


_FIRST_STRANGE = 0x0530
_PUNCTUATION = 0x20
