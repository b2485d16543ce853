"""What a person gave with an application. Pure."""

import re
from collections.abc import Iterable
from typing import Final

from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.candidates.contracts.given import GivenField
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say

MOST_LINKS: Final = 10
LONGEST_LINK: Final = 500
_ADDRESS: Final = re.compile(r"https?://[^\s]+")


def given_with(application: ApplicationRow) -> dict[GivenField, str]:
    """Return what the person gave; nothing for an application that others made for them."""
    if not application.given_name:
        return {}
    given = {
        GivenField.FULL_NAME: application.given_name,
        GivenField.PHONE: application.candidate_phone,
        GivenField.LOCATION: application.candidate_location,
        GivenField.LINKS: application.given_links,
    }
    return {field: value for field, value in given.items() if value}


def links_of(typed: Iterable[str]) -> tuple[str, ...]:
    """Return the web addresses of a form, each once.

    Raises:
        InvalidInput: one is no address of the web, too long, or there are too many.
    """
    found = tuple(dict.fromkeys(one for text in typed if (one := text.strip())))
    if len(found) > MOST_LINKS:
        raise InvalidInput.of_field(
            "links", say("Give {count} links at most.", count=MOST_LINKS), "too_many"
        )
    for one in found:
        if not is_link(one):
            raise InvalidInput.of_field(
                "links",
                say("Give each link as a whole address that begins with https:// or http://."),
            )
    return found


def is_link(text: str) -> bool:
    """Tell whether a text is a web address that a record may hold."""
    return len(text) <= LONGEST_LINK and bool(_ADDRESS.fullmatch(text)) and "\x00" not in text
