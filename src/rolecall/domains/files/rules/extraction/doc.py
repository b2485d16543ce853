"""Text of binary Word documents (Word 97 to 2003): [MS-DOC], sections 2.4, 2.5 and 2.8.

The pieces of the text, in their order; hidden runs are left out. A reader of our own, so that no
program has to be started for a file of a stranger.
"""

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from rolecall.domains.files.contracts import Remarked
from rolecall.domains.files.rules.extraction import answers
from rolecall.domains.files.rules.extraction.compound import Compound

_MAGIC, _ENCRYPTED, _ONE_TABLE = 0xA5EC, 0x0100, 0x0200
_OLDEST: Final = 0x00C1
"""nFib of Word 97; what is older is built otherwise."""
_COUNTS_AT, _COUNTS = 0x4C, 8
_CLX_AT, _RUNS_AT = 0x01A2, 0x00FA
_PIECES, _PROPERTIES = 2, 1
_COMPRESSED: Final = 0x40000000
_PAGE: Final = 512
_VANISH: Final = 0x083C
_SIZE: Final = 0x4A43
_SMALLEST_HALF_POINTS: Final = 6
_OPERAND_BYTES: Final = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_VARIABLE: Final = 6
_MOST_PIECES: Final = 100_000

_FIELD: Final = re.compile(r"\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_MOST_NESTED: Final = 5
_MARKS: Final = str.maketrans(
    {
        "\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": "",
        "\x01": "", "\x02": "", "\x05": "", "\x08": "", "\x13": "", "\x14": "", "\x15": "",
    }
)  # fmt: skip
_ROW_END: Final = re.compile(r"\x07\x07|\x07(?=\n|$)")


def run(data: bytes, _options: dict[str, Any]) -> dict[str, Any]:
    """Answer with the text: the body, then notes, headers and text boxes."""
    try:
        text, hidden = _read(Compound(data))
    except (IndexError, UnicodeDecodeError, ValueError, struct.error):
        return answers.of_problem("damaged")
    if text is None:
        return answers.of_problem("encrypted")
    remarks = [answers.hidden(kind, " ".join(said)) for kind, said in hidden.items() if said]
    return answers.of_text(_plain(text), remarks=remarks)


def _read(file: Compound) -> tuple[str | None, dict[Remarked, list[str]]]:
    head = file.stream("WordDocument")
    magic, version = struct.unpack_from("<HH", head)
    (flags,) = struct.unpack_from("<H", head, 10)
    if magic != _MAGIC or version < _OLDEST:
        raise ValueError("older than Word 97")
    if flags & _ENCRYPTED:
        return None, {}
    table = file.stream("1Table" if flags & _ONE_TABLE else "0Table")
    counts = struct.unpack_from(f"<{_COUNTS}i", head, _COUNTS_AT)
    length = sum(max(one, 0) for one in counts)
    looks = _Looks(head, table)
    shown: list[str] = []
    hidden: dict[Remarked, list[str]] = {}
    read = 0
    for text, at, width in _pieces(head, table):
        for part, kind in looks.parts(text[: length - read], at, width):
            if kind is None:
                shown.append(part)
            elif part.strip():
                hidden.setdefault(kind, []).append(_plain(part))
        read += len(text)
        if read >= length or read > answers.MAX_CHARACTERS * 2:
            break
    return "".join(shown), hidden


def _pieces(head: bytes, table: bytes) -> Iterator[tuple[str, int, int]]:
    """Yield the pieces of the text, where each begins in the file, and the bytes of a letter."""
    begin, size = struct.unpack_from("<II", head, _CLX_AT)
    clx, at = table[begin : begin + size], 0
    while at < len(clx) and clx[at] == _PROPERTIES:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != _PIECES:
        raise ValueError("no table of pieces")
    (length,) = struct.unpack_from("<I", clx, at + 1)
    count = (length - 4) // 12
    if not 0 < count <= _MOST_PIECES:
        raise ValueError("odd table of pieces")
    places = struct.unpack_from(f"<{count + 1}I", clx, at + 5)
    for number in range(count):
        (where,) = struct.unpack_from("<I", clx, at + 5 + 4 * (count + 1) + 8 * number + 2)
        letters = places[number + 1] - places[number]
        if letters < 0:
            raise ValueError("pieces out of order")
        if where & _COMPRESSED:
            start = (where & ~_COMPRESSED) // 2
            yield head[start : start + letters].decode("cp1252", errors="replace"), start, 1
        else:
            raw = head[where : where + 2 * letters]
            yield raw.decode("utf-16-le", errors="replace"), where, 2


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    kind: Remarked | None


class _Looks:
    """Which bytes of the text are hidden, by the properties of their runs."""

    def __init__(self, head: bytes, table: bytes) -> None:
        begin, size = struct.unpack_from("<II", head, _RUNS_AT)
        block = table[begin : begin + size]
        count = max(0, (len(block) - 4) // 8)
        pages = struct.unpack_from(f"<{count}I", block, 4 * (count + 1)) if count else ()
        self._runs = sorted(
            (run for page in pages for run in _runs(head, (page & 0x3FFFFF) * _PAGE)),
            key=lambda run: run.start,
        )
        self._starts = [run.start for run in self._runs]

    def parts(self, text: str, at: int, width: int) -> Iterator[tuple[str, Remarked | None]]:
        """Yield the parts of a piece that are alike, with what hides them."""
        done = 0
        while done < len(text):
            number = bisect_right(self._starts, at + done * width) - 1
            kind = self._runs[number].kind if number >= 0 else None
            following = number + 1
            stop = len(text)
            if following < len(self._starts):
                stop = min(stop, max(done + 1, (self._starts[following] - at) // width))
            yield text[done:stop], kind
            done = stop


def _runs(head: bytes, at: int) -> Iterator[_Run]:
    """Yield the runs of one page of properties."""
    page = head[at : at + _PAGE]
    if len(page) < _PAGE:
        return
    count = page[-1]
    if 4 * (count + 1) + count >= _PAGE:
        return
    starts = struct.unpack_from(f"<{count}I", page)
    for number, start in enumerate(starts):
        offset = 2 * page[4 * (count + 1) + number]
        given = page[offset + 1 : offset + 1 + page[offset]] if offset else b""
        yield _Run(start, _hidden_by(given))


def _hidden_by(given: bytes) -> Remarked | None:
    """Return what hides a run, by its list of property changes ([MS-DOC] 2.2.5)."""
    at = 0
    while at + 2 < len(given):
        (code,) = struct.unpack_from("<H", given, at)
        at += 2
        kind = code >> 13
        size = given[at] + 1 if kind == _VARIABLE else _OPERAND_BYTES[kind]
        if code == _VANISH and given[at] == 1:
            return Remarked.HIDDEN_STYLE
        if code == _SIZE and at + 1 < len(given):
            (half_points,) = struct.unpack_from("<H", given, at)
            if 0 < half_points < _SMALLEST_HALF_POINTS:
                return Remarked.TINY
        at += size
    return None


def _plain(text: str) -> str:
    """Return the text without its marks: fields by what they show, cells parted by tabs."""
    for _ in range(_MOST_NESTED):
        text, count = _FIELD.subn(lambda found: found[1] or "", text)
        if not count:
            break
    return _ROW_END.sub("\n", text.translate(_MARKS)).replace("\x07", "\t")
