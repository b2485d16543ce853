"""What the network sees of a text: word pieces, with what case, lines and sections say.

The vocabulary knows no case and no lines, and both say much about a résumé. So each piece has a
shape besides its number, the section that it stands in, and signs of its own stand where a line or
a cell begins. Addresses, numbers and links are one sign each: the network never sees them.

A word that is not in the vocabulary is cut into the longest pieces that are, from its beginning
(WordPiece: Schuster and Nakajima 2012); the pieces after the first have `##` before them.

Guarantees: each token has a first piece; pieces follow the order of the text; the same text gives
the same pieces.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from rolecall.domains.ai.rules.resume.headings import Section
from rolecall.domains.ai.rules.resume.sections import Place
from rolecall.domains.ai.rules.resume.text import Line, folded
from rolecall.domains.ai.rules.resume.tokens import BULLET, Kind, Token

_MOST_PIECES: Final = 6
"""Pieces of one word; of a longer one the first are kept."""
_PERIOD_PIECES: Final = 8
_LONGEST_WORD: Final = 60
_PART: Final = re.compile(r"[^\W_]+|[^\s]")
SECTIONS: Final = (None, *Section)
"""What a section's number stands for in the weights; 0 is none, which is what padding has."""
_NUMBER_OF_SECTION: Final = {section: number for number, section in enumerate(SECTIONS)}


class Sign(StrEnum):
    """Pieces that are no words, by their names in the vocabulary."""

    UNKNOWN = "[UNK]"
    """What no piece begins like."""
    LINE = "[LINE]"
    ROOM = "[ROOM]"
    """A line with an empty one above it."""
    CELL = "[CELL]"
    BULLET = "[BULLET]"
    EMAIL = "[EMAIL]"
    PHONE = "[PHONE]"
    LINK = "[LINK]"


_SIGN_OF: Final = {Kind.EMAIL: Sign.EMAIL, Kind.PHONE: Sign.PHONE, Kind.LINK: Sign.LINK}


class Shape(IntEnum):
    """How a word is written. The numbers stand in the weights."""

    NONE = 0
    LOWER = 1
    CAPITAL = 2
    UPPER = 3
    LETTER = 4
    MIXED = 5
    DIGITS = 6
    SIGN = 7
    PERIOD = 8
    MARK = 9


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text, each with its shape and section, and the first piece of each token."""

    numbers: Sequence[int]
    shapes: Sequence[int]
    sections: Sequence[int]
    firsts: Sequence[int]


class Vocabulary:
    """The word pieces that the network knows."""

    def __init__(self, pieces: Sequence[str]) -> None:
        """Take the pieces in the order of their numbers, every `Sign` among them."""
        self._numbers: Mapping[str, int] = {piece: at for at, piece in enumerate(pieces)}

    @property
    def size(self) -> int:
        """Return how many pieces there are."""
        return len(self._numbers)

    def number_of(self, sign: Sign) -> int:
        """Return the number of a sign."""
        return self._numbers[sign]

    def of_word(self, plain: str) -> tuple[int, ...]:
        """Return the pieces of a folded word: the longest known beginning, again and again."""
        found: list[int] = []
        for part in _PART.findall(plain[:_LONGEST_WORD]):
            found += self._of_part(part)
        return tuple(found) or (self._numbers[Sign.UNKNOWN],)

    def _of_part(self, part: str) -> list[int]:
        found, start = [], 0
        while start < len(part):
            lead = "##" if start else ""
            stop = next(
                (
                    at
                    for at in range(len(part), start, -1)
                    if lead + part[start:at] in self._numbers
                ),
                None,
            )
            if stop is None:
                return [self._numbers[Sign.UNKNOWN]]
            found.append(self._numbers[lead + part[start:stop]])
            start = stop
        return found


def pieces_of(
    tokens: Sequence[Token], lines: Sequence[Line], places: Sequence[Place], vocabulary: Vocabulary
) -> Pieces:
    """Return the pieces of a text's tokens."""
    numbers: list[int] = []
    shapes: list[int] = []
    sections: list[int] = []
    firsts: list[int] = []
    line = -1
    for token in tokens:
        section = _NUMBER_OF_SECTION[places[token.line].section]
        lead = [vocabulary.number_of(one) for one in _lead(token, line, lines)]
        own = _own(token, vocabulary)
        firsts.append(len(numbers) + len(lead))
        numbers += [*lead, *own]
        shapes += [Shape.MARK] * len(lead) + [shape_of(token)] * len(own)
        sections += [section] * (len(lead) + len(own))
        line = token.line
    return Pieces(numbers, shapes, sections, firsts)


def _lead(token: Token, line: int, lines: Sequence[Line]) -> list[Sign]:
    if token.line != line:
        return [Sign.ROOM] if lines[token.line].blank_before else [Sign.LINE]
    return [Sign.CELL] if token.gap_before else []


def _own(token: Token, vocabulary: Vocabulary) -> Sequence[int]:
    if token.kind in _SIGN_OF:
        return (vocabulary.number_of(_SIGN_OF[token.kind]),)
    if token.kind is Kind.PERIOD:
        words = folded(token.text).split()
        return [one for word in words for one in vocabulary.of_word(word)][:_PERIOD_PIECES]
    if token.kind is Kind.SIGN and token.plain == BULLET:
        return (vocabulary.number_of(Sign.BULLET),)
    return vocabulary.of_word(token.plain)[:_MOST_PIECES]


def shape_of(token: Token) -> Shape:
    """Return how a token is written."""
    text = token.text
    if token.kind is Kind.PERIOD:
        return Shape.PERIOD
    if token.kind is not Kind.WORD:
        return Shape.SIGN
    if text.isdigit():
        return Shape.DIGITS
    if text.isupper():
        return Shape.LETTER if len(text) == 1 else Shape.UPPER
    if text.islower():
        return Shape.LOWER
    return Shape.CAPITAL if text[0].isupper() and text[1:].islower() else Shape.MIXED
