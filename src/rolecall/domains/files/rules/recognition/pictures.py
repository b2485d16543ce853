"""Pictures of pages, as the recognizer likes them: upright, gray, of a fit size.

It runs in the sandbox: PDFium and Pillow open files of strangers there. Whatever the page's size
is, the picture is no larger than an A4 page at 200 to the inch.
"""

import base64
import math
from collections.abc import Callable, Iterable
from io import BytesIO
from itertools import pairwise
from typing import Any, Final

from PIL import Image, ImageFilter, ImageOps, UnidentifiedImageError
from pypdfium2 import PdfDocument, PdfiumError

LONGEST_SIDE: Final = 2_339
"""Pixels of a page: 200 to the inch on A4, below which small print is misread."""
PHOTOGRAPH: Final = 3_000
"""Pixels of a photograph, of which the page is a part."""
_SMALL: Final = 1_200
"""Pixels of a picture that is enlarged, as its letters are smaller than the recognizer knows."""
_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_STEEPEST: Final = 12.0
_LEAST_TURN: Final = 0.4
"""Degrees: what leans less is read as well as what stands."""
_PROBE: Final = 800
_PALEST_INK: Final = 200
_PAPER_PROBE, _NEIGHBOURHOOD, _PARTS = 400, 15, 16
_BLACK, _WHITE = 50, 200
_SHADED_SHARE: Final = 0.2
_LEAST_GAIN: Final = 1.15


def run(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Answer with the pixels of a page (from 1) of a PDF; without `page`, of a picture.

    The answer has `width`, `height`, `pixels` (base64, a byte each, row by row), `turn`, the
    degrees by which the page was turned to stand upright, counter-clockwise, and `is_shaded`; or a
    `problem`. Of a blank page there are no pixels.
    """
    try:
        picture = _page(data, options["page"]) if "page" in options else _opened(data)
    except (PdfiumError, UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return {"problem": "damaged"}
    if min(picture.tobytes()) > _PALEST_INK:
        return _answer(picture, b"")
    shaded, turn = is_shaded(picture), leaning(picture)
    if turn:
        picture = picture.rotate(turn, Image.Resampling.BICUBIC, fillcolor=255)
    return _answer(picture, picture.tobytes(), turn, is_shaded=shaded)


def _answer(
    picture: Image.Image, pixels: bytes, turn: float = 0.0, *, is_shaded: bool = False
) -> dict[str, Any]:
    return {
        "width": picture.width,
        "height": picture.height,
        "turn": turn,
        "is_shaded": is_shaded,
        "pixels": base64.b64encode(pixels).decode(),
    }


def _page(data: bytes, number: int) -> Image.Image:
    page = PdfDocument(data)[number - 1]
    scale = LONGEST_SIDE / max(*page.get_size(), 1.0)
    picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return picture.convert("L")


def _opened(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data), formats=_FORMATS) as opened:
        opened.draft("RGB", (PHOTOGRAPH, PHOTOGRAPH))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((PHOTOGRAPH, PHOTOGRAPH))
        clear = upright.convert("LA")
    picture = Image.new("L", clear.size, 255)
    picture.paste(clear.getchannel("L"), mask=clear.getchannel("A"))
    if max(picture.size) < _SMALL:
        double = (picture.width * 2, picture.height * 2)
        picture = picture.resize(double, Image.Resampling.BICUBIC)
    return picture


def is_shaded(picture: Image.Image) -> bool:
    """Tell whether the light on a page is uneven: where paper is neither white nor near black.

    Paper is what is brightest in the neighbourhood. A dark part with bright letters has both.
    """
    probe = picture.copy()
    probe.thumbnail((_PAPER_PROBE, _PAPER_PROBE))
    paper = probe.filter(ImageFilter.MaxFilter(_NEIGHBOURHOOD)).resize(
        (_PARTS, _PARTS), Image.Resampling.BOX
    )
    parts = paper.tobytes()
    return sum(_BLACK < part < _WHITE for part in parts) >= _SHADED_SHARE * len(parts)


def leaning(picture: Image.Image) -> float:
    """Return by how many degrees, counter-clockwise, the lines of a page are to be turned.

    At the right angle lines of text and the room between them are furthest apart: the sum of the
    squared differences between neighbouring rows of pixels is largest (Postl 1986). 0 where nothing
    tells an angle, or none is much better.
    """
    probe = picture.copy()
    probe.thumbnail((_PROBE, _PROBE))

    def clearness(angle: float) -> int:
        turned = probe.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255)
        rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
        return sum((one - other) ** 2 for one, other in pairwise(rows))

    coarse = _best(clearness, (float(one) for one in _steps(-_STEEPEST, _STEEPEST, 1.0)))
    fine = _best(clearness, _steps(coarse - 0.75, coarse + 0.75, 0.25))
    if abs(fine) < _LEAST_TURN or clearness(fine) < _LEAST_GAIN * clearness(0.0):
        return 0.0
    return fine


def _best(clearness: Callable[[float], int], angles: Iterable[float]) -> float:
    # Of equals the one that turns least.
    return max(angles, key=lambda angle: (clearness(angle), -abs(angle)))


def _steps(first: float, last: float, step: float) -> list[float]:
    return [first + step * at for at in range(math.floor((last - first) / step) + 1)]
