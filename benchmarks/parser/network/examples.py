"""What the network learns from: the pieces of résumés with labels, a little different each time.

A mention of a field is now and then replaced by one of another résumé, so that it is learned where
names of employers, schools and people stand, and not which there are.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rolecall.domains.ai.rules.resume.network import LABELS, WINDOW
from rolecall.domains.ai.rules.resume.pieces import Pieces, Shape, Vocabulary, pieces_of
from rolecall.domains.ai.rules.resume.reading import Reading
from rolecall.domains.ai.rules.resume.tagging import HEAD, OUTSIDE, TAGS, Model, Tag

from benchmarks.parser.gold import Labels, Record, teaches

UNKNOWN = -100
"""The label of what nobody labelled: it teaches nothing."""
BATCH = 8
_MODELS = tuple(Model)
_OFTEN = dict.fromkeys(
    (Tag.NAME, Tag.LOCATION, Tag.COMPANY, Tag.TITLE, Tag.INSTITUTION, Tag.DEGREE), 0.35
) | {Tag.SKILL: 0.175}
"""How often a mention is replaced, by its field."""
_NO_SECTION = 0.1
"""How often a whole résumé is seen without its sections, as headings are not always known."""
_SHORTEST = 25
_ALIKE = 64
"""Windows of one batch differ in length by this many pieces at most, as the rest is padding."""
_IN_CAPITALS = frozenset({Shape.UPPER, Shape.LETTER, Shape.SIGN})
_WITH_SMALL_LETTERS = frozenset({Shape.LOWER, Shape.CAPITAL, Shape.MIXED})
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Word:
    """The pieces of one token, with the sign of a line or a cell before it, if one begins there."""

    lead: tuple[int, ...]
    own: tuple[int, ...]
    shape: int
    section: int


@dataclass(frozen=True)
class Mention:
    """Tokens from `first` up to, not including, `stop` that are labelled as one mention."""

    tag: Tag
    first: int
    stop: int


@dataclass(frozen=True)
class Example:
    """One résumé: a label for each word and model, by its number among the model's labels."""

    words: Sequence[Word]
    labels: Numbers
    mentions: Sequence[Mention]


@dataclass(frozen=True)
class Window:
    """A part of a résumé as the network takes it: four arrays, a row for each piece."""

    pieces: Numbers
    shapes: Numbers
    sections: Numbers
    labels: Numbers

    def __len__(self) -> int:
        """Return how many pieces it has."""
        return len(self.pieces)

    def part(self, start: int, stop: int) -> "Window":
        """Return the pieces from `start` up to `stop`."""
        cut = slice(start, stop)
        return Window(self.pieces[cut], self.shapes[cut], self.sections[cut], self.labels[cut])


def example_of(record: Record, reading: Reading, vocabulary: Vocabulary) -> Example:
    """Return what a record teaches."""
    pieces = pieces_of(reading.tokens, reading.lines, reading.places, vocabulary)
    labels = np.full((len(reading.tokens), len(_MODELS)), UNKNOWN, np.int64)
    mentions: list[Mention] = []
    named = Labels(record, reading)
    for column, model in enumerate(_MODELS):
        if teaches(record, model):
            own = named.of(model)
            stop = reading.stop_of_head(HEAD.get(model))
            labels[:stop, column] = [LABELS[model].index(label) for label in own[:stop]]
            mentions += _mentions(own)
    return Example(_words(pieces), labels, mentions)


def _words(pieces: Pieces) -> list[Word]:
    firsts = frozenset(pieces.firsts)
    words: list[Word] = []
    lead: tuple[int, ...] = ()
    for at, number in enumerate(pieces.numbers):
        if pieces.shapes[at] == Shape.MARK:
            lead = (number,)
        elif at in firsts:
            words.append(Word(lead, (number,), pieces.shapes[at], pieces.sections[at]))
            lead = ()
        else:
            words[-1] = replace(words[-1], own=(*words[-1].own, number))
    return words


def _mentions(labels: Sequence[str]) -> Iterator[Mention]:
    for at, label in enumerate(labels):
        if label.startswith("B-"):
            tag = Tag(label[2:])
            stop = at + 1
            while stop < len(labels) and labels[stop] == f"I-{tag}":
                stop += 1
            yield Mention(tag, at, stop)


