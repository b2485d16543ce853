"""Lines of a text, each with its place in it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MOST_CHARACTERS: Final = 200_000
"""What is read of a résumé: some sixty pages."""
_LONG_LINE: Final = 75
_LINE: Final = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*")
_BULLETS: Final = (
    re.escape("•●▪■◦‣·○♦►➢➤✓✔❖❑♣➔〓»▸◆□")
    # Signs of symbol fonts, which keep their place in the font, and what was lost of others.
    + r"\uf000-\uf0ff\x01-\x08\x80-\x84\x86-\x9f"
)
_DASHES: Final = re.escape("*-–—\N{MINUS SIGN}")
_BULLET: Final = re.compile(rf"\s*(?:[{_BULLETS}]|[{_DASHES}](?=\s|\w)|[oØ](?=\s))\s*")
_SIGN: Final = re.compile(rf"[{_BULLETS}]")
INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
"""Characters that take no room: neither words nor room between them."""
_SHOWN: Final = re.compile(rf"[^\s{INVISIBLE}](?:.*[^\s{INVISIBLE}])?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its text without the blanks around it, and where that begins in the whole text."""

    text: str
    start: int
    blank_before: bool
    """Whether an empty line, or the beginning of the text, stands above."""
    indent: int

    @property
    def end(self) -> int:
        """Where the line's text ends."""
        return self.start + len(self.text)

    @property
    def bullet(self) -> int:
        """How many characters of a bullet stand at the beginning, 0 without one."""
        found = _BULLET.match(self.text)
        return found.end() if found else 0


def lines_of(text: str) -> list[Line]:
    """Return the lines that are not empty."""
    return list(_lines(text[:MOST_CHARACTERS]))


def _lines(text: str) -> Iterator[Line]:
    blank, place = True, 0
    while place <= len(text):
        found = _LINE.match(text, place)
        raw = found[0] if found else ""
        shown = _SHOWN.search(raw)
        if shown:
            yield Line(shown[0], place + shown.start(), blank, shown.start())
        blank = not shown
        place += len(raw) + 1


def is_bullet(sign: str) -> bool:
    """Tell whether a sign is a bullet wherever it stands, as dashes and asterisks are not."""
    return _SIGN.fullmatch(sign) is not None


def is_body(line: Line) -> bool:
    """Tell whether a line is running text: it has a bullet, is long, or ends as a sentence."""
    return bool(line.bullet) or len(line.text) > _LONG_LINE or line.text.endswith((".", ";"))


def folded(text: str) -> str:
    """Return text for comparison: compatibility forms, no accents, no case, plain apostrophes."""
    shown = unicodedata.normalize("NFKD", text)
    plain = "".join(one for one in shown if not unicodedata.combining(one))
    return plain.casefold().replace("’", "'")


def listed(words: str) -> list[str]:
    """Return the words of a list that is written as a text, so that it reads as one."""
    return words.split()
