"""Reading fields and values, and narrowing other domains' lists by them."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from rolecall.domains.custom_fields.contracts import (
    Cell,
    CustomField,
    FieldFilter,
    FieldKind,
    Option,
    RecordType,
)
from rolecall.domains.custom_fields.models import fields, values
from rolecall.infra.db import Reader, Row, TenantRead, UnitOfWork

_f, _v = fields.c, values.c
_SHOWN = (
    _f.id, _f.record_type, _f.label, _f.kind, _f.options, _f.position, _f.active, _f.version,
)  # fmt: skip


async def list_fields(uow: UnitOfWork, record_type: RecordType) -> list[CustomField]:
    """Return all fields of a kind of record, in their order, those out of use too."""
    rows = await uow.fetch(
        sa.select(*_SHOWN)
        .where(_f.org_id == uow.org_id, _f.record_type == record_type.value)
        .order_by(_f.position, _f.id)
    )
    return [_field(row) for row in rows]


async def get_for_update(uow: UnitOfWork, field_id: UUID) -> CustomField | None:
    """Return the locked definition."""
    row = await uow.fetch_one(
        sa.select(*_SHOWN).where(_f.org_id == uow.org_id, _f.id == field_id).with_for_update()
    )
    return _field(row) if row else None


async def is_used(uow: UnitOfWork, field_id: UUID) -> bool:
    """Tell whether any record has a value of the field."""
    found = await uow.fetch_value(
        sa.select(_v.field_id).where(_v.org_id == uow.org_id, _v.field_id == field_id).limit(1)
    )
    return found is not None


async def cells_of_record(uow: UnitOfWork, record_id: UUID) -> dict[UUID, list[Cell]]:
    """Return a record's values by field."""
    return (await all_cells_of(uow, (record_id,))).get(record_id, {})


async def all_cells_of(
    uow: UnitOfWork, record_ids: Collection[UUID]
) -> dict[UUID, dict[UUID, list[Cell]]]:
    """Return values by record and field; records without any are left out."""
    if not record_ids:
        return {}
    rows = await uow.fetch(
        sa.select(
            _v.record_id, _v.field_id, _v.text_value, _v.text_key, _v.number_value, _v.date_value,
            _v.flag_value, _v.member_id,
        )
        .where(_v.org_id == uow.org_id, _v.record_id.in_(sorted(record_ids)))
        .order_by(_v.record_id, _v.field_id, _v.position)
    )  # fmt: skip
    found: dict[UUID, dict[UUID, list[Cell]]] = {}
    for record_id, field_id, *columns in rows:
        found.setdefault(record_id, {}).setdefault(field_id, []).append(Cell(*columns))
    return found


_OF_RECORDS = TenantRead(
    sa.select(
        _v.record_id, *_SHOWN,
        _v.text_value, _v.text_key, _v.number_value, _v.date_value, _v.flag_value, _v.member_id,
    )
    .select_from(values.join(fields, sa.and_(_f.org_id == _v.org_id, _f.id == _v.field_id)))
    .where(
        _v.org_id == sa.bindparam("org_id"),
        _v.record_id == sa.func.any(sa.bindparam("record_ids", type_=ARRAY(sa.Uuid))),
        _v.field_id == sa.func.any(sa.bindparam("field_ids", type_=ARRAY(sa.Uuid))),
        _f.active,
    )
    .order_by(_v.record_id, _f.position, _v.field_id, _v.position)
)  # fmt: skip


async def cells_of_records(
    reader: Reader, record_ids: Collection[UUID], field_ids: Collection[UUID]
) -> dict[UUID, dict[UUID, tuple[CustomField, list[Cell]]]]:
    """Return these records' values of these fields, as far as the fields are in use."""
    rows = await reader.fetch(
        _OF_RECORDS,
        org_id=reader.org_id,
        record_ids=list(record_ids),
        field_ids=list(field_ids),
    )
    found: dict[UUID, dict[UUID, tuple[CustomField, list[Cell]]]] = {}
    for row in rows:
        _, cells = found.setdefault(row["record_id"], {}).setdefault(row["id"], (_field(row), []))
        cells.append(
            Cell(
                row["text_value"],
                row["text_key"],
                row["number_value"],
                row["date_value"],
                row["flag_value"],
                row["member_id"],
            )
        )
    return found


_COLUMNS: dict[FieldKind, tuple[sa.ColumnElement[Any], str]] = {
    FieldKind.NUMBER: (_v.number_value, "number"),
    FieldKind.DATE: (_v.date_value, "day"),
    FieldKind.YES_NO: (_v.flag_value, "flag"),
    FieldKind.MEMBER: (_v.member_id, "member_id"),
}
"""Where values of a kind stand, and the member of a bound; all others are keys."""


def conditions(
    record_id: sa.ColumnElement[UUID], org_id: UUID, wanted: Sequence[FieldFilter]
) -> list[sa.ColumnElement[bool]]:
    """Return what narrows a list of records to those whose values fit all filters."""
    return [_condition(record_id, org_id, one) for one in wanted]


def _condition(
    record_id: sa.ColumnElement[UUID], org_id: UUID, wanted: FieldFilter
) -> sa.ColumnElement[bool]:
    column, member = _COLUMNS.get(wanted.kind, (_v.text_key, "key"))
    bounds: list[sa.ColumnElement[bool]] = []
    low = getattr(wanted.low, member) if wanted.low else None
    high = getattr(wanted.high, member) if wanted.high else None
    if low is not None and low == high:
        bounds.append(column == low)
    else:
        if low is not None:
            bounds.append(column >= low)
        if high is not None:
            bounds.append(column < high if member == "key" else column <= high)
    return record_id.in_(
        sa.select(_v.record_id).where(_v.org_id == org_id, _v.field_id == wanted.field_id, *bounds)
    )


def _field(row: Row) -> CustomField:
    return CustomField(
        id=row["id"],
        record_type=RecordType(row["record_type"]),
        label=row["label"],
        kind=FieldKind(row["kind"]),
        options=tuple(Option(key, label) for key, label in row["options"]),
        position=row["position"],
        active=row["active"],
        version=row["version"],
    )
