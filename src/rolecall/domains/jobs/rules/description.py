"""Job descriptions: rich text from a stranger's editor, made safe when it is written. Pure.

What is kept is on the lists below; everything else loses its tags, and scripts and styles lose
their content too. Cleaning twice changes nothing.
"""

import html
import re
from typing import Final

import nh3

from rolecall.kernel.markup import settled

ALLOWED_TAGS: Final = frozenset(
    {
        "a",
        "b",
        "blockquote",
        "br",
        "code",
        "em",
        "h2",
        "h3",
        "h4",
        "hr",
        "i",
        "li",
        "ol",
        "p",
        "pre",
        "s",
        "strong",
        "u",
        "ul",
    }
)
"""Structure and emphasis; no images, frames, forms, styles. `h1` becomes `h2`: the page has one."""
ALLOWED_ATTRIBUTES: Final = {"a": {"href"}}
ALLOWED_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
MAX_LENGTH: Final = 60_000

_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_TAG: Final = re.compile(r"<[a-zA-Z/!]")
_BLOCK: Final = re.compile(r"</?(?:blockquote|br|h[1-6]|hr|li|ol|p|pre|ul)\b")
_PARAGRAPHS: Final = re.compile(r"\n\s*\n")
_BLANKS: Final = re.compile(r"\s+")


def clean_html(text: str) -> str:
    """Return the text as safe HTML. Plain text becomes paragraphs."""
    cleaned = settled(_cleaned, without_controls(text))
    if cleaned and not _TAG.search(cleaned):
        cleaned = settled(_cleaned, _paragraphs(cleaned))
    return cleaned


def plain_text(cleaned: str) -> str:
    """Return clean HTML as one line of text."""
    spaced = _BLOCK.sub(r" \g<0>", cleaned)
    return _BLANKS.sub(" ", html.unescape(nh3.clean(spaced, tags=set()))).strip()


def without_controls(text: str) -> str:
    """Return text without control characters, which neither HTML nor XML can hold."""
    return _CONTROLS.sub("", text)


def excerpt(cleaned: str, limit: int) -> str:
    """Return the beginning of clean HTML as text of at most `limit` characters, cut at a blank."""
    text = plain_text(cleaned)
    if len(text) <= limit:
        return text
    # A word that ends exactly at the limit stays; the blank after it is what is looked for.
    return text[:limit].rpartition(" ")[0].rstrip(" ,;:–-")[: limit - 1] + "…"


def _cleaned(text: str) -> str:
    cleaned = nh3.clean(
        text.strip(),
        tags={*ALLOWED_TAGS, "h1"},
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes=set(ALLOWED_SCHEMES),
        link_rel="noopener noreferrer nofollow",
    )
    # No attribute is allowed on a heading, so these are all the spellings there are.
    return cleaned.replace("<h1>", "<h2>").replace("</h1>", "</h2>").strip()


def _paragraphs(text: str) -> str:
    parts = (part.strip() for part in _PARAGRAPHS.split(html.unescape(text)))
    return "".join(
        f"<p>{html.escape(part, quote=False).replace(chr(10), '<br>')}</p>"
        for part in parts
        if part
    )
