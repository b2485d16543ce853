"""In which encoding and with which separator a table is written.

Guarantees: bytes that are no text in the encoding found are refused and never half-read; what a
byte order mark says is believed.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from typing import IO, Final

from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NAMES: Final = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
}
"""What people call the encodings."""
DELIMITERS: Final = (",", ";", "\t", "|")
_PIECE: Final = 256 * 1024
_SAMPLE: Final = 64 * 1024
_LOOKED_AT: Final = 50
"""Records by which the separator is told."""
_UNREADABLE = say(
    "The file is no text that can be read. Save it as “CSV UTF-8” and upload it again; "
    "spreadsheets (.xlsx) have to be saved as CSV first."
)


def encoding_of(source: IO[bytes]) -> str:
    """Return the codec that reads the whole file. Where it is left is of no matter.

    UTF-8 before Windows-1252: hardly any text in the latter happens to be the former.

    Raises:
        InvalidInput: no codec reads it.
    """
    source.seek(0)
    begin = source.read(_SAMPLE)
    for mark, codec in _MARKS:
        if begin.startswith(mark):
            return _tried(source, (codec,))
    zeros = begin.count(0)
    if zeros > len(begin) // 4:
        return _tried(source, ("utf-16-be" if begin[:1] == b"\x00" else "utf-16-le",))
    if zeros:
        raise InvalidInput.of_field("file", _UNREADABLE, "unreadable")
    return _tried(source, ("utf-8", "cp1252"))


def _tried(source: IO[bytes], wanted: tuple[str, ...]) -> str:
    for codec in wanted:
        if _reads(source, codec):
            return codec
    raise InvalidInput.of_field("file", _UNREADABLE, "unreadable")


def _reads(source: IO[bytes], codec: str) -> bool:
    source.seek(0)
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        while piece := source.read(_PIECE):
            if "\x00" in decoder.decode(piece):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def delimiter_of(sample: str) -> str:
    """Return what separates cells: what makes most records of one width, the wider the better."""
    best, best_score = ",", (0, 0)
    for one in DELIMITERS:
        widths = list(_widths(sample, one))
        common = max(set(widths), key=widths.count, default=0)
        score = (widths.count(common) if common > 1 else 0, common)
        if score > best_score:
            best, best_score = one, score
    return best


def _widths(sample: str, delimiter: str) -> Iterator[int]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        for record in reader:
            if record:
                yield len(record)
            if reader.line_num >= _LOOKED_AT:
                return
    except csv.Error:
        return
