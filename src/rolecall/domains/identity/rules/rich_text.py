"""Rich text that an organization writes about itself, made safe when it is saved."""

from typing import Final

import nh3

from rolecall.kernel.markup import settled

_TAGS: Final = frozenset(
    {
        "a",
        "b",
        "blockquote",
        "br",
        "em",
        "h2",
        "h3",
        "h4",
        "i",
        "li",
        "ol",
        "p",
        "strong",
        "u",
        "ul",
    }
)
_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})


def clean_html(text: str) -> str:
    """Return the text with harmless tags alone; cleaning twice changes nothing."""
    return settled(_cleaned, text)


def _cleaned(text: str) -> str:
    return nh3.clean(
        text.strip(),
        tags=set(_TAGS),
        attributes={"a": {"href"}},
        url_schemes=set(_SCHEMES),
        link_rel="noopener noreferrer nofollow",
    )
