"""Text of plain text, whatever its character set."""

import codecs
from typing import Any

from charset_normalizer import from_bytes

from rolecall.domains.files.rules.extraction import answers

_SAMPLE_BYTES = 256 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def run(data: bytes, _options: dict[str, Any]) -> dict[str, Any]:
    """Answer with the text, and a warning where the character set was a guess."""
    text, warnings = decode(data)
    return answers.of_text(text, warnings=warnings)


def decode(data: bytes) -> tuple[str, list[str]]:
    """Return the text and, if nothing in the bytes says how they are to be read, a warning."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace"), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        best = from_bytes(data[:_SAMPLE_BYTES]).best()
        # Windows-1252 is what old editors of western languages wrote without saying so.
        encoding = best.encoding if best is not None else "cp1252"
        return data.decode(encoding, errors="replace"), ["charset_guessed"]
