"""What a language model is asked about a résumé, and what of its answers is taken.

It is given numbered lines of one part of the résumé at a time, with names, addresses, numbers and
links left out, and points at lines. Pure.

Guarantees: nothing is taken that does not stand in the line pointed at, or the one beside it; what
the taggers were sure of stays; each value that only the model found says so and has no confidence,
as nothing was measured; whatever a résumé says to its reader can do no more than choose among its
own words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from rolecall.domains.ai.contracts import Education, Resume, Skill, Value, Work
from rolecall.domains.ai.rules.resume.dates import Date, periods_in
from rolecall.domains.ai.rules.resume.headings import Section
from rolecall.domains.ai.rules.resume.lexicon import Lexicon
from rolecall.domains.ai.rules.resume.reading import Reading
from rolecall.domains.ai.rules.resume.skills import concept_of
from rolecall.domains.ai.rules.resume.text import folded
from rolecall.domains.ai.rules.resume.values import date_value, value_at

MASK: Final = "[…]"
_SURE: Final = 0.8
"""What is at least so often right stands against a model that says otherwise."""
_MOST_CHARACTERS: Final = 24_000
"""Characters of one part that are sent: some ten pages."""
_LONGEST: Final = 300


class Part(StrEnum):
    """The parts of a résumé that are asked about, each in a question of its own."""

    WORK = "work"
    EDUCATION = "education"
    SKILLS = "skills"


_SECTIONS: Final[Mapping[Part, frozenset[Section]]] = {
    Part.WORK: frozenset({Section.WORK, Section.DUTIES, Section.VOLUNTEER}),
    Part.EDUCATION: frozenset({Section.EDUCATION}),
    Part.SKILLS: frozenset({Section.SKILLS, Section.SUMMARY}),
}
_UNNAMED: Final = frozenset({Section.TOP, Section.OTHER})


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")


class Quoted(_Answer):
    """Words of one line."""

    line: Annotated[int, Field(ge=1, le=100_000)]
    quote: Annotated[str, Field(min_length=1, max_length=_LONGEST)]


class PositionFound(_Answer):
    """A position, as a model says it."""

    title: Quoted | None = None
    company: Quoted | None = None
    location: Quoted | None = None
    start: Quoted | None = None
    end: Quoted | None = None
    is_current: bool = False


class CourseFound(_Answer):
    """A course of study, as a model says it."""

    institution: Quoted | None = None
    degree: Quoted | None = None
    area: Quoted | None = None
    start: Quoted | None = None
    end: Quoted | None = None


class WorkAnswer(_Answer):
    """The form of the answer about positions."""

    positions: Annotated[list[PositionFound], Field(max_length=80)]


class EducationAnswer(_Answer):
    """The form of the answer about schools."""

    courses: Annotated[list[CourseFound], Field(max_length=40)]


class SkillsAnswer(_Answer):
    """The form of the answer about skills."""

    skills: Annotated[list[Quoted], Field(max_length=200)]


FORMS: Final[Mapping[Part, type[_Answer]]] = {
    Part.WORK: WorkAnswer,
    Part.EDUCATION: EducationAnswer,
    Part.SKILLS: SkillsAnswer,
}


@dataclass(frozen=True, slots=True)
class _Found:
    """The answers, in their forms; an empty one for what was not asked."""

    work: WorkAnswer
    education: EducationAnswer
    skills: SkillsAnswer


def materials_of(reading: Reading, resume: Resume) -> dict[Part, str]:
    """Return the numbered lines to ask about, for each part that the résumé has.

    Where no heading says what a line is about, the line goes with the parts that have no heading
    at all. What says who the person is, is left out.
    """
    masked = _masked(reading, resume)
    present = {place.section for place in reading.places}
    found: dict[Part, str] = {}
    for part, sections in _SECTIONS.items():
        wanted = sections if sections & present - {Section.SUMMARY} else sections | _UNNAMED
        lines: list[str] = []
        left = _MOST_CHARACTERS
        for at, place in enumerate(reading.places):
            line = f"{at + 1} {masked[at]}"
            if place.section in wanted and left >= len(line):
                lines.append(line)
                left -= len(line)
        if lines:
            found[part] = "\n".join(lines)
    return found


def improved(
    reading: Reading, resume: Resume, answers: Mapping[str, Any], lexicon: Lexicon, model: str
) -> Resume:
    """Return a résumé with what a model added to it and corrected.

    `answers` are those to the questions that were asked, by their part, in the forms of `FORMS`.

    Raises:
        pydantic.ValidationError: an answer has not its form.
    """
    found = _Found(
        _form(WorkAnswer, answers.get(Part.WORK), {"positions": []}),
        _form(EducationAnswer, answers.get(Part.EDUCATION), {"courses": []}),
        _form(SkillsAnswer, answers.get(Part.SKILLS), {"skills": []}),
    )
    places = _Places(reading)
    work = _joined(
        resume.work, [_position(places, one) for one in found.work.positions], _VALUES_OF_WORK
    )
    education = _joined(
        resume.education,
        [_course(places, one) for one in found.education.courses],
        _VALUES_OF_EDUCATION,
    )
    return replace(
        resume,
        model=model,
        work=tuple(one for one in work if one.title or one.company),
        education=tuple(one for one in education if one.institution or one.degree),
        skills=tuple(_skills(resume.skills, places, found.skills.skills, lexicon)),
    )


_VALUES_OF_WORK: Final = ("title", "company", "location", "start", "end")
_VALUES_OF_EDUCATION: Final = ("institution", "degree", "area", "start", "end")
_Item = TypeVar("_Item", Work, Education)
_FormT = TypeVar("_FormT", bound=_Answer)


def _form(form: type[_FormT], given: object, empty: object) -> _FormT:
    return TypeAdapter(form).validate_python(empty if given is None else given)


def _masked(reading: Reading, resume: Resume) -> list[str]:
    """Return the lines without addresses, numbers, links and the words of the name."""
    words = {folded(one) for one in (resume.name.value if resume.name else "").split()}
    spans = [*reading.contacts.spans]
    spans += [
        value.span
        for value in (resume.location, *resume.emails, *resume.phones, *resume.links)
        if value is not None
    ]
    found = []
    for line in reading.lines:
        text, at = "", line.start
        for span in sorted(one for one in spans if one.start < line.end and line.start < one.end):
            text += reading.text[at : max(span.start, at)] + MASK
            at = max(at, span.end)
        text += reading.text[at : line.end]
        found.append(
            "".join(
                MASK if len(one) > 1 and folded(one) in words else one
                for one in re.split(r"(\W+)", text)
            )
        )
    return found


class _Places:
    """Where quotes stand in a text."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def value(self, quoted: Quoted | None) -> Value | None:
        """Return what is quoted, from its place; None if it stands nowhere near."""
        if quoted is None or MASK in quoted.quote:
            return None
        words = [re.escape(one) for one in quoted.quote.split()]
        if not words:
            return None
        form = r"\s+".join(words)
        if _is_word(quoted.quote):
            # Half a word is no quote: “art” does not stand in “department”.
            form = rf"(?<!\w){form}(?!\w)"
        stands_at = re.compile(form, re.IGNORECASE)
        for at in (quoted.line - 1, quoted.line, quoted.line - 2):
            if 0 <= at < len(self._reading.lines):
                line = self._reading.lines[at]
                stands = stands_at.search(self._reading.text, line.start, line.end)
                if stands is not None:
                    found = value_at(self._reading.text, *stands.span())
                    return None if found is None else replace(found, by_model=True)
        return None

    def date(self, quoted: Quoted | None) -> Value | None:
        """Return the date that is quoted, as our own grammar reads it; None if it reads none."""
        place = self.value(quoted)
        if place is None:
            return None
        dates = [
            date
            for period in periods_in(place.quote)
            for date in (period.first, period.last)
            if date is not None and not date.is_present
        ]
        if len(dates) != 1:
            return None
        (one,) = dates
        shift = place.span.start
        moved = Date(one.year, one.month, one.start + shift, one.end + shift)
        found = date_value(self._reading, moved, None)
        return None if found is None else replace(found, by_model=True)


