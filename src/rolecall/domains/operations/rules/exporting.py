"""How exports are cut into blocks, and how they write. Pure."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from rolecall.domains.audit.contracts import Change
from rolecall.domains.operations.contracts import (
    MAX_ITEMS,
    ExportFormat,
    FileStyle,
    Item,
    MadeFile,
    NewItem,
)
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say
from rolecall.kernel.spreadsheets import BYTE_ORDER_MARK, Cell, csv_line, csv_lines

BLOCK: Final = 500
"""Records of an export that are read and written in one transaction."""
_IDS: Final = "ids"
_NOT_TOLD: Final = frozenset({"q", "fields"})
Value = str | int | float | bool | datetime | list[str] | None
"""What an export tells of a record in one column."""


def blocks_of(record_ids: Sequence[UUID], size: int = BLOCK) -> list[NewItem]:
    """Return records in blocks, in their order, as items of an export.

    Raises:
        InvalidInput: they are more than one operation takes.
    """
    total = len(record_ids)
    if total > MAX_ITEMS:
        raise InvalidInput.of_field(
            "selection",
            say("One operation takes {max_items:,} at most. Narrow the list.", max_items=MAX_ITEMS),
            "too_many",
        )
    return [
        NewItem(
            None,
            say("Rows {first:,} to {last:,}", first=first + 1, last=min(first + size, total)),
            {_IDS: [str(one) for one in record_ids[first : first + size]]},
        )
        for first in range(0, total, size)
    ]


def ids_of(item: Item) -> list[UUID]:
    """Return the records of a block."""
    return [UUID(one) for one in item.given[_IDS]]


def names_any(given: Mapping[str, Any] | None, record_ids: Collection[str]) -> bool:
    """Tell whether a frozen block holds one of these records."""
    return given is not None and not set(record_ids).isdisjoint(given.get(_IDS, ()))


def made_file(stem: str, columns: Sequence[str], style: FileStyle) -> MadeFile:
    """Return the file that an export makes, with what frames its rows.

    CSV is as RFC 4180 has it, with a head; JSON an array of objects, one on each line.
    """
    name = f"{stem}.{style.format.value}"
    if style.format is ExportFormat.JSON:
        return MadeFile(name=name, format=style.format, head="[\n", between=",\n", tail="\n]\n")
    mark = BYTE_ORDER_MARK if style.byte_order_mark else ""
    head = mark + csv_line(columns)
    return MadeFile(name=name, format=style.format, head=head, between="", tail="")


def written(format_: ExportFormat, columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> str:
    """Return the part of an export's file that tells of these rows.

    In CSV no text is read as a formula, lists are joined with `; `, and dates are ISO 8601 in UTC.
    """
    if format_ is ExportFormat.CSV:
        return csv_lines([_as_text(value) for value in row] for row in rows)
    objects = (
        {name: _as_json(value) for name, value in zip(columns, row, strict=True)} for row in rows
    )
    return ",\n".join(json.dumps(one, ensure_ascii=False) for one in objects)


def _as_text(value: Value) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(value)
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value


def _as_json(value: Value) -> object:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value


def filter_told(wanted: Any) -> dict[str, Change]:
    """Return what a dataclass of filters asks for, as an entry of the audit log tells it.

    What somebody typed to search by often is a person's name: it is told that there was such a
    filter, not what it was, because the log is never erased.
    """
    if wanted is None:
        return {}
    asked = ((one.name, getattr(wanted, one.name)) for one in fields(wanted))
    return {
        name: Change(None, "in use" if name in _NOT_TOLD else _plain(value))
        for name, value in asked
        if value not in (None, "", (), False)
    }


def _plain(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, (UUID, date)) else value
