"""Pictures: whole, and of a size that a browser can show. Only headers are read."""

import struct

from rolecall.domains.files.contracts import FileType
from rolecall.domains.files.rules import refusals

MAX_PIXELS = 50_000_000

_PNG_SIGNATURE_BYTES = 8
_PNG_CHUNK_OVERHEAD = 12
_MAX_SEGMENTS = 20_000
# ITU-T T.81, table B.1: frame headers; C4, C8 and CC are other tables.
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_JPEG_PREFIX, _JPEG_SCAN, _JPEG_END = 0xFF, 0xDA, b"\xff\xd9"


def check(content: bytes, type_: FileType, field: str) -> None:
    """Refuse a picture that breaks off, is damaged, or is too large to show.

    Raises:
        InvalidInput: the sentence says which.
    """
    readers = {FileType.PNG: _png_size, FileType.JPEG: _jpeg_size, FileType.WEBP: _webp_size}
    try:
        width, height = readers[type_](content, field)
    except (struct.error, IndexError):
        raise refusals.truncated(field) from None
    if not 0 < width * height <= MAX_PIXELS:
        raise refusals.too_many_pixels(field, MAX_PIXELS)


def _png_size(content: bytes, field: str) -> tuple[int, int]:
    at = _PNG_SIGNATURE_BYTES
    for _ in range(_MAX_SEGMENTS):
        length, kind = struct.unpack_from(">I4s", content, at)
        at += length + _PNG_CHUNK_OVERHEAD
        if at > len(content):
            raise refusals.truncated(field)
        if kind == b"IEND":
            width, height = struct.unpack_from(">II", content, 16)
            return width, height
    raise refusals.damaged(field)


def _jpeg_size(content: bytes, field: str) -> tuple[int, int]:
    if content.rfind(_JPEG_END) < 0:
        raise refusals.truncated(field)
    at = 2
    for _ in range(_MAX_SEGMENTS):
        prefix, marker = content[at], content[at + 1]
        if prefix != _JPEG_PREFIX or marker == _JPEG_SCAN:
            break
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return width, height
        if marker == _JPEG_PREFIX:
            at += 1
        elif marker in _JPEG_STANDALONE:
            at += 2
        else:
            (length,) = struct.unpack_from(">H", content, at + 2)
            at += 2 + max(length, 2)
    raise refusals.damaged(field)


def _webp_size(content: bytes, field: str) -> tuple[int, int]:
    size, kind = struct.unpack_from("<I4x4s", content, 4)
    if size + 8 > len(content):
        raise refusals.truncated(field)
    if kind == b"VP8X":
        return _uint24(content, 24) + 1, _uint24(content, 27) + 1
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    raise refusals.damaged(field)


def _uint24(content: bytes, at: int) -> int:
    low, high = struct.unpack_from("<HB", content, at)
    return int(high << 16 | low)
