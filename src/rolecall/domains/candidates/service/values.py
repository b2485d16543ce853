"""A record's values of fields, as merges compare, write over and give them back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec

from rolecall.domains.candidates.contracts import CUSTOM
from rolecall.domains.candidates.repository import merging as repository
from rolecall.domains.candidates.rules import sort_name
from rolecall.domains.custom_fields import api as custom_fields
from rolecall.domains.custom_fields.contracts import Cell, RecordType
from rolecall.infra.db import Row, UnitOfWork

FIRST_AND_LAST: Final = ("source_first", "source_last", "last_applied_at")
"""Fields that follow from when the two records were made and applied with."""
_TEXTS: Final = ("full_name", "location", "headline", "employer", "source_first", "source_last")
_REACHED: Final = ("email", "phone")


async def values_of(uow: UnitOfWork, row: Row) -> dict[str, Any]:
    """Return all values of a record that a merge may change, as JSON carries them."""
    values: dict[str, Any] = {name: row[name] for name in (*_TEXTS, *_REACHED)}
    applied = row["last_applied_at"]
    values["last_applied_at"] = applied.isoformat() if applied else None
    for field_id, cells in (await custom_fields.cells_of_record(uow, row["id"])).items():
        values[f"{CUSTOM}{field_id}"] = msgspec.to_builtins(cells)
    return values


async def write_values(uow: UnitOfWork, candidate_id: UUID, values: Mapping[str, Any]) -> None:
    """Write values of a locked record; contacts are written apart from `email` and `phone`."""
    columns: dict[str, Any] = {
        name: value for name, value in values.items() if name in (*_TEXTS, *_REACHED)
    }
    if "full_name" in columns:
        columns["name_sort"] = sort_name(columns["full_name"])
    if "last_applied_at" in values:
        at = values["last_applied_at"]
        columns["last_applied_at"] = datetime.fromisoformat(at) if at else None
    if columns:
        await repository.write_record(uow, candidate_id, columns)
    known = {one.id for one in await custom_fields.list_fields(uow, RecordType.CANDIDATE)}
    cells = {
        field_id: msgspec.convert(value or [], list[Cell])
        for name, value in values.items()
        if name.startswith(CUSTOM) and (field_id := UUID(name.removeprefix(CUSTOM))) in known
    }
    if cells:
        await custom_fields.replace_values(uow, candidate_id, cells)


async def labels_of(uow: UnitOfWork) -> dict[str, str]:
    """Return what people call the fields."""
    fields = await custom_fields.list_fields(uow, RecordType.CANDIDATE)
    own = {
        "full_name": "Name",
        "email": "Primary e-mail",
        "phone": "Primary phone",
        "location": "Place",
        "headline": "Headline",
        "employer": "Employer",
        "source_first": "First source",
        "source_last": "Last source",
        "last_applied_at": "Last application",
    }
    return own | {f"{CUSTOM}{field.id}": field.label for field in fields}


def in_words(value: Any) -> str:
    """Return a value as people read it."""
    if not value:
        return ""
    if isinstance(value, str):
        return value
    cells = msgspec.convert(value, list[Cell])
    return ", ".join(_cell_in_words(cell) for cell in cells)


def _cell_in_words(cell: Cell) -> str:
    if cell.flag is not None:
        return "Yes" if cell.flag else "No"
    if cell.number is not None:
        return f"{cell.number:g}"
    return cell.text or (cell.day.isoformat() if cell.day else "")
