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
BULLETS: Final = "•●▪■◦‣·○♦►➢➤✓✔❖*〓-–—»▸◆□oØ"
_BULLET: Final = re.compile(rf"\s*(?:[{re.escape(BULLETS[:-1])}](?=\s|\w)|o(?=\s))\s*")


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
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            yield Line(stripped, place + indent, blank, indent)
        blank = not stripped
        place += len(raw) + 1


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
