"""Text of what is only a picture: scans and photographs.

`pictures` makes a picture of a page, and `assembling` puts what the recognizer (Tesseract) found in
pictures together to a text. Both are programs of the sandbox; the recognizer itself runs there
alone, and sees nothing but pixels.
"""

import struct
from typing import Final

PICTURES: Final = f"{__name__}.pictures"
ASSEMBLING: Final = f"{__name__}.assembling"
MOST_PAGES: Final = 10
"""Pages of one file that are recognized; each takes seconds of a processor."""
_LENGTH: Final = struct.Struct(">I")


def packed(document: bytes, found: bytes) -> bytes:
    """Return a document and what was found in it, as `assembling` takes them."""
    return _LENGTH.pack(len(found)) + found + document


def unpacked(data: bytes) -> tuple[bytes, bytes]:
    """Return the document, and what was found in it."""
    (length,) = _LENGTH.unpack_from(data)
    start = _LENGTH.size
    return data[start + length :], data[start : start + length]
