"""Cards for link previews: whose page it is and what is on it, as one picture.

The program is run in the sandbox, for it decodes a logo that somebody uploaded. Measures are in
pixels of the 1200 by 630 that the Open Graph protocol's readers show without cropping.
"""

import base64
import io
from functools import lru_cache
from importlib import resources
from typing import Any, Final, TypeAlias

from PIL import Image, ImageDraw, ImageFont, ImageOps

SIZE: Final = (1200, 630)
_MARGIN: Final = 80
_STRIPE: Final = 24
_WIDTH: Final = SIZE[0] - _MARGIN - _STRIPE - _MARGIN
_LOGO: Final = 96
_NAME: Final = 40
_FACTS: Final = 38
_TITLES: Final = ((84, 2), (68, 3), (54, 4))
"""Sizes of the title and how many lines of them fit, the largest first."""
_LEADING: Final = 1.2
_BOLD, _REGULAR = 700, 450
_PAGE, _TEXT, _MUTED = "#ffffff", "#1b1d1f", "#5b6066"
_BETWEEN: Final = " · "
_COLORS: Final = 128
"""Of the palette: smooth letters in three colours need no more, and the file is a fifth as long."""
_SUBSETS: Final = ("latin", "latin-ext", "greek", "cyrillic")
_NO_LETTER: Final = "\uffff"
_FONTS: Final = {
    name: (resources.files(__package__) / "fonts" / f"inter-{name}.woff2").read_bytes()
    for name in _SUBSETS
}
"""Read before the sandbox closes."""
_Font: TypeAlias = ImageFont.FreeTypeFont


