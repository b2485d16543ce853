"""Defining fields, and keeping records' values of them.

Guarantees: a field's kind and its options' keys never change, so that a stored value keeps its
meaning; a field that records have values of is switched off, never removed; whoever calls for a
record's values has decided who may see and change the record.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.custom_fields import policy, queries, repository, rules
from rolecall.domains.custom_fields.contracts import (
    MAX_FIELDS,
    MAX_FILTERS,
    Cell,
    ChangeField,
    ColumnValue,
    CustomField,
    FieldFilter,
    FieldKind,
    FieldValue,
    JsonValue,
    NewField,
    RecordType,
    ValuesByField,
)
from rolecall.domains.custom_fields.events import CustomFieldChanged
from rolecall.domains.identity import api as identity
from rolecall.infra.db import Reader, UnitOfWork
from rolecall.kernel import ids
from rolecall.kernel.errors import Conflict, FieldError, InvalidInput, NotFound, VersionMismatch
from rolecall.kernel.sentences import Sentence, said_by, say
from rolecall.kernel.terms import fold


async def create_field(uow: UnitOfWork, actor: Actor, new: NewField) -> CustomField:
    """Define a field, behind the others.

    Raises:
        Conflict: another field has this label.
        InvalidInput: the options do not fit the kind, or there are too many fields.
    """
    policy.can_manage(actor).require()
    there = await queries.list_fields(uow, new.record_type)
    if len(there) >= MAX_FIELDS:
        raise InvalidInput(
            say(
                "There may be {max_fields} fields; switch one off and rename it.",
                max_fields=MAX_FIELDS,
            )
        )
    field = CustomField(
        id=ids.uuid7(),
        record_type=new.record_type,
        label=" ".join(new.label.split()),
        kind=new.kind,
        options=rules.new_options(new.kind, new.options),
        position=max((one.position for one in there), default=0) + 1,
        active=True,
        version=1,
    )
    await repository.insert_field(uow, field)
    _tell(
        uow, actor, field, "created", say("Defined the custom field “{field}”.", field=field.label)
    )
    return field


async def change_field(uow: UnitOfWork, actor: Actor, command: ChangeField) -> CustomField:
    """Rename a field, change its options, its place, or whether it is in use.

    Raises:
        NotFound: there is none of this id.
        VersionMismatch: it changed since `expected_version` was read.
        InvalidInput: the options do not fit.
    """
    policy.can_manage(actor).require()
    field = await _get_for_update(uow, command.field_id)
    if command.expected_version not in {None, field.version}:
        raise VersionMismatch(say("Somebody else changed this field meanwhile. Load it again."))
    options = command.options
    changed = replace(
        field,
        label=field.label if command.label is None else " ".join(command.label.split()),
        options=(
            field.options
            if options is None
            else rules.changed_options(field.kind, options, field.options)
        ),
        active=field.active if command.active is None else command.active,
        position=field.position if command.position is None else command.position,
    )
    if changed == field:
        return field
    changed = replace(changed, version=field.version + 1)
    await repository.update_field(uow, changed)
    _tell(
        uow,
        actor,
        changed,
        "changed",
        say("Changed the custom field “{changed}”.", changed=changed.label),
    )
    return changed


async def remove_field(uow: UnitOfWork, actor: Actor, field_id: UUID) -> None:
    """Remove a field that nothing was written into.

    Raises:
        NotFound: there is none of this id.
        Conflict: code `field_in_use`; records have values.
    """
    policy.can_manage(actor).require()
    field = await _get_for_update(uow, field_id)
    if await queries.is_used(uow, field_id):
        raise Conflict(
            say("Records have values of this field. Switch it off; what was written stays."),
            code="field_in_use",
        )
    await repository.delete_field(uow, field_id)
    _tell(
        uow, actor, field, "removed", say("Removed the custom field “{field}”.", field=field.label)
    )


async def values_of(uow: UnitOfWork, record_type: RecordType, record_id: UUID) -> list[FieldValue]:
    """Return a record's values of the fields in use, in the order of the fields."""
    stored = await queries.cells_of_record(uow, record_id)
    if not stored:
        return []
    fields = [one for one in await queries.list_fields(uow, record_type) if one.active]
    named = {cell.member_id for cells in stored.values() for cell in cells if cell.member_id}
    members = await _names(uow, named)
    return [
        FieldValue(
            field,
            rules.json_of(field, stored[field.id]),
            rules.display_of(field, stored[field.id], members),
        )
        for field in fields
        if field.id in stored
    ]


