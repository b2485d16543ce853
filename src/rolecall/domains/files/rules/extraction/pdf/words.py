"""Letters of a page put together to words, by the room between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from rolecall.domains.files.rules.extraction.pdf.painted import Glyph

_WORD_GAP = 0.15
"""Of the size of the letters: less room is kerning."""
_STRETCH_GAP = 1.5
_SAME_LINE = 0.2
_SPACED_LETTERS = 4
_BOLD = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_ABOVE, _BELOW = 0.78, 0.22
_DOUBLED = 0.12

BULLETS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf06e": "■",
    "\uf071": "❑", "\uf0e0": "→", "\uf0a8": "◆", "\uf0be": "–", "\uf02d": "-", "\uf0ad": "•",
}  # fmt: skip
"""What symbol fonts mean by their private characters."""


@dataclass(slots=True, eq=False)
class Word:
    """A word and its box, in points from the top left. `after` is what a link on it leads to."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool = False
    after: str = ""

    @property
    def shown(self) -> str:
        """The word with what its link leads to."""
        return f"{self.text} {self.after}" if self.after else self.text


def words_of(glyphs: Sequence[Glyph]) -> list[Word]:
    """Return the words of the letters that stand upright, in the order of their painting."""
    upright = [one for one in glyphs if not one.style.turned]
    words = [word for stretch in _stretches(upright) for word in _split(stretch)]
    return _once(words)


def turned_lines(glyphs: Sequence[Glyph]) -> list[Word]:
    """Return what stands sideways: each stretch of letters as one word."""
    made: list[Word] = []
    turned = [one for one in glyphs if one.style.turned]
    start = 0
    for at in range(1, len(turned) + 1):
        if at < len(turned) and turned[at].style is turned[at - 1].style:
            near = 3 * turned[at].style.size
            one, last = turned[at], turned[at - 1]
            if abs(one.x0 - last.x0) < near and abs(one.baseline - last.baseline) < near:
                continue
        part = turned[start:at]
        start = at
        text = "".join(one.text for one in part).strip()
        if text:
            size = part[0].style.size
            made.append(
                Word(
                    text,
                    min(one.x0 for one in part) - size * _ABOVE,
                    min(one.baseline for one in part) - size,
                    max(one.x1 for one in part) + size * _BELOW,
                    max(one.baseline for one in part),
                    part[0].baseline,
                    size,
                )
            )
    return made


def _stretches(glyphs: Sequence[Glyph]) -> Iterator[Sequence[Glyph]]:
    """Yield letters that follow one another on one line, without jumps."""
    start = 0
    for at in range(1, len(glyphs) + 1):
        if at < len(glyphs):
            one, last = glyphs[at], glyphs[at - 1]
            size = max(one.style.size, last.style.size)
            if (
                abs(one.baseline - last.baseline) <= _SAME_LINE * size
                and -0.5 * size <= one.x0 - last.x1 <= _STRETCH_GAP * size
            ):
                continue
        if start < at:
            yield glyphs[start:at]
        start = at


def _split(stretch: Sequence[Glyph]) -> Iterator[Word]:
    gaps = [
        max(0.0, one.x0 - last.x1)
        for last, one in pairwise(stretch)
        if not one.text.isspace() and not last.text.isspace()
    ]
    usual = median(gaps) if len(gaps) >= _SPACED_LETTERS else 0.0
    part: list[Glyph] = []
    for glyph in stretch:
        if glyph.text.isspace() or not glyph.text:
            yield from _word(part)
            part = []
            continue
        if part and glyph.x0 - part[-1].x1 > _WORD_GAP * glyph.style.size + usual:
            yield from _word(part)
            part = []
        part.append(glyph)
    yield from _word(part)


def _word(part: Sequence[Glyph]) -> Iterator[Word]:
    if not part:
        return
    text = "".join(BULLETS.get(one.text, one.text) for one in part).replace("\u00a0", " ")
    if not text.strip():
        return
    size = max(one.style.size for one in part)
    baseline = part[0].baseline
    yield Word(
        text=text.strip(),
        x0=part[0].x0,
        top=baseline - _ABOVE * size,
        x1=max(one.x1 for one in part),
        bottom=baseline + _BELOW * size,
        baseline=baseline,
        size=size,
        bold=bool(_BOLD.search(part[0].style.font)),
    )


def _once(words: Sequence[Word]) -> list[Word]:
    """Leave out words that are painted twice in one place, as programs do for bold ones."""
    kept: list[Word] = []
    places: dict[str, list[Word]] = {}
    for word in words:
        near = _DOUBLED * word.size + 0.5
        same = places.setdefault(word.text, [])
        if any(
            abs(one.x0 - word.x0) <= near and abs(one.baseline - word.baseline) <= near
            for one in same
        ):
            continue
        same.append(word)
        kept.append(word)
    return kept
