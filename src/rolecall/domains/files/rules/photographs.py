"""Photographs and scans of pages, made into one PDF. It runs in the sandbox: strangers send them.

Nothing of a picture but its pixels gets into the PDF: not where, when or with what it was taken. A
page is turned as the camera was held, and made small enough to be sent. A TIFF may have several
pages; those of a fax have taller pixels than wide ones, and are stretched to what was sent.
"""

import base64
import struct
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from fpdf import FPDF
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from rolecall.domains.files.rules.images import MAX_PIXELS

PROGRAM: Final = "rolecall.domains.files.rules.photographs"
LONGEST_SIDE: Final = 2_339
"""Pixels: 200 to the inch on A4, which text recognition asks for and mails can carry."""
_QUALITY: Final = 80
_WIDTH, _HEIGHT, _MARGIN = 210.0, 297.0, 5.0
"""A4 and its margin in millimetres."""
MOST_PAGES: Final = 20
"""Of one PDF. Ten of them are recognized."""
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "TIFF")
_STEEPEST: Final = 4.0
"""How much taller than wide a pixel may be, or wider than tall, to be believed."""
_LENGTH: Final = struct.Struct(">I")


def packed(pictures: Sequence[bytes]) -> bytes:
    """Return pictures as the program takes them."""
    return b"".join(_LENGTH.pack(len(one)) + one for one in pictures)


class _TooManyPixels(Exception):
    """A page is larger than is unpacked."""


def run(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Answer with the PDF in base64, or with a `problem`.

    That is `damaged`, `too_many_pixels` or `too_many_pages`.
    """
    del options
    document = FPDF(format="A4")
    document.set_auto_page_break(auto=False)
    try:
        for picture in _unpacked(data):
            for page in _pages(picture):
                if document.pages_count == MOST_PAGES:
                    return {"problem": "too_many_pages"}
                _add(document, page)
    except (_TooManyPixels, Image.DecompressionBombError):
        return {"problem": "too_many_pixels"}
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, KeyError):
        return {"problem": "damaged"}
    return {"pdf": base64.b64encode(bytes(document.output())).decode()}


def _unpacked(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        (length,) = _LENGTH.unpack_from(data, at)
        at += _LENGTH.size
        yield data[at : at + length]
        at += length


def _pages(picture: bytes) -> Iterator[Image.Image]:
    with Image.open(BytesIO(picture), formats=_FORMATS) as opened:
        # Other formats have frames of an animation, of which the first is the picture.
        frames = ImageSequence.Iterator(opened) if opened.format == "TIFF" else (opened,)
        for frame in frames:
            if frame.width * frame.height > MAX_PIXELS:
                raise _TooManyPixels
            yield _page(frame)


def _page(frame: Image.Image) -> Image.Image:
    """Return the pixels alone, upright, on white where they let something through."""
    stretch = _stretch(frame) if frame.format == "TIFF" else 1.0
    frame.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(frame)
    if upright.mode == "1":
        # Black and white become gray where several pixels become one.
        upright = upright.convert("L")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clear = upright.convert("RGBA")
    if stretch != 1.0:
        clear = clear.resize((clear.width, max(1, round(clear.height * stretch))))
        clear.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    page = Image.new("RGB", clear.size, "white")
    page.paste(clear, mask=clear.getchannel("A"))
    return page


def _stretch(frame: Image.Image) -> float:
    """Return how tall a pixel of a scan is for its width: two, in a fax of usual resolution."""
    across, down = (float(one) for one in frame.info.get("dpi", (1, 1)))
    if across <= 0 or down <= 0 or not 1 / _STEEPEST <= across / down <= _STEEPEST:
        return 1.0
    return across / down


def _add(document: FPDF, page: Image.Image) -> None:
    lies = page.width > page.height
    width, height = (_HEIGHT, _WIDTH) if lies else (_WIDTH, _HEIGHT)
    room_x, room_y = width - 2 * _MARGIN, height - 2 * _MARGIN
    scale = min(room_x / page.width, room_y / page.height)
    shown_x, shown_y = page.width * scale, page.height * scale
    written = BytesIO()
    page.save(written, "JPEG", quality=_QUALITY)
    written.seek(0)
    document.add_page(orientation="L" if lies else "P")
    document.image(written, x=(width - shown_x) / 2, y=(height - shown_y) / 2, w=shown_x, h=shown_y)
