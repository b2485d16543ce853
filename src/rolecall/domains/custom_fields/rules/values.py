"""Values: from JSON to the cells that are stored, and back to JSON and to words."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from rolecall.domains.custom_fields.contracts import Cell, CustomField, FieldKind, JsonValue
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import fold

MAX_TEXT: Final = 2_000
MAX_KEY: Final = 200
"""Characters of a text that count when a list is filtered by it."""
_LINK: Final = re.compile(r"https?://\S+\Z")


def cells_of(field: CustomField, value: Any, members: Mapping[UUID, str]) -> tuple[Cell, ...]:
    """Return what is stored of a value. `members` are those that may be named.

    Raises:
        ValueError: the value is not of the field's kind; the sentence says what is.
    """
    return _READERS[field.kind](field, value, members)


def json_of(field: CustomField, cells: Sequence[Cell]) -> JsonValue:
    """Return a stored value as JSON carries it."""
    first = cells[0]
    match field.kind:
        case FieldKind.NUMBER:
            return first.number or 0.0
        case FieldKind.DATE:
            return first.day.isoformat() if first.day else ""
        case FieldKind.YES_NO:
            return bool(first.flag)
        case FieldKind.MEMBER:
            return str(first.member_id)
        case FieldKind.SINGLE_CHOICE:
            return first.key or ""
        case FieldKind.MULTIPLE_CHOICE:
            return [cell.key or "" for cell in cells]
        case FieldKind.TEXT | FieldKind.LINK:
            return first.text or ""


def display_of(field: CustomField, cells: Sequence[Cell], members: Mapping[UUID, str]) -> str:
    """Return a stored value as people read it."""
    first = cells[0]
    labels = {option.key: option.label for option in field.options}
    match field.kind:
        case FieldKind.NUMBER:
            return f"{first.number:.10g}"
        case FieldKind.YES_NO:
            return "Yes" if first.flag else "No"
        case FieldKind.MEMBER:
            return members.get(first.member_id, "Former member") if first.member_id else ""
        case FieldKind.SINGLE_CHOICE | FieldKind.MULTIPLE_CHOICE:
            return ", ".join(labels.get(cell.key or "", cell.key or "") for cell in cells)
        case FieldKind.DATE | FieldKind.TEXT | FieldKind.LINK:
            return str(json_of(field, cells))


def _text(_: CustomField, value: Any, __: Mapping[UUID, str]) -> tuple[Cell, ...]:
    if not isinstance(value, str) or not value.strip() or len(value) > MAX_TEXT:
        raise ValueError(
            say("Write a text of at most {most:,} characters, or leave it empty.", most=MAX_TEXT)
        )
    return (Cell(text=value.strip(), key=fold(value)[:MAX_KEY]),)


def _number(_: CustomField, value: Any, __: Mapping[UUID, str]) -> tuple[Cell, ...]:
    try:
        number = float(value) if type(value) in {int, float} else math.nan
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise ValueError(say("Write a number that is not too large."))
    return (Cell(number=number),)


def _date(_: CustomField, value: Any, __: Mapping[UUID, str]) -> tuple[Cell, ...]:
    try:
        return (Cell(day=date.fromisoformat(value)),)
    except (TypeError, ValueError):
        raise ValueError(say("Write a date such as 2026-03-31.")) from None


def _yes_no(_: CustomField, value: Any, __: Mapping[UUID, str]) -> tuple[Cell, ...]:
    if value is not True and value is not False:
        raise ValueError(say("Answer with true or false."))
    return (Cell(flag=value),)


def _choice(field: CustomField, value: Any, _: Mapping[UUID, str]) -> tuple[Cell, ...]:
    if value not in [option.key for option in field.options]:
        raise ValueError(say("Choose one of the field's options, by its key."))
    return (Cell(key=value),)


def _choices(field: CustomField, value: Any, _: Mapping[UUID, str]) -> tuple[Cell, ...]:
    keys = [option.key for option in field.options]
    if not isinstance(value, list) or not value or any(one not in keys for one in value):
        raise ValueError(say("Choose among the field's options, as a list of their keys."))
    return tuple(Cell(key=key) for key in keys if key in value)


def _link(_: CustomField, value: Any, __: Mapping[UUID, str]) -> tuple[Cell, ...]:
    if not isinstance(value, str) or len(value) > MAX_TEXT or not _LINK.match(value):
        raise ValueError(say("Write an address that begins with https:// or http://."))
    return (Cell(text=value, key=fold(value)[:MAX_KEY]),)


def _member(_: CustomField, value: Any, members: Mapping[UUID, str]) -> tuple[Cell, ...]:
    try:
        member_id = UUID(value)
    except (AttributeError, TypeError, ValueError):
        member_id = None
    if member_id is None or member_id not in members:
        raise ValueError(say("Choose an active member, by id."))
    return (Cell(member_id=member_id),)


_READERS: Final[
    Mapping[FieldKind, Callable[[CustomField, Any, Mapping[UUID, str]], tuple[Cell, ...]]]
] = {
    FieldKind.TEXT: _text,
    FieldKind.NUMBER: _number,
    FieldKind.DATE: _date,
    FieldKind.YES_NO: _yes_no,
    FieldKind.SINGLE_CHOICE: _choice,
    FieldKind.MULTIPLE_CHOICE: _choices,
    FieldKind.LINK: _link,
    FieldKind.MEMBER: _member,
}
