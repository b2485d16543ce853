"""Whether the text of a page is in a picture: scans, photographs, letters that are drawn."""

from collections.abc import Sequence

from rolecall.domains.files.rules.extraction.pdf.painted import Painted
from rolecall.domains.files.rules.extraction.pdf.words import Word

_NEXT_TO_NOTHING = 20
"""Letters: a page number, a scanner's sign."""
_LITTLE = 200
_MOSTLY = 0.5
"""Of the page, that a picture covers."""
_DRAWN = 100
"""Shapes: letters that were turned into outlines; fewer are rules and boxes."""


def is_pictured(page: Painted, words: Sequence[Word]) -> bool:
    """Tell whether a page has less text than a picture on it promises."""
    letters = sum(len(word.text) for word in words)
    pictures = [shape.box for shape in page.shapes if shape.is_picture]
    if letters < _NEXT_TO_NOTHING:
        return bool(pictures) or len(page.shapes) >= _DRAWN
    whole = page.width * page.height
    covered = max(((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in pictures), default=0.0)
    return letters < _LITTLE and covered >= _MOSTLY * whole
