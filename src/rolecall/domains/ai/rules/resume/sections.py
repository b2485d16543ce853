"""Which section each line belongs to, by the headings above it.

Guarantees: a heading has at most seven words, and all of them are words of headings; a heading
inside
a section that only subdivides it (`Responsibilities:`) does not end it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rolecall.domains.ai.rules.resume.headings import FILLERS, ORDER, SECTION_OF_WORD, Section
from rolecall.domains.ai.rules.resume.text import Line, folded

_MOST_WORDS, _FEW_WORDS, _LONGEST = 7, 4, 60
_FEW_LETTERS: Final = 4
_ROOM: Final = re.compile(r"\s{2,}|\t")
_WORD: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|&|/")
_EDGE: Final = " \t:•●▪■◦*#=_-–—.|~>»◆►"

_BESIDE: Final = re.compile(r"(?P<head>[^\W\d_a-z][^\W\d_a-z&/ ]{3,40}?)(?:\t|\s{2,})(?=.*[a-z\d])")
"""A heading in capitals with room behind it, and then words that are not all in capitals."""
_WITH_ROOM: Final = frozenset(
    {
        Section.CONTACT,
        Section.SUMMARY,
        Section.WORK,
        Section.EDUCATION,
        Section.SKILLS,
        Section.LANGUAGES,
        Section.CERTIFICATIONS,
        Section.REFERENCES,
        Section.INTERESTS,
        Section.PERSONAL,
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: its section, and how many lines below the heading."""

    section: Section
    below: int
    heading_end: int
    """How much of the line is the heading: 0 for none, all of it unless values follow."""

    @property
    def is_heading(self) -> bool:
        """Whether the line is a heading, perhaps with values behind it."""
        return self.heading_end > 0


def sections_of(lines: Sequence[Line]) -> list[Place]:
    """Return for each line where it stands."""
    places: list[Place] = []
    current, below = Section.TOP, 0
    for line in lines:
        named, end = _heading(line)
        if named is None:
            below += 1
            places.append(Place(current, below, 0))
        elif named in {Section.DUTIES, Section.CONTACT} and current != Section.TOP:
            below += 1
            places.append(Place(current, below, end))
        else:
            current, below = named, 0
            places.append(Place(current, 0, end))
    return places


def heading_of(text: str) -> Section | None:
    """Return the section that a heading names, None if the text is no heading."""
    shown = text.strip(_EDGE)
    if not shown or len(shown) > _LONGEST:
        return None
    plain = folded(shown)
    return _named(plain) or _named(_closed_up(plain))


def _closed_up(plain: str) -> str:
    """Return a heading without the room between its letters: `E D U C AT IO N`.

    What stands in such a text between words is wider room.
    """
    parts = plain.split()
    short = sum(len(part) == 1 for part in parts)
    if len(parts) < _FEW_LETTERS or short * 2 < len(parts):
        return ""
    return " ".join("".join(word.split()) for word in _ROOM.split(plain))


def _heading(line: Line) -> tuple[Section | None, int]:
    whole = heading_of(line.text)
    if whole is not None and _stands_out(line):
        return whole, len(line.text)
    beside = _BESIDE.match(line.text)
    if beside and heading_of(beside["head"]) in _WITH_ROOM and not line.bullet:
        return heading_of(beside["head"]), beside.end("head")
    head, colon, rest = line.text.partition(":")
    if colon and rest.strip() and len(head) <= _LONGEST and not line.bullet:
        named = heading_of(head)
        if named is not None and named not in {Section.DUTIES, Section.OTHER}:
            return named, len(head) + 1
    return None, 0


def _stands_out(line: Line) -> bool:
    """Tell whether a line looks like a heading: by case, by a colon, or by the room above it."""
    shown = line.text.strip(_EDGE)
    letters = [one for one in shown if one.isalpha()]
    if not letters or line.text.rstrip().endswith((",", ";", ".")):
        return False
    capital = shown[0].isupper() or not shown[0].isalpha()
    return (
        shown.isupper()
        or line.text.endswith(":")
        or (capital and (line.blank_before or len(shown.split()) <= _FEW_WORDS))
    )


def _named(plain: str) -> Section | None:
    words = _WORD.findall(plain)
    if not words or len(words) > _MOST_WORDS:
        return None
    pairs = {" ".join(pair) for pair in pairwise(words)}
    found = {SECTION_OF_WORD[one] for one in (*words, *pairs) if one in SECTION_OF_WORD}
    in_pairs = {word for pair in pairs if pair in SECTION_OF_WORD for word in pair.split()}
    rest = [
        one
        for one in words
        if one not in SECTION_OF_WORD and one not in FILLERS and one not in in_pairs
    ]
    if not found or rest:
        return None
    return _first(found, words)


def _first(found: set[Section], words: Sequence[str]) -> Section:
    """Choose among the sections that a heading names."""
    # “Work experience summary” is about work, “Summary of skills” about skills.
    weak = {
        Section.SUMMARY,
        Section.PERSONAL,
        Section.DUTIES,
        Section.OTHER,
        Section.TRAINING,
        Section.VOLUNTEER,
        Section.AWARDS,
    }
    strong = found - weak
    if (
        strong
        and words[-1] in {"skills", "competencies", "kenntnisse"}
        and Section.SKILLS in strong
    ):
        return Section.SKILLS
    if {Section.WORK, Section.VOLUNTEER} <= found:
        return Section.VOLUNTEER
    if {Section.WORK, Section.EDUCATION} <= found and "academic" not in words:
        return Section.EDUCATION if words[0] in {"education", "educational"} else Section.WORK
    chosen = strong or found
    return next(one for one in ORDER if one in chosen)
