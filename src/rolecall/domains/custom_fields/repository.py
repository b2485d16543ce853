"""Writing fields and values."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

import asyncpg
import sqlalchemy as sa

from rolecall.domains.custom_fields.contracts import Cell, CustomField
from rolecall.domains.custom_fields.models import fields, values
from rolecall.infra.db import UnitOfWork
from rolecall.infra.disclosure import Section, Withheld, discloses
from rolecall.infra.erasure import Erased, Person, erases
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, VersionMismatch
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import fold

_f, _v = fields.c, values.c


async def insert_field(uow: UnitOfWork, field: CustomField) -> None:
    """Insert a definition.

    Raises:
        Conflict: code `field_exists`; another field of these records has this label.
    """
    with _unique_label():
        await uow.execute(
            sa.insert(fields).values(
                org_id=uow.org_id,
                id=field.id,
                record_type=field.record_type.value,
                created_at=clock.now(),
                kind=field.kind.value,
                position=field.position,
                active=field.active,
                version=field.version,
                **_named(field),
            )
        )


async def update_field(uow: UnitOfWork, field: CustomField) -> None:
    """Write a changed definition over the one of the version before.

    Raises:
        Conflict: code `field_exists`.
        VersionMismatch: somebody else changed it meanwhile.
    """
    with _unique_label():
        written = await uow.execute(
            sa.update(fields)
            .where(_f.org_id == uow.org_id, _f.id == field.id, _f.version == field.version - 1)
            .values(
                position=field.position,
                active=field.active,
                version=field.version,
                **_named(field),
            )
        )
    if not written:
        raise VersionMismatch(say("Somebody else changed this field meanwhile. Load it again."))


def _named(field: CustomField) -> dict[str, Any]:
    return {
        "label": field.label,
        "label_key": fold(field.label),
        "options": [[option.key, option.label] for option in field.options],
    }


class _unique_label:  # noqa: N801  # used like a function
    """Says in words that a label is taken."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        if isinstance(error, asyncpg.UniqueViolationError):
            raise Conflict(
                say("There is a field with this label already."), code="field_exists"
            ) from error


async def delete_field(uow: UnitOfWork, field_id: UUID) -> None:
    """Remove a definition that no record has a value of."""
    await uow.execute(sa.delete(fields).where(_f.org_id == uow.org_id, _f.id == field_id))


async def replace_values(
    uow: UnitOfWork, record_id: UUID, wanted: Mapping[UUID, Sequence[Cell]]
) -> None:
    """Make these the record's values of the fields that are named; no cells remove a value."""
    await delete_values(uow, record_id, wanted.keys())
    await insert_values(uow, {record_id: wanted})


async def insert_values(
    uow: UnitOfWork, wanted: Mapping[UUID, Mapping[UUID, Sequence[Cell]]]
) -> None:
    """Write values, by record and field, of records that have none of these fields."""
    rows = [
        {
            "org_id": uow.org_id,
            "field_id": field_id,
            "record_id": record_id,
            "position": position,
            "text_value": cell.text,
            "text_key": cell.key,
            "number_value": cell.number,
            "date_value": cell.day,
            "flag_value": cell.flag,
            "member_id": cell.member_id,
        }
        for record_id, fields_of_record in wanted.items()
        for field_id, cells in fields_of_record.items()
        for position, cell in enumerate(cells)
    ]
    await uow.insert(values, rows)


async def forget_records(uow: UnitOfWork, record_ids: Collection[UUID]) -> None:
    """Remove all values of records that are removed themselves."""
    await uow.execute(
        sa.delete(values).where(_v.org_id == uow.org_id, _v.record_id.in_(sorted(record_ids)))
    )


async def delete_values(uow: UnitOfWork, record_id: UUID, field_ids: Collection[UUID]) -> None:
    """Remove a record's values of these fields."""
    await uow.execute(
        sa.delete(values).where(
            _v.org_id == uow.org_id,
            _v.record_id == record_id,
            _v.field_id.in_(sorted(field_ids)),
        )
    )


@erases("custom_fields", values)
async def erase_values(uow: UnitOfWork, person: Person) -> Erased:
    """Remove all values of a person's records."""
    removed = await uow.execute(
        sa.delete(values).where(_v.org_id == uow.org_id, _v.record_id.in_(person.ids))
    )
    return Erased({"custom_values": removed})


discloses(
    Section(
        name="custom_values",
        title=say("Further details"),
        table=values,
        about=lambda person: _v.record_id.in_(person.ids),
        also={
            "field": sa.select(_f.label)
            .where(_f.org_id == _v.org_id, _f.id == _v.field_id)
            .scalar_subquery()
        },
        shown=("text_value", "number_value", "date_value", "flag_value"),
        codes=("record_id", "field_id", "position"),
        withheld={Withheld.COPY: ("text_key",), Withheld.OTHERS: ("member_id",)},
    )
)
