"""A second look where a school or a degree must stand: under a heading of studies.

A tagger that has never seen the name of a school is unsure of it, and the threshold leaves it out.
Where a word of schools or degrees stands in a section of studies, less certainty is enough.

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
