"""Words of a part of a page put together to rows, and rows to lines of text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rolecall.domains.files.rules.extraction.pdf.words import Word

_SAME_ROW = 0.3
"""Of the size: how far baselines of one row may differ."""
_CELL_GAP = 0.6
_BULLET_GAP = 4.0
_OVERLAPPING, _TOUCHING = -0.5, 0.04
_SPACED_LETTERS, _SPACED_GAP = 4, 1.7
_BULLETS = frozenset("•●▪■◦‣·○♦►➢➤✓✔❖*〓-–—»▸◆□❑→o§")


@dataclass(slots=True, eq=False)
class Cell:
    """Words of a row that stand close together."""

    words: list[Word]

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.x1 for word in self.words)

    @property
    def text(self) -> str:
        """Its text without what links lead to."""
        return " ".join(word.text for word in self.words)


@dataclass(slots=True, eq=False)
class Row:
    """What stands at one height of a part of a page, from left to right."""

    words: list[Word]
    cells: list[Cell]
    baseline: float

    @property
    def size(self) -> float:
        """The size of its largest letters."""
        return max(word.size for word in self.words)


def is_bullet(word: Word) -> bool:
    """Tell whether a word is the sign of a list's item."""
    return len(word.text) == 1 and word.text in _BULLETS


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Return the rows, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one.baseline, one.x0)):
        if rows:
            first = rows[-1][0]
            if word.baseline - first.baseline <= _SAME_ROW * min(word.size, first.size) + 0.5:
                rows[-1].append(word)
                continue
        rows.append([word])
    return [_row(sorted(one, key=lambda word: word.x0)) for one in rows]


def _row(words: list[Word]) -> Row:
    cells = [Cell([words[0]])]
    for last, word in pairwise(words):
        room = word.x0 - max(last.x1, cells[-1].x1)
        wide = _BULLET_GAP if len(cells[-1].words) == 1 and is_bullet(last) else _CELL_GAP
        if room > wide * max(word.size, last.size):
            cells.append(Cell([word]))
        else:
            cells[-1].words.append(word)
    return Row(words, cells, min(word.baseline for word in words))


def text_of(words: Sequence[Word]) -> str:
    """Return the words of a row as a line of text."""
    pieces: list[str] = []
    spaced = _spaced(words)
    for at, word in enumerate(words):
        if at:
            last = words[at - 1]
            touches = _OVERLAPPING < (word.x0 - last.x1) / max(word.size, 1.0) < _TOUCHING
            if at not in spaced and not (touches and not last.after):
                pieces.append(" ")
        pieces.append(word.shown)
    return "".join(pieces)


def _spaced(words: Sequence[Word]) -> set[int]:
    """Return the words that belong to the one before: letters of a heading set with blanks."""
    joined: set[int] = set()
    start = 0
    while start < len(words):
        stop = start
        while stop < len(words) and len(words[stop].text) == 1 and words[stop].text.isalpha():
            stop += 1
        if stop - start >= _SPACED_LETTERS:
            gaps = [words[at].x0 - words[at - 1].x1 for at in range(start + 1, stop)]
            most = _SPACED_GAP * max(min(gaps), 0.1)
            joined |= {
                at for at, gap in zip(range(start + 1, stop), gaps, strict=True) if gap < most
            }
        start = max(stop, start + 1)
    return joined
