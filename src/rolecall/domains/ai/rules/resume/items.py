"""Positions and courses out of grouped mentions: dates, highlights, areas, shared companies.

A date that the taggers left out is taken where the text leaves no choice: the only period in the
lines of an item that has none.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from rolecall.domains.ai.contracts import Education, Value, Work
from rolecall.domains.ai.rules.resume.dates import Period
from rolecall.domains.ai.rules.resume.grouping import Item
from rolecall.domains.ai.rules.resume.headings import Section
from rolecall.domains.ai.rules.resume.reading import Reading
from rolecall.domains.ai.rules.resume.tagging import Tag, Tagged
from rolecall.domains.ai.rules.resume.text import listed
from rolecall.domains.ai.rules.resume.tokens import Kind
from rolecall.domains.ai.rules.resume.values import date_value, value_at, value_of

Confidence = Callable[[Tag, float], float | None]
_AREA: Final = re.compile(
    r"(?:\s(?:in|en|im Fach|im Bereich|em)\s+|\s*[,:(–-]\s*(?:Major(?:ing)?(?: in)?:?\s+)?|"
    r"\s+Major(?:ing)?(?: in)?:?\s+)"
    r"(?P<area>[^\W\d_][^,;:()|\n\t]{2,80})",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    r"\s*(?:in|en|im Fach|em)\s+(?P<area>[^\W\d_][^,;:()|\n\t\d]{2,80}?)(?=\s*(?:[,;:()|"
    r"\n\t\d–-]|\s{2}|\Z))"
)
_NO_DEGREE: Final = frozenset(
    listed(
        """
        degree degrees major majors minor minors examination education graduation date
        expected engineering science arts honors honours year course name of the
        """
    )
)
"""Words that, alone, name no degree."""
_MOST_HIGHLIGHTS: Final = 30


def work_of(reading: Reading, items: Sequence[Item], sure: Confidence) -> tuple[Work, ...]:
    """Return the positions."""
    periods = _periods(reading, items, Tag.WORK_DATES, Section.WORK)
    found = []
    for at, item in enumerate(items):
        company, title = item.get(Tag.COMPANY), item.parts.get(Tag.TITLE)
        period, chance = periods[at]
        if period is not None and period.is_single:
            # One date may be the begin, the end, or that of something else: of 31, one was both.
            period, chance = None, None
        if company is None and title is None:
            continue
        confidence = None if chance is None else sure(Tag.WORK_DATES, chance)
        stop = items[at + 1].first_line if at + 1 < len(items) else len(reading.lines)
        found.append(
            Work(
                company=_value(reading, company, sure),
                title=_value(reading, title, sure),
                start=date_value(reading, period.first if period else None, confidence),
                end=date_value(reading, period.last if period else None, confidence),
                is_current=bool(period and period.last and period.last.is_present),
                highlights=_highlights(reading, item.last_line + 1, stop),
            )
        )
    return tuple(found)


def education_of(
    reading: Reading, items: Sequence[Item], sure: Confidence
) -> tuple[Education, ...]:
    """Return the courses and schools."""
    periods = _periods(reading, items, Tag.EDUCATION_DATES, Section.EDUCATION)
    found = []
    for item, (period, chance) in zip(items, periods, strict=True):
        degree = _named(reading, item.parts.get(Tag.DEGREE))
        confidence = None if chance is None else sure(Tag.EDUCATION_DATES, chance)
        found.append(
            Education(
                institution=_value(reading, item.parts.get(Tag.INSTITUTION), sure),
                degree=_value(reading, degree, sure),
                area=_area(reading, degree),
                start=date_value(reading, period.first, confidence) if period else None,
                end=date_value(reading, period.last, confidence) if period else None,
            )
        )
    return tuple(found)


def _named(reading: Reading, degree: Tagged | None) -> Tagged | None:
    """Return a degree, None for what only says that there is one: `Degree`, `Graduation date`."""
    if degree is None:
        return None
    own = reading.tokens[degree.first : degree.stop]
    words = {token.plain for token in own if token.kind is Kind.WORD}
    return None if words <= _NO_DEGREE else degree


def _value(reading: Reading, mention: Tagged | None, sure: Confidence) -> Value | None:
    if mention is None:
        return None
    return value_of(reading, mention, sure(mention.tag, mention.probability))


def _periods(
    reading: Reading, items: Sequence[Item], tag: Tag, section: Section
) -> list[tuple[Period | None, float | None]]:
    """Return the period of each item, and the tagger's probability where it found it."""
    used = {
        reading.tokens[at].period
        for item in items
        if (held := item.parts.get(tag)) is not None
        for at in range(held.first, held.stop)
    }
    free: dict[int, list[int]] = {}
    for token in reading.tokens:
        inside = reading.places[token.line].section is section
        if inside and token.kind is Kind.PERIOD and token.period not in used:
            free.setdefault(token.line, []).append(token.period)
    found: list[tuple[Period | None, float | None]] = []
    for item in items:
        held = item.parts.get(tag)
        if held is not None:
            numbers = [reading.tokens[at].period for at in range(held.first, held.stop)]
            number = next((one for one in numbers if one >= 0), -1)
            found.append((reading.periods[number] if number >= 0 else None, held.probability))
            continue
        near = [
            one for line in range(item.first_line, item.last_line + 1) for one in free.get(line, ())
        ]
        near = [
            one for one in near if tag is Tag.EDUCATION_DATES or not reading.periods[one].is_single
        ]
        found.append((reading.periods[near[0]] if len(near) == 1 else None, None))
    return found


def _area(reading: Reading, degree: Tagged | None) -> Value | None:
    """Return what was studied, out of the degree or right behind it."""
    if degree is None:
        return None
    start, end = reading.tokens[degree.first].start, reading.tokens[degree.stop - 1].end
    line = reading.lines[reading.tokens[degree.stop - 1].line]
    inside = _AREA.search(reading.text, start, end)
    found = inside or _BEHIND.match(reading.text, end, max(line.end, end))
    if found is None:
        return None
    return value_at(reading.text, found.start("area"), found.end("area"))


def _highlights(reading: Reading, first: int, stop: int) -> tuple[Value, ...]:
    """Return the points of the text about a position, wrapped lines joined."""
    points: list[tuple[int, int]] = []
    for at in range(first, stop):
        line, place = reading.lines[at], reading.places[at]
        if place.section is Section.REFERENCES:
            continue
        if place.section is not Section.WORK:
            break
        if place.is_heading:
            continue
        continues = (
            points
            and not line.bullet
            and not line.blank_before
            and reading.text[points[-1][1] - 1 : points[-1][1]] != "."
        )
        if continues and reading.lines[at - 1].end == points[-1][1]:
            points[-1] = (points[-1][0], line.end)
        else:
            points.append((line.start + line.bullet, line.end))
    values = (value_at(reading.text, *point) for point in points[:_MOST_HIGHLIGHTS])
    return tuple(one for one in values if one is not None)
