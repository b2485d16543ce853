"""What stands in braces in texts that candidates read, and is filled in when they are shown. Pure.

It is not written out when a draft is made, so that a renamed job is called by its new name.
"""

import re
from collections.abc import Mapping
from typing import Final

KNOWN: Final = ("job", "organization", "minutes")
_BRACES: Final = re.compile(r"\{([^{}]*)\}|[{}]")


def unknown_in(text: str) -> str:
    """Return the first thing in braces that is not filled in, with them; empty if there is none."""
    for found in _BRACES.finditer(text):
        if found[1] not in KNOWN:
            return found[0]
    return ""


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text with what is known filled in; anything else stays as it is written."""
    return _BRACES.sub(lambda found: values.get(found[1] or "", found[0]), text)
