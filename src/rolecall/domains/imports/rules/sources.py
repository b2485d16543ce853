"""Reading a source file row by row, whatever it is written in.

Guarantees: no more than a row and a piece of the file is in memory at a time; what is too much,
too wide or broken is refused with the line it stands in; a line break inside quotes is part of its
cell.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import IO, Any, Final

from rolecall.domains.imports.contracts import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    FileFormat,
    SourceRow,
)
from rolecall.domains.imports.rules.decoding import delimiter_of, encoding_of
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import Sentence, say

_SAMPLE: Final = 64 * 1024
_PIECE: Final = 64 * 1024
_MAX_RECORD: Final = 1024 * 1024
"""Characters of one JSON object."""
_MAX_DEPTH: Final = 4
"""Levels of objects that become columns of their own."""
_FIRST_SIGN: Final = re.compile(r"\s*([\[{])")


class Source:
    """A source file: its format, its encoding, its headers once rows were read, and the rows."""

    def __init__(self, content: IO[bytes]) -> None:
        """Look at the beginning.

        Raises:
            InvalidInput: it is empty, or no text.
        """
        self.encoding = encoding_of(content)
        content.seek(0)
        # Bytes that end in the middle of a character were refused already.
        self._text = io.TextIOWrapper(content, encoding=self.encoding, newline="")
        sample = self._text.read(_SAMPLE)
        self._text.seek(0)
        if not sample.strip():
            raise InvalidInput.of_field(
                "file", say("The file is empty. Choose another."), "file_empty"
            )
        found = _FIRST_SIGN.match(sample)
        self._delimiter = delimiter_of(sample)
        self.headers: list[str] = []
        self.format = FileFormat.CSV
        if found is not None:
            self.format = FileFormat.JSON if found[1] == "[" else FileFormat.JSON_LINES

    def rows(self) -> Iterator[SourceRow]:
        """Yield the rows. `headers` grows while objects with new members come.

        Raises:
            InvalidInput: there are too many rows or columns, none, or one that cannot be read.
        """
        read = self._records() if self.format is FileFormat.CSV else self._objects()
        position = -1
        for position, (line, cells) in enumerate(read):
            if position >= MAX_ROWS:
                raise _refused(
                    say(
                        "One file may have {max_rows:,} people. Split it into several.",
                        max_rows=MAX_ROWS,
                    ),
                    "too_many",
                )
            yield SourceRow(position, line, cells)
        if position < 0:
            raise _refused(say("There are no rows below the first line, which names the columns."))

    def close(self) -> None:
        """Let the file go without closing it."""
        self._text.detach()

    def _records(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        reader = csv.reader(self._text, delimiter=self._delimiter)
        line = 1
        try:
            for record in reader:
                begun, line = line, reader.line_num + 1
                if not any(cell.strip() for cell in record):
                    continue
                if not self.headers:
                    self.headers = _headers(record)
                    continue
                if any(cell.strip() for cell in record[len(self.headers) :]):
                    raise _refused(
                        say(
                            "Line {begun:,} has more cells than the first line has columns. "
                            "Put what holds a separator or a line break into quotes.",
                            begun=begun,
                        )
                    )
                cells = (_cell(cell, begun) for cell in record[: len(self.headers)])
                padding = ("",) * (len(self.headers) - len(record))
                yield begun, (*cells, *padding)
        except csv.Error as error:
            raise _refused(
                say("Line {line:,} cannot be read: {error}.", line=line, error=str(error))
            ) from error

    def _objects(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        places: dict[str, int] = {}
        for number, found in enumerate(_objects(self._text), 1):
            if number == 1 and isinstance(found.get("basics"), dict):
                self.format = FileFormat.JSON_RESUME
            flat = _flat(_resume(found) if self.format is FileFormat.JSON_RESUME else found)
            for name in flat:
                if name not in places:
                    places[name] = len(places)
                    self.headers.append(name)
            if len(places) > MAX_COLUMNS:
                raise _refused(
                    say(
                        "There may be {max_columns} columns. Leave some out.",
                        max_columns=MAX_COLUMNS,
                    )
                )
            cells = [""] * len(places)
            for name, value in flat.items():
                cells[places[name]] = _cell(value, number)
            yield number, tuple(cells)


def _headers(record: list[str]) -> list[str]:
    while record and not record[-1].strip():
        record = record[:-1]
    if len(record) > MAX_COLUMNS:
        raise _refused(
            say("There may be {max_columns} columns. Leave some out.", max_columns=MAX_COLUMNS)
        )
    return [
        " ".join(cell.split())[:100] or f"Column {place}" for place, cell in enumerate(record, 1)
    ]


def _cell(text: str, line: int) -> str:
    if len(text) > MAX_CELL:
        raise _refused(
            say(
                "Line {line:,} has a cell of more than {max_cell:,} characters. Shorten it.",
                line=line,
                max_cell=MAX_CELL,
            )
        )
    return text.strip()


def _objects(text: io.TextIOWrapper) -> Iterator[dict[str, Any]]:
    """Yield the objects of an array, or those that follow one another (RFC 8259, NDJSON)."""
    decoder = json.JSONDecoder()
    buffer, number, is_over = "", 0, False
    while True:
        buffer = buffer.lstrip(" \t\r\n,[]\ufeff")
        found, end = None, 0
        try:
            if buffer:
                found, end = decoder.raw_decode(buffer)
        except (ValueError, RecursionError) as error:
            if is_over or len(buffer) > _MAX_RECORD:
                raise _refused(
                    say("The object number {number:,} cannot be read.", number=number + 1)
                ) from error
        if end:
            number += 1
            if not isinstance(found, dict):
                raise _refused(
                    say("Number {number:,} is no object. Write one for each person.", number=number)
                )
            yield found
            buffer = buffer[end:]
            continue
        if is_over:
            return
        piece = text.read(_PIECE)
        is_over = not piece
        buffer += piece


def _flat(value: Mapping[str, Any], prefix: str = "", depth: int = 1) -> dict[str, str]:
    """Return members as cells: those of objects inside by `outer.inner`, lists with semicolons."""
    flat: dict[str, str] = {}
    for name, member in value.items():
        key = f"{prefix}{name}"[:100]
        if isinstance(member, Mapping) and depth < _MAX_DEPTH:
            flat |= _flat(member, f"{key}.", depth + 1)
        else:
            flat[key] = _text(member)
    return flat


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(filter(None, map(_text, value)))
    if isinstance(value, Mapping):
        named = next((value[key] for key in ("value", "name", "label", "url") if key in value), "")
        return _text(named)
    return str(value).replace("\x00", "")


def _resume(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of a résumé by jsonresume.org/schema a record keeps, under its paths."""
    basics = found.get("basics")
    basics = basics if isinstance(basics, Mapping) else {}
    place = basics.get("location")
    place = place if isinstance(place, Mapping) else {}
    return {
        "basics.name": basics.get("name"),
        "basics.label": basics.get("label"),
        "basics.email": basics.get("email"),
        "basics.phone": basics.get("phone"),
        "basics.url": basics.get("url"),
        "basics.location.city": place.get("city"),
        "basics.location.region": place.get("region"),
        "basics.profiles.url": [
            one.get("url") for one in _dicts(basics.get("profiles")) if one.get("url")
        ],
        "work.0.name": next(
            (one.get("name") or one.get("company") for one in _dicts(found.get("work"))), ""
        ),
        "skills.name": [one.get("name") for one in _dicts(found.get("skills"))],
    }


def _dicts(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _refused(message: Sentence, code: str = "unreadable") -> InvalidInput:
    return InvalidInput.of_field("file", message, code)
