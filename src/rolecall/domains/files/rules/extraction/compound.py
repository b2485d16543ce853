"""Streams of an OLE compound file: [MS-CFB], sections 2.2 to 2.6.

Guarantees: chains that lead in circles or out of the file end with `ValueError`.
"""

import struct
from collections.abc import Iterator
from typing import Final

_HEADER_BYTES: Final = 512
_ENTRY_BYTES: Final = 128
_LAST: Final = 0xFFFFFFFA
_IN_HEADER: Final = 109
_STREAM, _ROOT = 2, 5


class Compound:
    """A compound file that was read into memory."""

    def __init__(self, content: bytes) -> None:
        """Read the tables and the directory.

        Raises:
            ValueError: it breaks off or is damaged.
        """
        if len(content) < _HEADER_BYTES:
            raise ValueError("no header")
        self._content = content
        shift, mini_shift = struct.unpack_from("<HH", content, 30)
        if shift not in {9, 12} or mini_shift != 6:  # noqa: PLR2004  # all that there are
            raise ValueError("odd sectors")
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        directory, self._cutoff, mini_table = struct.unpack_from("<I4xII", content, 48)
        self._table = self._read_table()
        self._entries = dict(self._directory(directory))
        self._mini_table = [
            one for sector in self._chain(mini_table) for one in self._numbers(sector)
        ]
        root = self._entries.get("", (_LAST, 0))
        self._mini = b"".join(self._sector(one) for one in self._chain(root[0]))

    def stream(self, name: str) -> bytes:
        """Return a stream's bytes.

        Raises:
            ValueError: there is none, or it is damaged.
        """
        if name not in self._entries or not name:
            raise ValueError("no such stream")
        first, size = self._entries[name]
        if size >= self._cutoff:
            return b"".join(self._sector(one) for one in self._chain(first))[:size]
        width = self._mini_size
        pieces = (self._mini[one * width :][:width] for one in _followed(self._mini_table, first))
        return b"".join(pieces)[:size]

    def _read_table(self) -> list[int]:
        sectors = list(struct.unpack_from(f"<{_IN_HEADER}I", self._content, 76))
        (further,) = struct.unpack_from("<I", self._content, 68)
        seen: set[int] = set()
        while further < _LAST and further not in seen:
            seen.add(further)
            *more, further = self._numbers(further)
            sectors += more
        return [one for sector in sectors if sector < _LAST for one in self._numbers(sector)]

    def _directory(self, first: int) -> Iterator[tuple[str, tuple[int, int]]]:
        for sector in self._chain(first):
            block = self._sector(sector)
            for at in range(0, len(block) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
                length, kind = struct.unpack_from("<HB", block, at + 64)
                begin, size = struct.unpack_from("<II", block, at + 116)
                if kind == _ROOT:
                    yield "", (begin, size)
                elif kind == _STREAM and 2 <= length <= 64:  # noqa: PLR2004  # by the format
                    name = block[at : at + length - 2].decode("utf-16-le", errors="replace")
                    yield name, (begin, size)

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        block = self._content[at : at + self._size]
        if not block:
            raise ValueError("beyond the end")
        return block

    def _numbers(self, number: int) -> tuple[int, ...]:
        block = self._sector(number)
        return struct.unpack_from(f"<{len(block) // 4}I", block)

    def _chain(self, first: int) -> Iterator[int]:
        return _followed(self._table, first)


def _followed(table: list[int], first: int) -> Iterator[int]:
    at = first
    for _ in range(len(table) + 1):
        if at >= _LAST:
            return
        if at >= len(table):
            raise ValueError("a chain leads out of the file")
        yield at
        at = table[at]
    raise ValueError("a chain leads in circles")