async def heads_of(
    uow: UnitOfWork, record_type: RecordType, field_ids: Sequence[UUID], others: Collection[str]
) -> list[str]:
    """Return what the columns of these fields are called in a file, each unlike all others.

    Raises:
        InvalidInput: a field is not there, or not in use.
    """
    there = await queries.list_fields(uow, record_type)
    labels = {one.id: one.label for one in there if one.active}
    missing = [one for one in field_ids if one not in labels]
    if missing:
        raise InvalidInput.of_field(
            "fields", say("There is no such custom field. Reload and choose.")
        )
    taken = {fold(one) for one in others}
    return [
        f"{labels[one]} (custom field)" if fold(labels[one]) in taken else labels[one]
        for one in field_ids
    ]


async def cells_of_columns(
    reader: Reader, record_ids: Collection[UUID], field_ids: Collection[UUID]
) -> dict[UUID, dict[UUID, JsonValue]]:
    """Return what a file tells in the columns of these fields, by record and field.

    Numbers and yes or no are values; options and members are the words that people read.
    """
    found = await columns_of(reader, record_ids, field_ids)
    return {
        record_id: {
            one.field_id: one.value if one.kind is FieldKind.YES_NO else _told(one)
            for one in values
        }
        for record_id, values in found.items()
    }


def _told(one: ColumnValue) -> JsonValue:
    if isinstance(one.value, float):
        return int(one.value) if one.value.is_integer() else one.value
    return one.display


async def columns_of(
    reader: Reader, record_ids: Collection[UUID], field_ids: Collection[UUID]
) -> dict[UUID, tuple[ColumnValue, ...]]:
    """Return what stands in the columns of these fields, for the records that have a value.

    One query for all records; one more for names, where a field leads to members.
    """
    if not record_ids or not field_ids:
        return {}
    stored = await queries.cells_of_records(reader, record_ids, field_ids)
    named = {
        cell.member_id
        for of_record in stored.values()
        for _, cells in of_record.values()
        for cell in cells
        if cell.member_id
    }
    members = await identity.names_of_members(reader, named) if named else {}
    return {
        record_id: tuple(
            ColumnValue(
                field.id,
                field.kind,
                rules.json_of(field, cells),
                rules.display_of(field, cells, members),
            )
            for field, cells in of_record.values()
        )
        for record_id, of_record in stored.items()
    }


async def set_values(
    uow: UnitOfWork, record_type: RecordType, record_id: UUID, wanted: ValuesByField
) -> list[CustomField]:
    """Write a record's values of the named fields, None for no value; return what changed.

    Raises:
        InvalidInput: a field is not there or not in use, or a value is not of its kind.
    """
    fields = {one.id: one for one in await queries.list_fields(uow, record_type) if one.active}
    cells = await _checked(uow, fields, wanted)
    before = await queries.cells_of_record(uow, record_id)
    changed = {
        field_id: after
        for field_id, after in cells.items()
        if tuple(before.get(field_id, ())) != after
    }
    if changed:
        await repository.replace_values(uow, record_id, changed)
    return [fields[field_id] for field_id in changed]


