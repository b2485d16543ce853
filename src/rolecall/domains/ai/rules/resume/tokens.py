"""Tokens of a text: words and signs, with periods, addresses, numbers and links as one token each.

Guarantees: tokens do not overlap, follow one another, and each lies within one line, or begins in
it
where it is a period that was broken over two.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rolecall.domains.ai.rules.resume.contacts import Contacts
from rolecall.domains.ai.rules.resume.dates import Period
from rolecall.domains.ai.rules.resume.text import INVISIBLE, Line, folded, is_bullet

MOST_TOKENS: Final = 40_000
_TOKEN: Final = re.compile(rf"[^\W_]+(?:[.'’&][^\W_]+)*(?:\+\+|#|\+(?!\w))?|[^\s{INVISIBLE}]")
BULLET: Final = "•"
"""What each bullet is for comparison."""
_GAP: Final = re.compile(r"\t|\s{2,}|\|")


class Kind(StrEnum):
    """What a token is, as far as patterns tell."""

    WORD = "word"
    SIGN = "sign"
    PERIOD = "period"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its place, its line, and its text for comparison."""

    start: int
    end: int
    line: int
    kind: Kind
    text: str
    plain: str
    gap_before: bool
    """Whether it begins a cell: the line, or what stands behind a tab, a bar or wide room."""
    period: int = -1
    """Which of the periods it is."""


def tokens_of(
    text: str, lines: Sequence[Line], periods: Sequence[Period], contacts: Contacts
) -> list[Token]:
    """Return the tokens, first to last."""
    whole = sorted(_whole(periods, contacts))
    starts = [line.start for line in lines]
    tokens: list[Token] = []
    place = 0
    for start, end, kind, period in [*whole, (len(text), len(text), Kind.WORD, -1)]:
        if start < place:
            continue
        tokens += _plain_tokens(text, lines, starts, (place, start))
        if end > start and starts:
            at = max(bisect_right(starts, start) - 1, 0)
            if start < lines[at].end:
                tokens.append(_token(text, (start, end), at, kind, lines[at], period))
        place = end
        if len(tokens) > MOST_TOKENS:
            break
    return tokens[:MOST_TOKENS]


def _whole(periods: Sequence[Period], contacts: Contacts) -> Iterator[tuple[int, int, Kind, int]]:
    taken: list[tuple[int, int]] = []
    for kind, values in (
        (Kind.EMAIL, contacts.emails),
        (Kind.LINK, contacts.links),
        (Kind.PHONE, contacts.phones),
    ):
        for one in values:
            yield one.span.start, one.span.end, kind, -1
            taken.append((one.span.start, one.span.end))
    taken.sort()
    for number, period in enumerate(periods):
        before = bisect_left(taken, (period.end, 0)) - 1
        if before < 0 or taken[before][1] <= period.start:
            yield period.start, period.end, Kind.PERIOD, number


def _plain_tokens(
    text: str, lines: Sequence[Line], starts: Sequence[int], between: tuple[int, int]
) -> Iterator[Token]:
    begin, stop = between
    at = max(bisect_right(starts, begin) - 1, 0)
    while at < len(lines) and lines[at].start < stop:
        line = lines[at]
        for found in _TOKEN.finditer(text, max(begin, line.start), min(stop, line.end)):
            kind = Kind.WORD if found[0][0].isalnum() else Kind.SIGN
            yield _token(text, found.span(), at, kind, line, -1)
        at += 1


def _token(
    text: str, place: tuple[int, int], at: int, kind: Kind, line: Line, period: int
) -> Token:
    start, end = place
    shown = text[start:end]
    before = text[max(line.start, start - 4) : start]
    is_first = start == line.start
    gap = is_first or bool(_GAP.search(before)) or shown == "|"
    plain = BULLET if kind is Kind.SIGN and is_bullet(shown) else folded(shown)
    return Token(start, end, at, kind, shown, plain, gap, period)


def words_of(text: str) -> list[str]:
    """Return the words and signs of a short text, folded, as `tokens_of` would cut them."""
    return [folded(found) for found in _TOKEN.findall(text)]
