"""Text of a PDF that nobody sees.

Text is hidden that has the color of what is behind it, is smaller than three points, stands outside
the page or the clipping path, is drawn in the mode that draws nothing while no picture shows it (a
scan's text layer lies over its picture), is painted over, or belongs to a layer that is off.

Where the background is a picture or a pattern it is taken for visible.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rolecall.domains.files.contracts import Remarked
from rolecall.domains.files.rules.extraction.pdf.painted import Glyph, Painted
from rolecall.domains.files.rules.extraction.pdf.shapes import Color, Shape

SMALLEST = 3.0
"""Points. The smallest print of contracts has four or five."""
_FAINT = 0.05
_REACH = 2.0
"""Of the size: what is further apart is no one word."""
_OUTSIDE = 1.0
_LEAST_CONTRAST = 1.12
_LEAST_DIFFERENCE = 0.1
_WHITE: Color = (1.0, 1.0, 1.0)
_FILLING, _STROKING, _DRAWS_NOTHING = {0, 2, 4, 6}, {1, 2, 5, 6}, {3, 7}


def sift(page: Painted) -> tuple[list[Glyph], list[tuple[Remarked, str]]]:
    """Return the letters that are seen, and the words that are not with what hides them."""
    seen: list[Glyph] = []
    hidden: list[tuple[Remarked, Sequence[Glyph]]] = []
    for chunk in _chunks(page.glyphs):
        kind = _hidden_by(chunk, page)
        if kind is None:
            seen += chunk
        else:
            hidden.append((kind, chunk))
    shown = _places(_chunks(seen))
    words = [(kind, _text(chunk)) for kind, chunk in hidden if not _is_shadow(chunk, shown)]
    return seen, _joined(words)


def _chunks(glyphs: Sequence[Glyph]) -> Iterator[Sequence[Glyph]]:
    """Yield letters that are painted alike, word by word; blanks go with what is before them."""
    start = 0
    for at in range(1, len(glyphs) + 1):
        if at < len(glyphs):
            one, last = glyphs[at], glyphs[at - 1]
            alike = one.style is last.style and one.order == last.order and one.clip == last.clip
            near = _REACH * one.style.size
            follows = abs(one.x0 - last.x1) <= near and abs(one.baseline - last.baseline) <= near
            if alike and follows and not (last.text.isspace() and not one.text.isspace()):
                continue
        if start < at:
            yield glyphs[start:at]
        start = at


def _hidden_by(chunk: Sequence[Glyph], page: Painted) -> Remarked | None:
    letters = [one for one in chunk if not one.text.isspace()]
    if not letters:
        return None
    first, last = letters[0], letters[-1]
    style = first.style
    kind: Remarked | None = None
    if style.is_layer_off:
        kind = Remarked.HIDDEN_STYLE
    elif style.mode in _DRAWS_NOTHING:
        if not _lies_on_picture(first, page.shapes) and not _lies_on_picture(last, page.shapes):
            kind = Remarked.INVISIBLE
    elif style.alpha < _FAINT:
        kind = Remarked.INVISIBLE
    elif _is_outside(first, page) and _is_outside(last, page):
        kind = Remarked.OFF_PAGE
    elif style.size < SMALLEST and last.x1 - first.x0 < SMALLEST * len(letters):
        kind = Remarked.TINY
    elif _melts(first, page.shapes) and _melts(last, page.shapes):
        kind = Remarked.BACKGROUND_COLOR
    elif any(
        one.is_opaque and one.holds(*first.middle) and one.holds(*last.middle)
        for one in page.shapes[first.order :]
    ):
        kind = Remarked.COVERED
    return kind


def _lies_on_picture(glyph: Glyph, shapes: Sequence[Shape]) -> bool:
    return any(one.is_picture and one.holds(*glyph.middle) for one in shapes)


def _is_outside(glyph: Glyph, page: Painted) -> bool:
    x, y = glyph.middle
    boxes = [(0.0, 0.0, page.width, page.height)]
    if glyph.clip is not None:
        boxes.append(glyph.clip)
    return any(
        not (x0 - _OUTSIDE <= x <= x1 + _OUTSIDE and y0 - _OUTSIDE <= y <= y1 + _OUTSIDE)
        for x0, y0, x1, y1 in boxes
    )


def _melts(glyph: Glyph, shapes: Sequence[Shape]) -> bool:
    """Tell whether all that is painted of a letter has the color of what is behind it."""
    style = glyph.style
    paints = [style.fill] * (style.mode in _FILLING) + [style.stroke] * (style.mode in _STROKING)
    if not paints:
        return False
    behind = _behind(glyph, shapes)
    return all(
        paint is not None and behind is not None and _are_alike(paint, behind) for paint in paints
    )


def _behind(glyph: Glyph, shapes: Sequence[Shape]) -> Color | None:
    x, y = glyph.middle
    for shape in reversed(shapes[: glyph.order]):
        if shape.holds(x, y):
            return shape.color
    return _WHITE


def _are_alike(one: Color, other: Color) -> bool:
    if max(abs(a - b) for a, b in zip(one, other, strict=True)) >= _LEAST_DIFFERENCE:
        return False
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05) < _LEAST_CONTRAST


def _luminance(color: Color) -> float:
    """Return the relative luminance, as WCAG 2.2 defines it for contrasts."""
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # of sRGB
        for one in color
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _places(chunks: Iterable[Sequence[Glyph]]) -> dict[str, list[Glyph]]:
    places: dict[str, list[Glyph]] = {}
    for chunk in chunks:
        places.setdefault(_text(chunk), []).append(chunk[0])
    return places


def _is_shadow(chunk: Sequence[Glyph], shown: dict[str, list[Glyph]]) -> bool:
    """Tell whether the same word is shown in the same place: an outline, a shadow, an undercoat."""
    first = chunk[0]
    near = first.style.size * 0.5 + 1
    return any(
        abs(one.x0 - first.x0) < near and abs(one.baseline - first.baseline) < near
        for one in shown.get(_text(chunk), ())
    )


def _text(chunk: Sequence[Glyph]) -> str:
    return "".join(one.text for one in chunk).strip()


def _joined(words: Iterable[tuple[Remarked, str]]) -> list[tuple[Remarked, str]]:
    return [
        (kind, " ".join(text for _, text in group))
        for kind, group in groupby(words, key=lambda word: word[0])
    ]