def _is_word(quote: str) -> bool:
    stripped = quote.strip()
    return bool(re.match(r"\w", stripped) and re.search(r"\w\Z", stripped))


def _position(places: _Places, found: PositionFound) -> Work:
    end = None if found.is_current else places.date(found.end)
    return Work(
        title=places.value(found.title),
        company=places.value(found.company),
        location=places.value(found.location),
        start=places.date(found.start),
        end=end,
        is_current=found.is_current,
    )


def _course(places: _Places, found: CourseFound) -> Education:
    return Education(
        institution=places.value(found.institution),
        degree=places.value(found.degree),
        area=places.value(found.area),
        start=places.date(found.start),
        end=places.date(found.end),
    )


def _joined(own: Sequence[_Item], others: Iterable[_Item], names: Sequence[str]) -> list[_Item]:
    """Return the items of both, in the order of the text; those that share a place are one."""
    rest = list(own)
    items: list[_Item] = []
    for other in others:
        if not any(getattr(other, name) for name in names):
            continue
        shared = max(rest, key=lambda one: _shared(one, other, names), default=None)
        if shared is not None and _shared(shared, other, names):
            rest.remove(shared)
            items.append(_mixed(shared, other, names))
        else:
            items.append(other)
    # What the model passed over stays if it was found surely: it may have seen a part alone.
    items += [one for one in rest if not items or _is_sure(one, names)]
    return sorted(items, key=lambda one: _begin(one, names))


