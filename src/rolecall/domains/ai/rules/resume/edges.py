"""Where a mention begins and ends, where the taggers left a name in pieces or cut it short.

A name that nobody has seen before has words that are less certain than others, and falls into
pieces there: `Alderson` and `Broaddus College`. What joins two pieces belongs to the name.

Guarantees: mentions keep their order and do not overlap; none crosses a line's end or a sign that
divides; what a mention says is some of the text's own words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from rolecall.domains.ai.rules.resume.reading import Reading
from rolecall.domains.ai.rules.resume.tagging import Tag, Tagged
from rolecall.domains.ai.rules.resume.text import listed
from rolecall.domains.ai.rules.resume.tokens import Kind, Token

_NAMES: Final = frozenset({Tag.COMPANY, Tag.INSTITUTION, Tag.TITLE, Tag.DEGREE})
_JOINTS: Final = frozenset({"-", ".", "&", "'", "’", "+"})
_JOINING: Final = frozenset(listed("of and for the de del la y und für fur et"))
"""Words inside a name, and never at its end."""
_BEGINNING: Final = frozenset(listed("of and for y und et at in with by from to as"))
"""Words that no name begins with."""
_FORMS: Final = frozenset(
    listed("inc incorporated llc llp ltd limited pvt corp corporation co plc gmbh ag sa bv pte")
)
_MOST_BETWEEN: Final = 2


def mended(reading: Reading, mentions: Sequence[Tagged], person: str) -> list[Tagged]:
    """Return the mentions, ordered, with the edges that a reader would give them.

    `person` is whose résumé it is: that name heads pages, and is nobody's employer.
    """
    whole = (
        _trimmed(reading.tokens, one) if one.tag in _NAMES else one
        for one in _joined(reading.tokens, mentions)
    )
    return [one for one in whole if one is not None and not _is_none(reading.tokens, one, person)]


def _joined(tokens: Sequence[Token], mentions: Sequence[Tagged]) -> list[Tagged]:
    found: list[Tagged] = []
    for one in mentions:
        last = found[-1] if found else None
        if last is not None and last.tag is one.tag and one.tag in _NAMES:
            between = tokens[last.stop : one.first]
            if _is_joint(between) and not _divides(tokens[one.first], tokens[last.first]):
                sure = max(last.probability, one.probability)
                found[-1] = Tagged(one.tag, last.first, one.stop, sure)
                continue
        found.append(one)
    return found


def _is_joint(between: Sequence[Token]) -> bool:
    """Tell whether what stands between two parts of a name is part of it."""
    if len(between) > _MOST_BETWEEN or any(one.gap_before for one in between):
        return False
    return all(one.text in _JOINTS or one.plain in _JOINING for one in between)


def _divides(token: Token, first: Token) -> bool:
    return token.gap_before or token.line != first.line


def _trimmed(tokens: Sequence[Token], one: Tagged) -> Tagged | None:
    """Return a mention without joining words at its edges, and up to an address or a number."""
    first, stop = one.first, one.stop
    reach = (Kind.EMAIL, Kind.PHONE, Kind.LINK)
    stop = next((at for at in range(first, stop) if tokens[at].kind in reach), stop)
    while first < stop and tokens[first].plain in _BEGINNING:
        first += 1
    while first < stop and tokens[stop - 1].plain in _JOINING | _BEGINNING:
        stop -= 1
    return replace(one, first=first, stop=stop) if first < stop else None


def _is_none(tokens: Sequence[Token], one: Tagged, person: str) -> bool:
    """Tell whether an employer is none: a legal form alone, single letters, or the person."""
    if one.tag is not Tag.COMPANY:
        return False
    words = set(_words(tokens, one))
    return words <= _FORMS or words <= set(person.split()) or all(len(word) == 1 for word in words)


def _words(tokens: Sequence[Token], one: Tagged) -> Iterator[str]:
    for token in tokens[one.first : one.stop]:
        if token.kind is Kind.WORD:
            yield token.plain
