"""Names as parts of an address: `Intensive care` is found under `intensive-care`. Pure."""

import re
import unicodedata
from typing import Final

MAX_LENGTH: Final = 80
_GAPS: Final = re.compile(r"[\W_]+")


def address_of(name: str) -> str:
    """Return the part of an address that stands for a name; empty if it has no letter or digit.

    Case and accents make no difference, so two names that differ in these alone share an address.
    Letters of other scripts than Latin stay as they are.
    """
    folded = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(character for character in folded if not unicodedata.combining(character))
    composed = unicodedata.normalize("NFKC", bare)
    return _GAPS.sub("-", composed).strip("-")[:MAX_LENGTH].rstrip("-")
