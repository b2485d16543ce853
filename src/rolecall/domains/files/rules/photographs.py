"""Photographs of pages, made into one PDF. It runs in the sandbox: pictures come from strangers.

Nothing of a picture but its pixels gets into the PDF: not where, when or with what it was taken. A
page is turned as the camera was held, and made small enough to be sent.
"""

import base64
import struct
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from fpdf import FPDF
from PIL import Image, ImageOps, UnidentifiedImageError

PROGRAM: Final = "rolecall.domains.files.rules.photographs"
LONGEST_SIDE: Final = 2_339
"""Pixels: 200 to the inch on A4, which text recognition asks for and mails can carry."""
_QUALITY: Final = 80
_WIDTH, _HEIGHT, _MARGIN = 210.0, 297.0, 5.0
"""A4 and its margin in millimetres."""
_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_LENGTH: Final = struct.Struct(">I")


def packed(pictures: Sequence[bytes]) -> bytes:
    """Return pictures as the program takes them."""
    return b"".join(_LENGTH.pack(len(one)) + one for one in pictures)


def run(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Answer with the PDF in base64, or with the number of the page that cannot be read."""
    del options
    document = FPDF(format="A4")
    document.set_auto_page_break(auto=False)
    for number, picture in enumerate(_unpacked(data), 1):
        try:
            page = _page(picture)
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
            return {"damaged": number}
        _add(document, page)
    return {"pdf": base64.b64encode(bytes(document.output())).decode()}


def _unpacked(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        (length,) = _LENGTH.unpack_from(data, at)
        at += _LENGTH.size
        yield data[at : at + length]
        at += length


def _page(picture: bytes) -> Image.Image:
    """Return the pixels alone, upright, on white where they let something through."""
    with Image.open(BytesIO(picture), formats=_FORMATS) as opened:
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        clear = upright.convert("RGBA")
    page = Image.new("RGB", clear.size, "white")
    page.paste(clear, mask=clear.getchannel("A"))
    return page


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
