"""The order in which the words of a page are read: columns one after another, tables row by row.

A gutter is a strip without text that goes down through several rows, with text on both of its
sides. It parts columns, unless what it parts reads across: dates or labels beside what they are
about. Parts of a page are looked at in the same way again, so that a page may have a heading over
its whole width, two columns below, and a list in three columns within one of them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from rolecall.domains.files.rules.extraction.pdf.rows import Row, is_bullet, rows_of
from rolecall.domains.files.rules.extraction.pdf.words import Word

_DEEPEST = 6
_MOST_ROWS = 400
_MOST_GUTTERS = 12
_NARROWEST = 0.9
"""Of the usual size of letters: what is narrower is room between words."""
_FEWEST_ROWS = 3
_FEWEST_BULLETED = 2
_ALIGNED = 0.7
_MOSTLY = 0.5
_LONG_ROWS = 0.3
_FILLING = 0.72
_LEADING = 4
_LARGER = 1.25
_WHOLE_PART = 0.6

_YEAR = re.compile(r"(?:\b|(?<=_))(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{2,4}\b|'\d\d\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_DATE, _MOST_WORDS_OF_A_DATE = 32, 3
_LABEL = re.compile(r"^[^:]{2,40}:$")


@dataclass(frozen=True, slots=True)
class _Gutter:
    """An empty strip from `x0` to `x1` through rows from `first` up to, not including, `stop`."""

    x0: float
    x1: float
    first: int
    stop: int
    score: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


def in_reading_order(words: Sequence[Word]) -> list[Row]:
    """Return the rows of a page, each of one column, in the order in which they are read."""
    return list(_read(words, 0))


def _read(words: Sequence[Word], depth: int) -> Iterator[Row]:
    rows = rows_of(words)
    gutter = _parting(rows) if depth < _DEEPEST and len(rows) <= _MOST_ROWS else None
    if gutter is None:
        yield from rows
        return
    band = [word for row in rows[gutter.first : gutter.stop] for word in row.words]
    left = [word for word in band if word.x0 < gutter.middle]
    right = [word for word in band if word.x0 >= gutter.middle]
    before = [word for row in rows[: gutter.first] for word in row.words]
    after = [word for row in rows[gutter.stop :] for word in row.words]
    parts = (right, left) if _comes_first(right, left) else (left, right)
    for part in (before, *parts, after):
        yield from _read(part, depth + 1)


def _comes_first(right: Sequence[Word], left: Sequence[Word]) -> bool:
    """Tell whether the right column has the person's name or begins well above the left one."""
    usual = median(word.size for word in (*left, *right))
    largest_right = max(word.size for word in right)
    largest_left = max(word.size for word in left)
    if largest_right >= _LARGER * usual and largest_right > 1.05 * largest_left:
        return min(word.top for word in right if word.size == largest_right) <= _top_zone(
            (*left, *right)
        )
    return False


def _top_zone(words: Sequence[Word]) -> float:
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    return top + 0.25 * (bottom - top)


def _parting(rows: Sequence[Row]) -> _Gutter | None:
    """Return the gutter that parts columns and goes through most rows, None if there is none."""
    found = sorted(_gutters(rows), key=lambda one: -one.score)[:_MOST_GUTTERS]
    for gutter in found:
        trimmed = _trimmed(rows, gutter)
        if trimmed is not None and _parts_columns(rows[trimmed.first : trimmed.stop], trimmed):
            return trimmed
    return None


def _gutters(rows: Sequence[Row]) -> Iterator[_Gutter]:
    """Yield strips without text that have rows on either side, each as long as it gets."""
    if len(rows) < _FEWEST_ROWS:
        return
    least = _NARROWEST * median(word.size for row in rows for word in row.words)
    begin = min(row.cells[0].x0 for row in rows)
    end = max(cell.x1 for row in rows for cell in row.cells)
    free = [_free(row, begin, end, least) for row in rows]
    known: set[tuple[int, float, float]] = set()
    for first in range(len(rows)):
        for x0, x1 in free[first]:
            gap, stop = (x0, x1), first + 1
            while stop < len(rows) and (narrower := _overlap(free[stop], gap, least)):
                gap = narrower
                stop += 1
            key = (stop, gap[0], gap[1])
            if key in known:
                continue
            known.add(key)
            left, right = _sides(rows[first:stop], sum(gap) / 2)
            if min(left, right) >= _FEWEST_ROWS - 1:
                yield _Gutter(*gap, first, stop, min(left, right) + 0.01 * (stop - first))


def _free(row: Row, begin: float, end: float, least: float) -> list[tuple[float, float]]:
    """Return the room of a row: before it, between its cells, behind it."""
    edges = [begin, *(edge for cell in row.cells for edge in (cell.x0, cell.x1)), end]
    return [(edges[at], edges[at + 1]) for at in range(0, len(edges), 2)
            if edges[at + 1] - edges[at] >= least]  # fmt: skip


