"""What the recognizer found in a picture: words with their boxes, brought upright.

Tesseract writes a table (TSV): a row for each page, block, paragraph, line and word, with a box in
pixels, and for words a confidence of up to 100. Of a page that lies on its side the boxes lie as
well; in which direction the lines run tells how it lies.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from rolecall.domains.files.rules.extraction.pdf.words import Word

Box = tuple[float, float, float, float]
_COLUMNS: Final = 12
_LINE, _WORD = "4", "5"
_LEAST_SURE: Final = 30.0
"""Below it words are specks of dust and parts of drawings."""
_LEAST_SURE_SIGN: Final = 70.0
"""The same for what has neither letter nor digit."""
_RULES: Final = frozenset("|_¦")
_DEEP: Final = frozenset("gjpqyQ()[]{},;/|ßçþ")
"""What reaches below the line."""
_LOW: Final = frozenset("acegmnopqrsuvwxyz.,:;-–—_+=<>~•·*")
"""What does not reach as high as a capital."""
_CAPITAL, _SMALL_LETTER, _BELOW = 0.72, 0.52, 0.21
"""Of the size of letters: how high and how deep they reach, in the usual faces."""
_BLANK = 1.0
"""Of the size: wider room parts the halves of an address."""
_UPRIGHT, _DOWN, _HEAD_OVER, _UP = range(4)
"""How the lines of a page run: to the right, downwards, to the left, upwards."""


@dataclass(frozen=True, slots=True)
class Found:
    """The words of a picture in pixels of the upright page, and the size of that page.

    `quarters` says how the page lies in the picture, `turn` by how many degrees the picture was
    turned for the recognizer; with both, a box on the upright page is brought back to where it is
    in the file.
    """

    width: float
    height: float
    words: Sequence[Word]
    quarters: int = _UPRIGHT
    turn: float = 0.0

    @property
    def is_straight(self) -> bool:
        """Whether the upright page and the page of the file are the same."""
        return self.quarters == _UPRIGHT and not self.turn

    def back(self, box: Box) -> Box:
        """Return where a box, in fractions of the upright page, is in fractions of the file's."""
        x0, y0, x1, y1 = box
        laid = _laid([(x0, y0), (x1, y1)], self.quarters, 1.0, 1.0)
        if not self.turn:
            return _around(laid)
        sideways = self.quarters in {_DOWN, _UP}
        width, height = (self.height, self.width) if sideways else (self.width, self.height)
        (a, b), (c, d) = laid
        corners = [(a, b), (c, b), (a, d), (c, d)]
        angle = -math.radians(self.turn)
        cosine, sine = math.cos(angle), math.sin(angle)
        turned = []
        for x, y in corners:
            right, down = (x - 0.5) * width, (y - 0.5) * height
            turned.append(
                (
                    (right * cosine + down * sine) / width + 0.5,
                    (down * cosine - right * sine) / height + 0.5,
                )
            )
        return _around(turned)


@dataclass(frozen=True, slots=True)
class _Read:
    """A row of the table. `line` tells words of one line from others."""

    line: tuple[str, ...]
    box: Box
    text: str
    sure: float


def found_in(table: str, width: int, height: int, turn: float = 0.0) -> Found:
    """Return what a table says of a picture of so many pixels."""
    read = [one for one in _rows(table) if _is_word(one)]
    lines: dict[tuple[str, ...], list[_Read]] = {}
    for one in read:
        lines.setdefault(one.line, []).append(one)
    quarters = _running(lines.values())
    upright = (height, width) if quarters in {_DOWN, _UP} else (width, height)
    words = [
        word
        for line in lines.values()
        for word in _words([_raised(one, quarters, width, height) for one in line])
    ]
    return Found(*upright, words, quarters, turn)


def _rows(table: str) -> Iterator[_Read]:
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) != _COLUMNS or cells[0] != _WORD:
            continue
        try:
            left, top, width, height, sure = (float(cell) for cell in cells[6:11])
        except ValueError:
            continue
        box = (left, top, left + width, top + height)
        yield _Read(tuple(cells[1:5]), box, cells[11].strip(), sure)