def _shared(one: _Item, other: _Item, names: Sequence[str]) -> int:
    """Count the places that two items share."""
    mine = [value.span for name in names if (value := getattr(one, name)) is not None]
    theirs = [value.span for name in names if (value := getattr(other, name)) is not None]
    return sum(a.start < b.end and b.start < a.end for a in mine for b in theirs)


def _mixed(own: _Item, other: _Item, names: Sequence[str]) -> _Item:
    chosen: dict[str, Any] = {
        name: _chosen(getattr(own, name), getattr(other, name)) for name in names
    }
    if isinstance(own, Work):
        lasts = own.is_current or getattr(other, "is_current", False)
        chosen["is_current"] = lasts and chosen["end"] is None
    return replace(own, **chosen)


def _chosen(own: Value | None, other: Value | None) -> Value | None:
    """Return the value that stands: ours where both agree or it is sure, else the model's."""
    if own is None or other is None:
        return own or other
    agree = folded(own.value) == folded(other.value)
    return own if agree or (own.confidence or 0.0) >= _SURE else other


def _is_sure(one: _Item, names: Sequence[str]) -> bool:
    found = [value for name in names if (value := getattr(one, name)) is not None]
    return any((value.confidence or 0.0) >= _SURE for value in found)


def _begin(one: _Item, names: Sequence[str]) -> int:
    return min(
        (value.span.start for name in names if (value := getattr(one, name)) is not None), default=0
    )


def _skills(
    own: Sequence[Skill], places: _Places, quoted: Sequence[Quoted], lexicon: Lexicon
) -> Iterator[Skill]:
    """Yield the skills that were known, and those that the model found besides."""
    known = {folded(one.written.value) for one in own}
    taken = [one.written.span for one in own]
    more: list[Skill] = []
    for one in quoted:
        value = places.value(one)
        if value is None or folded(value.value) in known:
            continue
        if any(value.span.start < span.end and span.start < value.span.end for span in taken):
            continue
        known.add(folded(value.value))
        taken.append(value.span)
        more.append(Skill(written=value, concept=concept_of(value.value, lexicon)))
    yield from sorted([*own, *more], key=lambda one: one.written.span)
