"""The network among the taggers: a small transformer over the pieces of a text.

It sees a window at a time. Windows overlap, and each token is read in the window in which it stands
furthest from what is cut off. Behind the last window that is paid for, it says nothing.

Guarantees: the same text gives the same probabilities; what it costs has a bound.
"""

from collections.abc import Iterator, Sequence
from typing import Final, Protocol

from rolecall.domains.ai.rules.resume.pieces import Vocabulary, pieces_of
from rolecall.domains.ai.rules.resume.reading import Reading
from rolecall.domains.ai.rules.resume.tagging import (
    HEAD,
    OUTSIDE,
    TAGS,
    Marginals,
    Model,
    Share,
    Tag,
)

WINDOW: Final = 384
"""Pieces that are seen at once, as in training."""
STRIDE: Final = 256
MOST_PIECES: Final = WINDOW + 23 * STRIDE
"""Some ten pages; 24 windows take about a second of a processor."""
LABELS: Final = {
    model: (OUTSIDE, *(f"{part}-{tag}" for tag in tags for part in ("B", "I")))
    for model, tags in TAGS.items()
}
"""The labels of each model. The network's answer has a column for each, in this order."""
_READ: Final = frozenset(Tag) - {Tag.LOCATION, Tag.AREA, Tag.CERTIFICATION}
"""The fields that it reads better than not at all: places it knows less well than the lists of them
do, and of the others there was nothing to learn from."""


class Network(Protocol):
    """The function that was trained."""

    def run(
        self, numbers: Sequence[int], shapes: Sequence[int], sections: Sequence[int]
    ) -> Sequence[Sequence[float]]:
        """Return for each piece of a window the probability of each label of each model."""
        ...


class NetworkTagger:
    """A tagger that asks a network."""

    def __init__(self, network: Network, vocabulary: Vocabulary) -> None:
        """Take the network and the pieces that it was trained on."""
        self._network = network
        self._vocabulary = vocabulary

    def marginals(self, reading: Reading) -> Marginals:
        """Return the probabilities of its fields for the first ten pages of a text."""
        rows = self.rows(reading)
        found: dict[Tag, list[Share]] = {}
        for model, tag, column in columns():
            if tag in _READ:
                stop = reading.stop_of_head(HEAD.get(model))
                found[tag] = [(row[column], row[column + 1]) for row in rows[:stop]]
        return found

    def rows(self, reading: Reading) -> list[Sequence[float]]:
        """Return the answer for the first piece of each token, a column for each label."""
        pieces = pieces_of(reading.tokens, reading.lines, reading.places, self._vocabulary)
        firsts = [one for one in pieces.firsts if one < MOST_PIECES]
        rows: list[Sequence[float]] = []
        for window, end in windows(min(len(pieces.numbers), MOST_PIECES)):
            answer = self._network.run(
                pieces.numbers[window], pieces.shapes[window], pieces.sections[window]
            )
            while len(rows) < len(firsts) and firsts[len(rows)] < end:
                rows.append(answer[firsts[len(rows)] - window.start])
        return rows


def columns() -> Iterator[tuple[Model, Tag, int]]:
    """Yield each field with the column of the label that begins it; its inside is the next."""
    start = 0
    for model, labels in LABELS.items():
        for at, tag in enumerate(TAGS[model]):
            yield model, tag, start + 1 + 2 * at
        start += len(labels)


def windows(length: int) -> Iterator[tuple[slice, int]]:
    """Yield the windows over so many pieces, each with the place up to which it is to be believed.

    Of two that overlap, the first is believed up to the middle of what they share.
    """
    start = 0
    while start + WINDOW < length:
        following = min(start + STRIDE, length - WINDOW)
        yield slice(start, start + WINDOW), (following + start + WINDOW + 1) // 2
        start = following
    if length:
        yield slice(start, length), length