class Batches:
    """The windows of one epoch after another, in batches."""

    def __init__(self, examples: Sequence[Example], seed: int) -> None:
        """Take the résumés; the same seed gives the same epochs."""
        self._examples = examples
        self._chance = random.Random(seed)
        self._pool: dict[Tag, list[Sequence[Word]]] = {tag: [] for tag in _OFTEN}
        for one in examples:
            for mention in one.mentions:
                if mention.tag in _OFTEN:
                    words = one.words[mention.first : mention.stop]
                    self._pool[mention.tag].append(words)

    def epoch(self) -> list[list[Window]]:
        """Return each résumé once, cut into windows at other places than before."""
        found = [window for one in self._examples for window in self._windows(one)]
        self._chance.shuffle(found)
        found.sort(key=lambda window: len(window) // _ALIKE)
        batches = [found[at : at + BATCH] for at in range(0, len(found), BATCH)]
        self._chance.shuffle(batches)
        return batches

    def _windows(self, example: Example) -> Iterator[Window]:
        whole = self._flat(self._changed(example))
        start = -self._chance.randrange(WINDOW) if len(whole) > WINDOW else 0
        while start < len(whole):
            window = whole.part(max(start, 0), start + WINDOW)
            if len(window) >= _SHORTEST:
                yield window
            start += WINDOW

    def _changed(self, example: Example) -> Example:
        """Return a résumé with some of its mentions replaced."""
        words, labels = list(example.words), list(example.labels)
        free = len(words)
        for mention in sorted(example.mentions, key=lambda one: -one.first):
            often = _OFTEN.get(mention.tag, 0.0)
            if mention.stop > free or self._chance.random() > often:
                continue
            old = words[mention.first : mention.stop]
            new = _in_place_of(old, self._chance.choice(self._pool[mention.tag]))
            rows = _rows(mention.tag, labels[mention.first], len(new))
            words[mention.first : mention.stop] = new
            labels[mention.first : mention.stop] = rows
            free = mention.first
        return Example(words, np.array(labels), ())

    def _flat(self, example: Example) -> Window:
        hidden = self._chance.random() < _NO_SECTION
        rows: list[tuple[int, int, int]] = []
        labels: list[Numbers] = []
        nothing = np.full(len(_MODELS), UNKNOWN, np.int64)
        for word, label in zip(example.words, example.labels, strict=True):
            section = 0 if hidden else word.section
            rows += [(piece, Shape.MARK, section) for piece in word.lead]
            rows += [(piece, word.shape, section) for piece in word.own]
            # Only the first piece of a word is asked what the word is.
            labels += [*[nothing] * len(word.lead), label, *[nothing] * (len(word.own) - 1)]
        pieces, shapes, sections = np.array(rows, np.int64).reshape(-1, 3).T
        return Window(pieces, shapes, sections, np.array(labels))


def _in_place_of(old: Sequence[Word], new: Sequence[Word]) -> list[Word]:
    """Return words as they would stand there: in the same section, and as the old ones in case."""
    upper = all(word.shape in _IN_CAPITALS for word in old)
    return [
        replace(
            word,
            lead=() if at else old[0].lead,
            shape=Shape.UPPER if upper and word.shape in _WITH_SMALL_LETTERS else word.shape,
            section=old[0].section,
        )
        for at, word in enumerate(new)
    ]


def _rows(tag: Tag, before: Numbers, length: int) -> list[Numbers]:
    """Return the labels of a mention that was put in: nothing else is said of its words."""
    model = next(one for one in _MODELS if tag in TAGS[one])
    outside = [np.where(before == UNKNOWN, UNKNOWN, 0) for _ in range(length)]
    for at, row in enumerate(outside):
        row[_MODELS.index(model)] = LABELS[model].index(f"I-{tag}" if at else f"B-{tag}")
    return outside


def padded(windows: Sequence[Window]) -> Mapping[str, Numbers]:
    """Return a batch as four arrays of one length."""
    longest = max(len(one) for one in windows)
    shape = (len(windows), longest)
    batch = {name: np.zeros(shape, np.int64) for name in ("pieces", "shapes", "sections")}
    batch["labels"] = np.full((*shape, len(_MODELS)), UNKNOWN, np.int64)
    for name, held in batch.items():
        for at, window in enumerate(windows):
            values: Numbers = getattr(window, name)
            held[at, : len(window)] = values
    return batch


assert all(labels[0] == OUTSIDE for labels in LABELS.values())