def _overlap(
    free: Sequence[tuple[float, float]], gap: tuple[float, float], least: float
) -> tuple[float, float] | None:
    common = [(max(x0, gap[0]), min(x1, gap[1])) for x0, x1 in free]
    widest = max(common, key=lambda one: one[1] - one[0], default=(0.0, 0.0))
    return widest if widest[1] - widest[0] >= least else None


def _sides(rows: Sequence[Row], x: float) -> tuple[int, int]:
    """Return how many rows have text left of a gutter, and right of it."""
    left = sum(row.cells[0].x0 < x for row in rows)
    right = sum(row.cells[-1].x0 >= x for row in rows)
    return left, right


def _trimmed(rows: Sequence[Row], gutter: _Gutter) -> _Gutter | None:
    """Take off rows at both ends that have text on one side only and belong to no column."""
    x = gutter.middle
    both = [at for at in range(gutter.first, gutter.stop) if _sides([rows[at]], x) == (1, 1)]
    left = [at for at in range(gutter.first, gutter.stop) if rows[at].cells[0].x0 < x]
    right = [at for at in range(gutter.first, gutter.stop) if rows[at].cells[-1].x0 >= x]
    if not left or not right:
        return None
    begin = max(left[0], right[0])
    first = begin if begin - gutter.first <= _LEADING or not both else gutter.first
    end = min(left[-1], right[-1]) + 1
    stop = gutter.stop
    is_whole = gutter.stop - gutter.first >= _WHOLE_PART * len(rows) and gutter.stop == len(rows)
    if not is_whole and not _has_long(rows[end : gutter.stop], rows[first:end], x):
        stop = end
    lefts, rights = _sides(rows[first:stop], x)
    if min(lefts, rights) < _FEWEST_BULLETED:
        return None
    return _Gutter(gutter.x0, gutter.x1, first, stop, gutter.score)


def _has_long(trailing: Sequence[Row], band: Sequence[Row], x: float) -> bool:
    """Tell whether rows below a column go on in its width: as long as it, and not longer."""
    for side in (True, False):
        cells = [cell for row in band for cell in row.cells if (cell.x0 < x) is side]
        if cells:
            begin, end = min(cell.x0 for cell in cells), max(cell.x1 for cell in cells)
            longest = max(
                (cell.x1 - cell.x0 for row in trailing for cell in row.cells
                 if (cell.x0 < x) is side),
                default=0.0,
            )  # fmt: skip
            if longest >= _FILLING * (end - begin):
                return True
    return False


def _parts_columns(rows: Sequence[Row], gutter: _Gutter) -> bool:
    """Tell whether the sides of a gutter are read one after the other, and not across."""
    words = [word for row in rows for word in row.words]
    left = rows_of([word for word in words if word.x0 < gutter.middle])
    right = rows_of([word for word in words if word.x0 >= gutter.middle])
    if any(_share(side, _is_date) >= _MOSTLY for side in (left, right)):
        return False
    if _share(left, _is_label) >= _MOSTLY:
        return False
    if all(_share(side, _has_bullet) >= _LONG_ROWS for side in (left, right)):
        return min(len(left), len(right)) >= _FEWEST_BULLETED
    if min(len(left), len(right)) < _FEWEST_ROWS:
        return False
    fewer, more = sorted((left, right), key=len)
    if _share_aligned(fewer, more) < _ALIGNED:
        return True
    return min(len(left), len(right)) > _LEADING and all(map(_runs_on, (left, right)))


def _share(rows: Sequence[Row], question: Callable[[Row], bool]) -> float:
    return sum(map(question, rows)) / len(rows)


def _is_date(row: Row) -> bool:
    text = _text(row)
    return (
        len(text) <= _LONGEST_DATE
        and len(_LETTERS.findall(text)) <= _MOST_WORDS_OF_A_DATE
        and _YEAR.search(text) is not None
    )


def _is_label(row: Row) -> bool:
    return bool(_LABEL.match(_text(row)))


def _has_bullet(row: Row) -> bool:
    return is_bullet(row.words[0]) or row.words[0].text[0] in "•●▪■◦‣○➢✓❖"


def _text(row: Row) -> str:
    return " ".join(word.text for word in row.words)


def _share_aligned(fewer: Sequence[Row], more: Sequence[Row]) -> float:
    """Return the share of rows that have one at the same height on the other side."""
    heights = [row.baseline for row in more]
    return sum(
        any(abs(row.baseline - height) <= 0.15 * row.size for height in heights) for row in fewer
    ) / len(fewer)


def _runs_on(rows: Sequence[Row]) -> bool:
    """Tell whether a column has running text: rows that fill it, going on in small letters."""
    begin, end = min(row.words[0].x0 for row in rows), max(row.words[-1].x1 for row in rows)
    full = sum(row.words[-1].x1 - row.words[0].x0 >= _FILLING * (end - begin) for row in rows)
    going_on = sum(_text(row)[0].islower() for row in rows[1:])
    return full >= _LONG_ROWS * len(rows) and going_on >= 1
