"""Filters as they stand in an address: `FIELD_ID:VALUE`.

`VALUE` is a text's beginning, an option's key, a member's id, `true` or `false`, a number or a
date, or a range of them (`5..10`, `2026-01-01..`); `*` finds every record that has a value.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from rolecall.domains.custom_fields.contracts import Cell, CustomField, FieldFilter, FieldKind
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import Sentence, say
from rolecall.kernel.terms import fold, prefix_range

_FLAGS: Final = {"true": True, "false": False}
_RANGED: Final = frozenset({FieldKind.NUMBER, FieldKind.DATE})
ANY: Final = "*"


def field_id_of(text: str) -> UUID:
    """Return which field a filter names.

    Raises:
        InvalidInput: it names none.
    """
    try:
        return UUID(text.partition(":")[0])
    except ValueError:
        raise _refused(say("Begin with the field's id and a colon: FIELD_ID:VALUE.")) from None


def parse_filter(text: str, fields: Mapping[UUID, CustomField]) -> FieldFilter:
    """Return the filter.

    Raises:
        InvalidInput: there is no such field, or the value is not of its kind.
    """
    field = fields.get(field_id_of(text))
    if field is None:
        raise _refused(say("There is no such custom field."))
    value = text.partition(":")[2].strip()
    if not value:
        raise _refused(say("Say which value is wanted, or * for any."))
    if value == ANY:
        return FieldFilter(field.id, field.kind)
    try:
        return _narrowed(field, value)
    except ValueError:
        raise _refused(
            say("“{field}” cannot be filtered by this value.", field=field.label)
        ) from None


def _narrowed(field: CustomField, value: str) -> FieldFilter:
    if field.kind in _RANGED:
        low, dots, high = value.partition("..")
        return FieldFilter(
            field.id,
            field.kind,
            _bound(field.kind, low) if low else None,
            _bound(field.kind, high if dots else low) if high or not dots else None,
        )
    if field.kind in {FieldKind.TEXT, FieldKind.LINK}:
        first, end = prefix_range(fold(value))
        return FieldFilter(field.id, field.kind, Cell(key=first), Cell(key=end))
    if field.kind is FieldKind.YES_NO:
        if value not in _FLAGS:
            raise ValueError(value)
        cell = Cell(flag=_FLAGS[value])
    elif field.kind is FieldKind.MEMBER:
        cell = Cell(member_id=UUID(value))
    else:
        cell = Cell(key=value)
    return FieldFilter(field.id, field.kind, cell, cell)


def _bound(kind: FieldKind, text: str) -> Cell:
    if kind is FieldKind.DATE:
        return Cell(day=date.fromisoformat(text))
    return Cell(number=float(text))


def _refused(message: Sentence) -> InvalidInput:
    return InvalidInput.of_field("field", message)
