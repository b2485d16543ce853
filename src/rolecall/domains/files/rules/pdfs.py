"""What can be told of a PDF without parsing it: ISO 32000-1, section 7.5."""

import re

from rolecall.domains.files.rules import refusals

_HEADER = re.compile(rb"%PDF-\d\.\d")
_HEADER_WINDOW = 1024
_END_WINDOW = 2048
_TRAILING = b"\x00 \t\r\n\f"
_ENCRYPT = re.compile(rb"/Encrypt\s*(\d{1,10}\s+\d{1,5}\s+R|<<)")


def check(content: bytes, field: str) -> bool:
    """Return whether the file is encrypted, which need not mean that it asks for a password.

    Raises:
        InvalidInput: the header is broken, or the end is missing.
    """
    if not _HEADER.search(content, 0, _HEADER_WINDOW):
        raise refusals.damaged(field)
    # Some programs write a few bytes behind the end; a file that was cut off has no end at all.
    end = content.rstrip(_TRAILING)[-_END_WINDOW:]
    if b"%%EOF" not in end:
        raise refusals.truncated(field)
    return _ENCRYPT.search(content) is not None