def run(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Answer with a PNG of 1200 by 630 pixels.

    `data` is a logo, or nothing. `options` are `name` (whose page it is), `title`, `facts` (for one
    line below it, the most telling first; those that do not fit are left out), `color` (`#rrggbb`)
    and `on_color`, which reads on it. Letters that our fonts do not have are left out.
    """
    card = Image.new("RGB", SIZE, _PAGE)
    draw = ImageDraw.Draw(card)
    draw.rectangle((0, 0, _STRIPE - 1, SIZE[1]), fill=options["color"])
    left = _STRIPE + _MARGIN
    mark = _logo(data) or _initial(options["name"], options["color"], options["on_color"])
    card.paste(mark, (left, _MARGIN - 10), mark)
    beside = left + mark.width + 28
    name = _cut(_written(options["name"]), _NAME, _BOLD, SIZE[0] - _MARGIN - beside)
    _write(draw, (beside, _MARGIN - 10 + _LOGO // 2), name, _NAME, _BOLD, _TEXT)
    size, lines = _title(_written(options["title"]))
    step = round(size * _LEADING)
    facts = _line_of([_written(fact) for fact in options["facts"]])
    bottom = SIZE[1] - _MARGIN - (_FACTS + 34 if facts else 0)
    top = bottom - step * len(lines)
    for number, line in enumerate(lines):
        _write(draw, (left, top + step * number + step // 2), line, size, _BOLD, _TEXT)
    _write(draw, (left, SIZE[1] - _MARGIN - _FACTS // 2), facts, _FACTS, _REGULAR, _MUTED)
    out = io.BytesIO()
    card.quantize(_COLORS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return {"content": base64.b64encode(out.getvalue()).decode()}


def _logo(data: bytes) -> Image.Image | None:
    """Return the logo as high as the line of the name, None where there is none to read."""
    if not data:
        return None
    try:
        picture = Image.open(io.BytesIO(data)).convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    picture = ImageOps.contain(picture, (_LOGO * 4, _LOGO), Image.Resampling.LANCZOS)
    mark = Image.new("RGBA", (picture.width, _LOGO))
    mark.paste(picture, (0, (_LOGO - picture.height) // 2))
    return mark


def _initial(name: str, color: str, on_color: str) -> Image.Image:
    """Return the first letter of the name on a tile of the brand's colour, as pages show it."""
    scale = 4
    mark = Image.new("RGBA", (_LOGO * scale, _LOGO * scale))
    draw = ImageDraw.Draw(mark)
    draw.rounded_rectangle((0, 0, mark.width - 1, mark.height - 1), radius=88, fill=color)
    letter = _written(name)[:1].upper()
    size = 56 * scale
    at = (round((mark.width - _length(letter, size, _BOLD)) / 2), mark.height // 2)
    _write(draw, at, letter, size, _BOLD, on_color)
    return mark.resize((_LOGO, _LOGO), Image.Resampling.LANCZOS)


def _title(text: str) -> tuple[int, list[str]]:
    """Return the largest size in which a title fits, and its lines; the smallest is cut."""
    for size, most in _TITLES:
        lines = _wrapped(text, size)
        if len(lines) <= most and all(_length(line, size, _BOLD) <= _WIDTH for line in lines):
            return size, lines
    size, most = _TITLES[-1]
    lines = _wrapped(text, size)
    kept = [_cut(line, size, _BOLD, _WIDTH) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = _cut(f"{kept[-1].removesuffix('…')}…", size, _BOLD, _WIDTH)
    return size, kept


def _line_of(facts: list[str]) -> str:
    """Return as many of the facts as one line has room for."""
    told = [fact for fact in facts if fact]
    while len(told) > 1 and _length(_BETWEEN.join(told), _FACTS, _REGULAR) > _WIDTH:
        told.pop()
    return _cut(_BETWEEN.join(told), _FACTS, _REGULAR, _WIDTH)


def _wrapped(text: str, size: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and _length(f"{lines[-1]} {word}", size, _BOLD) <= _WIDTH:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def _cut(text: str, size: int, weight: int, width: float) -> str:
    """Return a line that is not longer than `width`, with an ellipsis where it was."""
    if _length(text, size, weight) <= width:
        return text
    kept = text.removesuffix("…")
    while kept and _length(f"{kept}…", size, weight) > width:
        kept = kept[:-1].rstrip()
    return f"{kept}…"


def _write(
    draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int, weight: int, fill: str
) -> None:
    """Write a line whose middle is at a height, letter by letter from the fonts that have them."""
    x, y = at
    # Half the height of capitals below the middle is where they stand.
    baseline = y + size * 0.36
    for font, run_of in _runs(text, size, weight):
        draw.text((x, baseline), run_of, font=font, fill=fill, anchor="ls")
        x += font.getlength(run_of)


def _length(text: str, size: int, weight: int) -> float:
    return sum(font.getlength(run_of) for font, run_of in _runs(text, size, weight))


def _runs(text: str, size: int, weight: int) -> list[tuple[_Font, str]]:
    """Return the pieces of a text that one font has, in their order."""
    found: list[tuple[str, str]] = []
    for letter in text:
        subset = _subset_of(letter) or _SUBSETS[0]
        if found and found[-1][0] == subset:
            found[-1] = (subset, found[-1][1] + letter)
        else:
            found.append((subset, letter))
    return [(_font(subset, size, weight), piece) for subset, piece in found]


def _written(text: str) -> str:
    """Return a text in one line, without the letters that no font has."""
    return " ".join("".join(one for one in text if one.isspace() or _subset_of(one)).split())


@lru_cache(maxsize=4096)
def _subset_of(letter: str) -> str | None:
    """Return the first font that has a letter."""
    for subset in _SUBSETS:
        font = _font(subset, _FACTS, _REGULAR)
        if letter == " " or bytes(font.getmask(letter)) != bytes(font.getmask(_NO_LETTER)):
            return subset
    return None


@lru_cache(maxsize=32)
def _font(subset: str, size: int, weight: int) -> _Font:
    font = ImageFont.truetype(io.BytesIO(_FONTS[subset]), size)
    font.set_variation_by_axes([weight])
    return font