def _is_word(one: _Read) -> bool:
    if not one.text or set(one.text) <= _RULES:
        return False
    says = any(map(str.isalnum, one.text))
    return one.sure >= (_LEAST_SURE if says else _LEAST_SURE_SIGN)


def _running(lines: Iterable[Sequence[_Read]]) -> int:
    """Return in which direction most lines run."""
    votes: Counter[int] = Counter()
    for line in lines:
        first, last = line[0].box, line[-1].box
        right, down = last[0] - first[0], last[1] - first[1]
        if abs(right) >= abs(down):
            votes[_UPRIGHT if right >= 0 else _HEAD_OVER] += len(line) - 1
        else:
            votes[_DOWN if down > 0 else _UP] += len(line) - 1
    return max(votes, key=lambda one: (votes[one], one == _UPRIGHT)) if votes else _UPRIGHT


def _raised(one: _Read, quarters: int, width: float, height: float) -> _Read:
    """Return a word with its box on the upright page."""
    x0, y0, x1, y1 = one.box
    corners = {
        _UPRIGHT: [(x0, y0), (x1, y1)],
        _DOWN: [(y0, width - x0), (y1, width - x1)],
        _HEAD_OVER: [(width - x0, height - y0), (width - x1, height - y1)],
        _UP: [(height - y0, x0), (height - y1, x1)],
    }[quarters]
    return replace(one, box=_around(corners))


def _laid(
    points: Sequence[tuple[float, float]], quarters: int, width: float, height: float
) -> list[tuple[float, float]]:
    """Return points of the upright page where they are on the page as it lies.

    `width` and `height` are those of the page as it lies.
    """
    return [
        {
            _UPRIGHT: (u, v),
            _DOWN: (width - v, u),
            _HEAD_OVER: (width - u, height - v),
            _UP: (v, height - u),
        }[quarters]
        for u, v in points
    ]


def _around(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _words(line: Sequence[_Read]) -> list[Word]:
    """Return the words of a line, of one size and on one baseline."""
    top = min(one.box[1] for one in line)
    bottom = max(one.box[3] for one in line)
    letters = {letter for one in line for letter in one.text}
    above = _SMALL_LETTER if letters <= _LOW else _CAPITAL
    below = _BELOW if letters & _DEEP else 0.0
    size = max((bottom - top) / (above + below), 1.0)
    baseline = bottom - below * size
    made: list[Word] = []
    for one in line:
        x0, y0, x1, y1 = one.box
        if made and _is_one_address(made[-1].text, one.text) and x0 - made[-1].x1 < _BLANK * size:
            last = made[-1]
            last.text += one.text
            last.x1, last.top, last.bottom = (
                max(last.x1, x1),
                min(last.top, y0),
                max(y1, last.bottom),
            )
        else:
            made.append(Word(one.text, x0, y0, x1, y1, baseline, size))
    return made


def _is_one_address(text: str, following: str) -> bool:
    """Tell whether two words are an e-mail address: the recognizer sees room around its sign."""
    return (following.startswith("@") or text.endswith("@")) and len(text) + len(following) > 1


def placed(found: Found, width: float, height: float) -> list[Word]:
    """Return the words as words of a page of another size, in its points."""
    right, down = width / found.width, height / found.height
    return [
        replace(
            word,
            x0=word.x0 * right,
            x1=word.x1 * right,
            top=word.top * down,
            bottom=word.bottom * down,
            baseline=word.baseline * down,
            size=word.size * down,
        )
        for word in found.words
    ]


def beside(found: Sequence[Word], known: Sequence[Word]) -> list[Word]:
    """Return the words that are not where words are that the page has as text."""
    return [
        one
        for one in found
        if not any(
            word.x0 <= (one.x0 + one.x1) / 2 <= word.x1
            and word.top <= (one.top + one.bottom) / 2 <= word.bottom
            for word in known
        )
    ]


def found_of(answer: dict[str, Any]) -> Found:
    """Return what was found in a picture, as `files.service.recognizing` hands it over."""
    return found_in(answer["table"], answer["width"], answer["height"], answer["turn"])
