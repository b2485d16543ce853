"""A second look where something must stand: a school, a degree, an employer.

A tagger that has never seen the name of a school is unsure of it, and the threshold leaves it out.
Where a word of schools or degrees stands in a section of studies, less certainty is enough. So it
is for an employer beside a title and dates that have none.

Guarantees: what is found overlaps nothing that was found before.
"""

from collections.abc import Sequence
from typing import Final

from rolecall.domains.ai.rules.resume.headings import Section
from rolecall.domains.ai.rules.resume.lexicon import Lexicon
from rolecall.domains.ai.rules.resume.reading import Reading
from rolecall.domains.ai.rules.resume.tagging import Guess, Tag, Tagged, mentions_in

_ENOUGH: Final = {Tag.INSTITUTION: 0.03, Tag.DEGREE: 0.03, Tag.AREA: 1.1, Tag.EDUCATION_DATES: 1.1}
"""What probability is enough here; above one, no probability is."""
_ENOUGH_AT_WORK: Final = {Tag.COMPANY: 0.15, Tag.TITLE: 1.1, Tag.WORK_DATES: 1.1}
_BESIDE: Final = 1
"""Lines between an employer and its title, or its dates, at most one below the other."""
_WORD_OF: Final = {Tag.INSTITUTION: "school", Tag.DEGREE: "degree"}


def among_studies(
    reading: Reading, guesses: Sequence[Guess], found: Sequence[Tagged], lexicon: Lexicon
) -> list[Tagged]:
    """Return the schools and degrees that one of their words tells, besides those `found`."""
    return [
        one
        for one in mentions_in(guesses, _ENOUGH)
        if one.tag in _WORD_OF
        and reading.places[reading.tokens[one.first].line].section is Section.EDUCATION
        and all(one.stop <= other.first or other.stop <= one.first for other in found)
        and any(
            _WORD_OF[one.tag] in lexicon.kinds_of(token.plain)
            for token in reading.tokens[one.first : one.stop]
        )
    ]


def among_positions(
    reading: Reading, guesses: Sequence[Guess], found: Sequence[Tagged]
) -> list[Tagged]:
    """Return the employers beside a title and dates that have no other, besides those `found`."""
    lines = {
        tag: [reading.tokens[one.first].line for one in found if one.tag is tag]
        for tag in (Tag.COMPANY, Tag.TITLE, Tag.WORK_DATES)
    }
    more: list[Tagged] = []
    for one in sorted(mentions_in(guesses, _ENOUGH_AT_WORK), key=lambda one: -one.probability):
        line = reading.tokens[one.first].line
        missing = (
            reading.places[line].section is Section.WORK
            and not reading.lines[line].bullet
            and _is_near(line, lines[Tag.TITLE])
            and _is_near(line, lines[Tag.WORK_DATES])
            and not _is_near(line, lines[Tag.COMPANY])
        )
        if missing and all(one.stop <= other.first or other.stop <= one.first for other in found):
            more.append(one)
            lines[Tag.COMPANY].append(line)
    return more


def _is_near(line: int, others: Sequence[int]) -> bool:
    return any(abs(line - other) <= _BESIDE for other in others)
