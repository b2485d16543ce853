"""Which section each line belongs to, by the headings above it.

Guarantees: a heading has at most seven words, and all of them are words of headings, or the last
speaks of experience and the line stands apart; a heading inside a section that only subdivides it
(`Responsibilities:`) does not end it.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rolecall.domains.ai.rules.resume.headings import FILLERS, ORDER, SECTION_OF_WORD, Section
from rolecall.domains.ai.rules.resume.text import Line, folded, is_body

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

_WITHIN_WORK: Final = frozenset(
    {
        Section.AWARDS,
        Section.SKILLS,
        Section.PROJECTS,
        Section.TRAINING,
        Section.SUMMARY,
    }
)
"""What is also told of one position, under a heading of its own."""
_LABELS: Final = frozenset({Section.PROJECTS, Section.TRAINING})
"""What stands as a label before a value within a position or a course: `Project: Billing`."""
_TITLES: Final = frozenset({"resume"})
"""What heads each page of some."""
_NO_KINDS: Final = frozenset({"user", "customer", "total", "years", "no", "candidate", "hands"})
"""What is no kind of work before `experience`."""


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


@dataclass(frozen=True, slots=True)
class _Heading:
    """What a line names, if it is a heading, and how much of the line says so."""

    section: Section
    end: int
    shown: str
    """Its words, folded."""
    is_whole: bool
    """Whether nothing stands behind it in its line."""
    is_upper: bool


def sections_of(lines: Sequence[Line], ranged: Collection[int] = ()) -> list[Place]:
    """Return for each line where it stands; `ranged` are the lines that tell of a span of time."""
    headings = [_heading(line) for line in lines]
    often = Counter(one.shown for one in headings if one is not None and one.is_whole)
    places: list[Place] = []
    current, below, above = Section.TOP, 0, ""
    seen: set[Section] = set()
    for at, (line, found) in enumerate(zip(lines, headings, strict=True)):
        below += 1
        if found is None:
            places.append(Place(current, below, 0))
            continue
        named = found.section
        if named is Section.EDUCATION and named in seen and found.shown.endswith(" experience"):
            named = Section.WORK
        if _is_aside(found, current):
            places.append(Place(named, 0, found.end))
        elif _goes_on(found, current) or (
            current is Section.WORK
            and named in _WITHIN_WORK
            and (
                often[found.shown] > 1
                or (_is_lesser(line, above) and _returns(at, headings, lines, ranged))
            )
        ):
            places.append(Place(current, below, found.end))
        else:
            current, below, above = named, 0, line.text
            seen.add(named)
            places.append(Place(current, 0, found.end))
    return places


def _goes_on(found: _Heading, current: Section) -> bool:
    """Tell whether a heading says nothing new: it subdivides, or is the title on another page."""
    if current is Section.TOP:
        return False
    if found.section is Section.CONTACT:
        # Among references, what stands beside a label is how to reach those.
        return current is not Section.REFERENCES or not found.is_upper
    if found.section is Section.DUTIES or found.shown in _TITLES:
        return True
    if found.section is Section.LANGUAGES and not found.is_whole and current is Section.SKILLS:
        # Those of programs, mostly; of others, `languages` finds the label wherever it stands.
        return True
    inside = {Section.WORK, Section.EDUCATION}
    return found.section in _LABELS and not found.is_whole and current in inside


def _is_aside(found: _Heading, current: Section) -> bool:
    """Tell whether a line names one reference: `Reference: Ada Example, 555 0100`."""
    return found.shown == "reference" and not found.is_whole and current is not Section.REFERENCES


def _is_lesser(line: Line, above: str) -> bool:
    """Tell whether a heading looks less than the one of the section that it stands in."""
    return (above.isupper() and not line.text.isupper()) or (
        line.text.endswith(":") and not above.endswith(":")
    )


def _returns(
    at: int, headings: Sequence[_Heading | None], lines: Sequence[Line], ranged: Collection[int]
) -> bool:
    """Tell whether there are positions behind a heading, before one of another kind."""
    for below in range(at + 1, len(lines)):
        found = headings[below]
        if found is not None and found.section not in _WITHIN_WORK | {Section.DUTIES}:
            return False
        if below in ranged and not is_body(lines[below]):
            return True
    return False


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


def _heading(line: Line) -> _Heading | None:
    whole = heading_of(line.text) or _of_experience(line)
    if whole is not None and _stands_out(line):
        return _named_by(line, whole, len(line.text))
    beside = _BESIDE.match(line.text)
    if beside and not line.bullet:
        named = heading_of(beside["head"])
        if named in _WITH_ROOM and named is not None:
            return _named_by(line, named, beside.end("head"))
    head, colon, rest = line.text.partition(":")
    if colon and rest.strip() and len(head) <= _LONGEST and not line.bullet:
        named = heading_of(head)
        if named is not None and named not in {Section.DUTIES, Section.OTHER}:
            return _named_by(line, named, len(head) + 1)
    return None


def _named_by(line: Line, named: Section, end: int) -> _Heading:
    shown = line.text[:end]
    return _Heading(named, end, _plain(shown), end == len(line.text), shown.isupper())


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(folded(text)))


def _of_experience(line: Line) -> Section | None:
    """Return work for `Relevant Legal Experience`, whatever the kind, where it stands apart."""
    words = line.text.strip(_EDGE).split()
    apart = line.blank_before or line.text.isupper()
    if not (apart and 1 < len(words) <= _FEW_WORDS) or line.bullet:
        return None
    if folded(words[-1]) != "experience" or not all(one.isalpha() for one in words):
        return None
    kinds = {folded(one) for one in words[:-1]}
    is_title = all(one[0].isupper() or one in {"and", "of"} for one in words)
    return Section.WORK if is_title and not kinds & _NO_KINDS else None


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
    if "project management" in pairs:
        return None
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
    if "programming" in words and Section.LANGUAGES in found:
        return Section.SKILLS
    if found <= {Section.DUTIES, Section.AWARDS} and Section.DUTIES in found:
        return Section.DUTIES
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
