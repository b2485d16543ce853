"""Languages that somebody speaks, with the level as written.

Names of languages are CLDR's in English, German, Spanish and French; of languages that have a
two-letter code in ISO 639-1. Where they are listed decides what is taken: under a heading of
languages, or behind such a label.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from babel import Locale

from rolecall.domains.ai.contracts import Language, Span, Value
from rolecall.domains.ai.rules.resume.headings import Section
from rolecall.domains.ai.rules.resume.reading import Reading
from rolecall.domains.ai.rules.resume.text import folded
from rolecall.domains.ai.rules.resume.values import value_at

_NAMED_IN: Final = ("en", "de", "es", "fr")
_CODE: Final = 2
_LABEL: Final = re.compile(
    r"\b(?:languages?(?: (?:known|spoken|skills))?|linguistic proficiency|sprachen|"
    r"sprachkenntnisse|idiomas|langues)\b\s*[:–-]?",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_LEVEL: Final = re.compile(
    r"\b(?:native(?: speaker)?|mother tongue|bilingual|fluent(?:ly)?|full professional|"
    r"professional|proficient|advanced|intermediate|conversational|"
    r"basic|beginner|elementary|working knowledge|[ABC][12]|muttersprache|muttersprachlich|"
    r"verhandlungssicher|flie(?:ß|ss)end|gute? kenntnisse|"
    r"grundkenntnisse|nativ[oa]|lengua materna|biling[üu]e|fluid[oa]|avanzad[oa]|intermedi[oa]|"
    r"b[aá]sic[oa]|langue maternelle|courant|avanc[ée]|"
    r"interm[ée]diaire|notions|lu,? [ée]crit,? parl[ée])\b",
    re.IGNORECASE,
)
_REACH: Final = 40


@cache
def _names() -> dict[str, str]:
    known: dict[str, str] = {}
    for locale in _NAMED_IN:
        for code, name in Locale(locale).languages.items():
            if len(code) == _CODE:
                known.setdefault(folded(name), code)
    return known


def languages_in(reading: Reading) -> list[Language]:
    """Return the languages of a résumé, each once, in its order."""
    found: dict[str, Language] = {}
    for start, end in _listings(reading):
        for one in _languages(reading.text, start, end):
            found.setdefault(one.code.value, one)
    return list(found.values())


def _listings(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the places in which languages are listed."""
    for line, place in zip(reading.lines, reading.places, strict=True):
        label = _LABEL.match(line.text)
        if place.section is Section.LANGUAGES:
            yield line.start + (place.heading_end if place.is_heading else 0), line.end
        elif label and place.section is not Section.WORK:
            yield line.start + label.end(), line.end


def _languages(text: str, start: int, end: int) -> Iterator[Language]:
    names = _names()
    places = [
        (found.start(), found.end(), names[folded(found[0])])
        for found in _WORD.finditer(text, start, end)
        if folded(found[0]) in names
    ]
    for number, (begin, stop, code) in enumerate(places):
        following = places[number + 1][0] if number + 1 < len(places) else end
        level = _LEVEL.search(text, stop, min(following, stop + _REACH))
        yield Language(
            code=Value(value=code, quote=text[begin:stop], span=Span(begin, stop)),
            level=value_at(text, level.start(), level.end()) if level else None,
        )
