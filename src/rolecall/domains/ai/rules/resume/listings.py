"""Skills that are listed: the parts of comma lists and short bullets under a heading of skills.

A list that is broken over lines is one list. A note in brackets behind a skill (`(4 years)`) and a
label before a list (`Databases:`) are no part of it. What is longer than a few words is a sentence,
and left to the tagger.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rolecall.domains.ai.contracts import Span, Value
from rolecall.domains.ai.rules.resume.headings import Section
from rolecall.domains.ai.rules.resume.reading import Reading
from rolecall.domains.ai.rules.resume.sections import heading_of
from rolecall.domains.ai.rules.resume.tokens import Kind
from rolecall.domains.ai.rules.resume.values import value_at

_CUT: Final = re.compile(r"[,;|•●▪■◦·➢✓~]|\t|[^\S\n]{3,}|\n\s*[•●▪■◦·➢✓*–-]\s|\s/\s|\s[–-]\s")
_AND: Final = re.compile(r"\s(?:and|und|y|et|&)\s", re.IGNORECASE)
_LABEL: Final = re.compile(r"[^,;:|\n]{2,45}:\s+")
_NOTE: Final = re.compile(
    r"\s*\([^()]*(?:\d|year|month|less|basic|advanced|jahr|año|an)[^()]*\)\s*$", re.IGNORECASE
)
_LEAD: Final = re.compile(r"(?:and|und|y|et|&|etc\.?)\s+", re.IGNORECASE)
_END: Final = re.compile(r"[\s,.]*(?:\betc\b\.?)?[\s.]*$")
_MOST_WORDS, _MOST_ALONE, _FEWEST_CELLS = 4, 3, 2
_FULL_LINE: Final = 60
_SENTENCE: Final = re.compile(
    r"[.!?]\s|\b(?:I|my|me|we|was|were|have|has|had|is|are|that|which|who)\b"
)

Block = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Listed:
    """A part of a list, and what is known of the list."""

    value: Value
    share: float
    """Of the list's parts those that hold something a tagger found."""
    size: int
    """How many parts the list has."""


def listed_skills(reading: Reading, found: Sequence[Span]) -> list[Listed]:
    """Return the parts of lists under headings of skills, given what the tagger found there.

    Other things stand there too, so it tells how much of a list the tagger knows.
    """
    parts: list[Listed] = []
    for block in _blocks(reading):
        cells = [one for one in _cells(reading.text, block) if _fits(reading, one)]
        if len(cells) < _FEWEST_CELLS:
            cells = [one for one in cells if _stands_alone(reading, one, block)]
        if not cells:
            continue
        known = sum(_holds(cell, found) for cell in cells) / len(cells)
        held = (value_at(reading.text, *_bare(reading.text, *one)) for one in cells)
        parts += [
            Listed(one, known, len(cells))
            for one in held
            if one is not None and any(c.isalpha() for c in one.value)
        ]
    return parts


def _holds(cell: tuple[int, int], found: Sequence[Span]) -> bool:
    return any(one.start < cell[1] and cell[0] < one.end for one in found)


def _blocks(reading: Reading) -> Iterator[Block]:
    """Yield the lists: a line, and those below that go on with it."""
    start, end = -1, -1
    for line, place in zip(reading.lines, reading.places, strict=True):
        inside = place.section is Section.SKILLS and (
            not place.is_heading or place.heading_end < len(line.text)
        )
        begin = line.start + (place.heading_end if place.is_heading else line.bullet)
        goes_on = (
            inside
            and start >= 0
            and not line.bullet
            and not place.is_heading
            and not line.blank_before
            and _is_open(reading.text[start:end])
        )
        if goes_on:
            end = line.end
            continue
        if start >= 0:
            yield start, end
        start, end = (begin, line.end) if inside else (-1, -1)
    if start >= 0:
        yield start, end


def _is_open(block: str) -> bool:
    """Tell whether a list is not over at the end of its line."""
    last = block.rsplit("\n", 1)[-1]
    if block.count("(") > block.count(")") or last.rstrip().endswith((",", "/", "&", " and")):
        return True
    return (
        last.count(",") >= _FEWEST_CELLS
        and not last.rstrip().endswith((".", ":"))
        and len(last) > _FULL_LINE
    )


def _cells(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start, end = block
    label = _LABEL.match(text, start, end)
    begin = label.end() if label else start
    depth = 0
    for found in _CUT.finditer(text, begin, end):
        depth = text.count("(", begin, found.start()) - text.count(")", begin, found.start())
        if depth > 0:
            continue
        yield begin, found.start()
        begin = found.end()
    yield from _last(text, begin, end)


def _last(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the last part, and what an “and” joins to it."""
    joint = _AND.search(text, start, end)
    if joint and len(text[start:end].split()) <= _MOST_WORDS:
        yield start, joint.start()
        yield joint.end(), end
    else:
        yield start, end


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    shown = text[start:end]
    note = _NOTE.search(shown)
    end = start + (note.start() if note else len(shown))
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    tail = _END.search(text[start:end])
    return start, start + tail.start() if tail else end


def _fits(reading: Reading, cell: tuple[int, int]) -> bool:
    start, end = _bare(reading.text, *cell)
    shown = reading.text[start:end].strip()
    if not shown or ":" in shown or len(shown.split()) > _MOST_WORDS or _SENTENCE.search(shown):
        return False
    if heading_of(shown) is not None:
        return False
    return not any(
        token.kind in {Kind.EMAIL, Kind.PHONE, Kind.LINK, Kind.PERIOD}
        for token in reading.tokens_in(start, end)
    )


def _stands_alone(reading: Reading, cell: tuple[int, int], block: Block) -> bool:
    shown = reading.text[cell[0] : cell[1]].strip()
    whole = reading.text[block[0] : block[1]].strip()
    return (
        len(shown.split()) <= _MOST_ALONE
        and len(shown) + 2 >= len(whole.rstrip("."))
        and shown[:1].isupper()
    )
