"""The sentences of an answer, with their places in it.

Guarantees: places are in order and apart, and each is a part of the text as it stands there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rolecall.domains.ai.rules.resume.text import folded

MOST_CHARACTERS: Final = 20_000
"""What is read of one answer; some twenty minutes of speech."""
_END: Final = re.compile(r"(?:[.!?…]+[\"'”’)]*(?=\s|\Z)|[;\n\r]+)\s*")
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|vs|etc|e\.g|i\.e|z\.B|bzw|ca|Sr|Sra|p\.ej)|\b[^\W\d_])\.$"
)
_LONGEST_ABBREVIATION: Final = 8
_LONGEST: Final = 60
"""Words; what was spoken without any stop is cut there."""
WORD: Final = re.compile(r"[^\W_]+(?:['’.,:-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a turn: its text, and the place that this has in the turn's."""

    turn: int
    start: int
    end: int
    text: str

    @property
    def words(self) -> list[str]:
        """Return its words, without case and accents."""
        return [folded(one) for one in WORD.findall(self.text)]


def sentences_of(turn: int, text: str) -> list[Sentence]:
    """Return the sentences of what was said in a turn."""
    return [
        Sentence(turn, start, end, text[start:end])
        for start, end in _places(text[:MOST_CHARACTERS])
    ]


def _places(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _END.finditer(text):
        before = max(start, stop.start() - _LONGEST_ABBREVIATION)
        if _ABBREVIATED.search(text, before, stop.start() + 1) and stop.end() < len(text):
            continue
        yield from _pieces(text, start, stop.end())
        start = stop.end()
    yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence without the blanks around it, in parts if it is very long."""
    words = list(WORD.finditer(text, start, end))
    while len(words) > _LONGEST:
        cut = words[_LONGEST].start()
        yield from _trimmed(text, start, cut)
        start, words = cut, words[_LONGEST:]
    if words:
        yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
