"""Where somebody lives, by how addresses are written, where the tagger is not sure of any place.

`City, ST` with or without a ZIP code, a town before a British postcode, a known town before a
number of four to six digits.

Guarantees: only what stands in the head of a résumé is taken, and nothing of a position.
"""

import re
from collections.abc import Iterator
from typing import Final

from rolecall.domains.ai.contracts import Value
from rolecall.domains.ai.rules.resume.headings import Section
from rolecall.domains.ai.rules.resume.lexicon import STATES, Lexicon
from rolecall.domains.ai.rules.resume.reading import Reading
from rolecall.domains.ai.rules.resume.text import folded
from rolecall.domains.ai.rules.resume.tokens import Kind, words_of
from rolecall.domains.ai.rules.resume.values import value_at

_HEAD: Final = 12
_SECTIONS: Final = frozenset({Section.TOP, Section.CONTACT, Section.PERSONAL})
_TOWN: Final = r"[^\W\d_a-z][^\W\d_]+(?:[ .'’-]{1,2}[^\W\d_a-z][^\W\d_]+){0,3}"
_NAMED_STATES: Final = "|".join(
    sorted((name.title().replace(" Of ", " of ") for name in STATES.values()), key=len)[::-1]
)
_AMERICAN: Final = re.compile(
    rf"(?P<place>{_TOWN}),\s+(?P<state>[A-Z]{{2}}|{_NAMED_STATES})(?!\w)(?:,?\s+\d{{5}}(?:-\d{{4}})?)?"
)
_BRITISH: Final = re.compile(rf"(?P<place>{_TOWN}),?\s+[A-Z]{{1,2}}\d[\dA-Z]?\s?\d[A-Z]{{2}}(?!\w)")
_WITH_CODE: Final = re.compile(rf"(?P<place>{_TOWN})(?:,\s*|\s+-?\s*)\d{{4,6}}(?![\d-])")


def place_of_head(reading: Reading, lexicon: Lexicon) -> Value | None:
    """Return the first place that an address in the head of a résumé names."""
    return next(_places(reading, lexicon), None)


def _places(reading: Reading, lexicon: Lexicon) -> Iterator[Value]:
    dated = {one.line for one in reading.tokens if one.kind is Kind.PERIOD}
    for at, (line, where) in enumerate(zip(reading.lines[:_HEAD], reading.places, strict=False)):
        if where.section not in _SECTIONS or at in dated:
            continue
        place = _place_in(line.text, lexicon)
        held = value_at(reading.text, *(line.start + one for one in place)) if place else None
        if held is not None:
            yield held


def _place_in(line: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return where in a line a place is named by the way an address is written."""
    american = _AMERICAN.search(line)
    if american and folded(american["state"]) in {*STATES, *STATES.values()}:
        return american.start(), american.end("state")
    british = _BRITISH.search(line)
    if british:
        return british.span("place")
    coded = _WITH_CODE.search(line)
    return coded.span("place") if coded and _is_known(coded["place"], lexicon) else None


def _is_known(written: str, lexicon: Lexicon) -> bool:
    return " ".join(words_of(written)) in lexicon.places
