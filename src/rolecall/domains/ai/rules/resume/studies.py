"""Which schools and degrees are those of somebody's studies, and which only stand there.

A tagger looks at some words around. Whether a word of schools is the school of a course shows in
the whole: whether it has a degree and dates beside it as the others have, whether it stands under
a heading of studies, whether the same words stand in another course.

Guarantees: what is kept stays as it was found; no number says who somebody is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import fmean
from typing import Final

from rolecall.domains.ai.contracts import Education, Value
from rolecall.domains.ai.rules.resume.calibration import Calibration
from rolecall.domains.ai.rules.resume.headings import Section
from rolecall.domains.ai.rules.resume.opinions import Opinions, Traits, opinions_of
from rolecall.domains.ai.rules.resume.reading import Reading
from rolecall.domains.ai.rules.resume.tagging import Marginals, Tag

JUDGED: Final = (Tag.INSTITUTION, Tag.DEGREE)


class Known(StrEnum):
    """What is known of a value besides what is said of its words. As in the weights."""

    WITH_SCHOOL = "with-school"
    """Whether its course has a school; the next two are alike."""
    WITH_DEGREE = "with-degree"
    WITH_END = "with-end"
    SCHOOLS = "schools"
    """Of the courses the part that has a school; the next three are alike."""
    DEGREES = "degrees"
    ENDS = "ends"
    WHOLE = "whole"
    """All three."""
    COURSES = "courses"
    """How many there are."""
    RANK = "rank"
    """Of its course among them, from 0 to below 1."""
    TIMES = "times"
    """How many schools and degrees say the same."""
    IN_EDUCATION = "in-education"
    IN_HEAD = "in-head"
    """Whether it stands above all headings, or in a summary."""
    BULLET = "bullet"
    ROOM = "room"
    """Whether an empty line stands above its line."""
    LENGTH = "length"
    """Of its line, in characters."""
    PLACE = "place"
    """Of its line in the text, from 0 to 1."""
    WORDS = "words"
    UPPER = "upper"
    CAPITALS = "capitals"
    """Of its words the part that begins with a capital."""


@dataclass(frozen=True, slots=True)
class StudyValue:
    """A school or a degree, of which course it is, and what is known of it."""

    course: int
    tag: Tag
    value: Value
    traits: Traits


def values_of(
    reading: Reading, studies: Sequence[Education], said: Sequence[Marginals]
) -> Iterator[StudyValue]:
    """Yield the schools and degrees with what is known of each, given what each tagger says."""
    opinions = {tag: opinions_of(reading, said, tag) for tag in JUDGED}
    shared = _of_all(studies)
    written = [held.value for one in studies for _, held in _held(one)]
    for at, one in enumerate(studies):
        own = _of_course(one) | {Known.RANK: at / len(studies)}
        for tag, value in _held(one):
            held = opinions[tag]
            if held is not None:
                traits = shared | own | _of_value(reading, value, held)
                traits[Known.TIMES] = float(written.count(value.value))
                yield StudyValue(at, tag, value, traits)


def vouched(
    studies: Sequence[Education], values: Iterable[StudyValue], calibration: Calibration
) -> tuple[Education, ...]:
    """Return the courses with the schools and degrees that are probable enough.

    A course of which nothing is left is none.
    """
    kept = list(studies)
    for one in values:
        probability = calibration.judged(one.tag, one.traits)
        if probability is None:
            continue
        value = None
        if calibration.is_kept(one.tag, probability):
            sure = calibration.confidence(one.tag, probability)
            value = replace(one.value, confidence=sure)
        course = kept[one.course]
        if one.tag is Tag.INSTITUTION:
            kept[one.course] = replace(course, institution=value)
        else:
            area = course.area if value else None
            kept[one.course] = replace(course, degree=value, area=area)
    return tuple(one for one in kept if one.institution or one.degree or one.start or one.end)


def _held(one: Education) -> Iterator[tuple[Tag, Value]]:
    for tag, value in ((Tag.INSTITUTION, one.institution), (Tag.DEGREE, one.degree)):
        if value is not None:
            yield tag, value


def _of_course(one: Education) -> dict[str, float]:
    return {
        Known.WITH_SCHOOL: float(one.institution is not None),
        Known.WITH_DEGREE: float(one.degree is not None),
        Known.WITH_END: float(one.end is not None),
    }


def _of_all(studies: Sequence[Education]) -> dict[str, float]:
    """Return what is the same for all values of a text."""
    if not studies:
        return {}
    held = [_of_course(one) for one in studies]
    return {
        Known.SCHOOLS: fmean(one[Known.WITH_SCHOOL] for one in held),
        Known.DEGREES: fmean(one[Known.WITH_DEGREE] for one in held),
        Known.ENDS: fmean(one[Known.WITH_END] for one in held),
        Known.WHOLE: fmean(float(all(one.values())) for one in held),
        Known.COURSES: float(len(studies)),
    }


def _of_value(reading: Reading, value: Value, held: Opinions) -> dict[str, float]:
    first, stop = held.words_at(value.span)
    at = reading.tokens[first].line
    line, section = reading.lines[at], reading.places[at].section
    words = value.value.split()
    return {
        **held.of(first, stop),
        Known.IN_EDUCATION: float(section is Section.EDUCATION),
        Known.IN_HEAD: float(section in {Section.TOP, Section.SUMMARY}),
        Known.BULLET: float(bool(line.bullet)),
        Known.ROOM: float(line.blank_before),
        Known.LENGTH: float(len(line.text)),
        Known.PLACE: at / len(reading.lines),
        Known.WORDS: float(len(words)),
        Known.UPPER: float(value.value.isupper()),
        Known.CAPITALS: fmean(float(word[:1].isupper()) for word in words),
    }
