"""Sentences as vectors: what the encoder is shown, and how near two of its vectors are.

The encoder knows English. It is shown texts in which nothing says who speaks (see `masking`), since
names alone move what it says of two otherwise equal texts.

Guarantees: the same texts give the same vectors on one machine, whatever stands beside them.
"""

from collections.abc import Sequence
from typing import Final, Protocol

from rolecall.domains.ai.rules.resume.pieces import Vocabulary
from rolecall.domains.ai.rules.resume.text import folded

MOST_PIECES: Final = 128
"""Pieces of one sentence that are seen; some ninety words."""
_MOST_OF_A_WORD: Final = 8

Vector = Sequence[float]
"""A direction, of length one."""


class Encoder(Protocol):
    """The function that was trained."""

    def vectors(self, numbers: Sequence[Sequence[int]]) -> Sequence[Vector]:
        """Return a vector for each text, given the numbers of its pieces."""
        ...


class SentenceEncoder:
    """An encoder with the vocabulary that it was trained on."""

    def __init__(self, encoder: Encoder, vocabulary: Vocabulary) -> None:
        """Take both; the two numbers behind the vocabulary stand for a text's ends."""
        self._encoder = encoder
        self._vocabulary = vocabulary
        self._known: dict[tuple[int, ...], Vector] = {}

    def encode(self, texts: Sequence[str]) -> list[Vector]:
        """Return a vector for each text."""
        asked = [self._numbers(text) for text in texts]
        for numbers in dict.fromkeys(asked):
            if numbers not in self._known:
                # One at a time: beside longer ones, rounding would move the last digits.
                (self._known[numbers],) = self._encoder.vectors([numbers])
        return [self._known[numbers] for numbers in asked]

    def _numbers(self, text: str) -> tuple[int, ...]:
        begin = self._vocabulary.size
        pieces = [
            one
            for word in folded(text).split()
            for one in self._vocabulary.of_word(word)[:_MOST_OF_A_WORD]
        ]
        return (begin, *pieces[: MOST_PIECES - 2], begin + 1)


def nearness(one: Vector, other: Vector) -> float:
    """Return the cosine of the angle between two vectors."""
    return sum(a * b for a, b in zip(one, other, strict=True))


def mean(vectors: Sequence[Vector]) -> list[float]:
    """Return the mean of some vectors, which is not of length one any more."""
    return [sum(column) / len(vectors) for column in zip(*vectors, strict=True)]
