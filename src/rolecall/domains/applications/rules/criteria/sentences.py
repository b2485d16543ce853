"""Sentences and sections of a résumé, which is made of lines more than of prose."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum

LONGEST = 400
"""Characters of a quoted sentence; more is a paragraph without full stops."""

_BREAK = re.compile(r"\n+|[.!?]+(?=\s)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|approx|dr|st|no|nr|inc|ltd|co|mr|ms|mrs|dept)|\b\w)$", re.IGNORECASE
)
_BULLETS = "•·▪◦‣*-\u2013\u2014"


class Sentences:
    """The sentences of a text. A line is one; lines that were broken for width are joined."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [*_ends(text), len(text)]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence, or what is needed of several, stands around a stretch."""
        first, last = bisect_right(self._ends, start), bisect_right(self._ends, end - 1)
        begin = self._ends[first - 1] if first else 0
        finish = self._ends[min(last, len(self._ends) - 1)]
        while begin < start and (self._text[begin].isspace() or self._text[begin] in _BULLETS):
            begin += 1
        while finish > end and self._text[finish - 1].isspace():
            finish -= 1
        if finish - begin > LONGEST:
            begin, finish = self._cut(begin, finish, start, end)
        return begin, finish

    def _cut(self, begin: int, finish: int, start: int, end: int) -> tuple[int, int]:
        spare = max(0, LONGEST - (end - start)) // 2
        left, right = max(begin, start - spare), min(finish, end + spare)
        while begin < left < start and not self._text[left - 1].isspace():
            left += 1
        while end < right < finish and not self._text[right].isspace():
            right -= 1
        return left, right


def _ends(text: str) -> Iterator[int]:
    for found in _BREAK.finditer(text):
        rest = text[found.end() : found.end() + 40].lstrip()
        goes_on = bool(rest) and rest[0].islower()
        if text[found.start()] != "\n":
            if not goes_on and not _ABBREVIATED.search(text[: found.start()][-12:]):
                yield found.end()
            continue
        before = text[: found.start()][-40:].rstrip()
        closed = not before or before[-1] in ".!?:;"
        if len(found[0]) > 1 or closed or not goes_on:
            yield found.end()


class Section(StrEnum):
    """What a part of a résumé is about, by its heading."""

    WORK = "work"
    EDUCATION = "education"
    LANGUAGES = "languages"
    OTHER = "other"


_HEADINGS = (
    (Section.LANGUAGES, re.compile(r"languages?|language skills|sprachen|sprachkenntnisse")),
    (
        Section.EDUCATION,
        re.compile(
            r"education.*|academic.*|studies|stud(?:y|ies)|qualifications|training|ausbildung"
            r"|bildung|degrees?"
        ),
    ),
    (
        Section.WORK,
        re.compile(
            r"(?:(?:work|professional|clinical|relevant|employment|career|practical|nursing)\s)*"
            r"(?:experience|employment|history|career|background|work)|berufserfahrung"
            r"|positions?(?: held)?|where i have worked"
        ),
    ),
    (
        Section.OTHER,
        re.compile(
            r"(?:\w+ )?(?:skills|summary|profile|interests|hobbies|projects|publications|awards"
            r"|references|certifications?|certificates|licen[cs]es?|contact|about(?: me)?"
            r"|volunteering|memberships?|achievements|objective)"
            r"(?: (?:and|&) [\w ]+)?"
        ),
    ),
)
_LONGEST_HEADING = 40


def sections(folded: str) -> list[tuple[int, Section]]:
    """Return where sections of a folded text begin, in order, and what they are about."""
    found: list[tuple[int, Section]] = []
    place = 0
    for line in folded.splitlines(keepends=True):
        words = line.strip(" \t\r\n:*#-_=|")
        if words and len(words) <= _LONGEST_HEADING:
            for section, heading in _HEADINGS:
                if heading.fullmatch(words):
                    found.append((place, section))
                    break
        place += len(line)
    return found


def section_at(found: list[tuple[int, Section]], place: int) -> Section | None:
    """Return the section that a place is in, None before the first heading."""
    index = bisect_right(found, place, key=lambda one: one[0])
    return found[index - 1][1] if index else None