class Table:
    """The fields of a kind of record, for many values of many records at a time."""

    def __init__(
        self, fields: Sequence[CustomField], members: Mapping[UUID, str], named: Mapping[str, str]
    ) -> None:
        self.fields = {one.id: one for one in fields if one.active}
        self._members, self._named = members, named

    def read(self, field_id: UUID, text: str) -> JsonValue:
        """Return the value that a cell of a table holds.

        Raises:
            ValueError: it is not of the field's kind; the sentence says what to write.
            KeyError: there is no such field in use.
        """
        field = self.fields[field_id]
        value = rules.value_of_text(field, text, self._named)
        rules.cells_of(field, value, self._members)
        return value

    def cells(self, values: Mapping[UUID, JsonValue]) -> dict[UUID, tuple[Cell, ...]]:
        """Return what is stored of values that `read` returned."""
        return {
            field_id: rules.cells_of(self.fields[field_id], value, self._members)
            for field_id, value in values.items()
            if field_id in self.fields
        }

    def values(self, stored: Mapping[UUID, Sequence[Cell]]) -> dict[UUID, JsonValue]:
        """Return the values of what is stored."""
        return {
            field_id: rules.json_of(self.fields[field_id], cells)
            for field_id, cells in stored.items()
            if field_id in self.fields
        }

    def shown(self, stored: Mapping[UUID, Sequence[Cell]]) -> dict[UUID, str]:
        """Return what is stored as people read it."""
        return {
            field_id: rules.display_of(self.fields[field_id], cells, self._members)
            for field_id, cells in stored.items()
            if field_id in self.fields
        }


async def load_table(uow: UnitOfWork, record_type: RecordType) -> Table:
    """Return the fields in use of a kind of record."""
    fields = await queries.list_fields(uow, record_type)
    if not any(one.kind is FieldKind.MEMBER and one.active for one in fields):
        return Table(fields, {}, {})
    members = await identity.list_members(uow)
    named = {fold(one.full_name): str(one.user_id) for one in members}
    named |= {fold(one.email): str(one.user_id) for one in members}
    return Table(fields, {one.user_id: one.full_name for one in members}, named)


async def parse_filters(
    uow: UnitOfWork, record_type: RecordType, texts: Sequence[str]
) -> list[FieldFilter]:
    """Return the filters of a list's address (`FIELD_ID:VALUE`).

    Raises:
        InvalidInput: one names no field, or a value that is not of its kind.
    """
    if not texts:
        return []
    if len(texts) > MAX_FILTERS:
        raise InvalidInput.of_field(
            "field", say("Filter by at most {max_filters} fields.", max_filters=MAX_FILTERS)
        )
    fields = {one.id: one for one in await queries.list_fields(uow, record_type)}
    return [rules.parse_filter(text, fields) for text in texts]


async def _checked(
    uow: UnitOfWork, fields: Mapping[UUID, CustomField], wanted: ValuesByField
) -> dict[UUID, tuple[Cell, ...]]:
    members: Mapping[UUID, str] = {}
    if any(field_id in fields and fields[field_id].kind is FieldKind.MEMBER for field_id in wanted):
        members = {one.user_id: one.full_name for one in await identity.list_members(uow)}
    cells: dict[UUID, tuple[Cell, ...]] = {}
    problems: list[FieldError] = []
    for field_id, value in wanted.items():
        path = f"values.{field_id}"
        if field_id not in fields:
            problems.append(FieldError(path, say("There is no such field in use.")))
            continue
        try:
            cells[field_id] = (
                () if value is None else rules.cells_of(fields[field_id], value, members)
            )
        except ValueError as error:
            problems.append(FieldError(path, said_by(error)))
    if problems:
        raise InvalidInput(say("Some values do not fit their fields."), errors=problems)
    return cells


async def _names(uow: UnitOfWork, user_ids: Iterable[UUID]) -> dict[UUID, str]:
    wanted = sorted(user_ids)
    if not wanted:
        return {}
    found = await identity.get_members_by_ids(uow, wanted)
    return {user_id: member.full_name for user_id, member in found.items()}


async def _get_for_update(uow: UnitOfWork, field_id: UUID) -> CustomField:
    field = await queries.get_for_update(uow, field_id)
    if field is None:
        raise NotFound(say("There is no such custom field."))
    return field


def _tell(uow: UnitOfWork, actor: Actor, field: CustomField, verb: str, summary: Sentence) -> None:
    audit.record(uow, actor, f"custom_fields.{verb}", "custom_field", field.id, summary)
    uow.emit(CustomFieldChanged(field_id=field.id, record_type=field.record_type.value))
