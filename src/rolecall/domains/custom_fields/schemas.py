"""Custom fields over HTTP."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.custom_fields.contracts import (
    MAX_OPTIONS,
    ChangeField,
    CustomField,
    FieldKind,
    NewField,
    RecordType,
)
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import SmallInt

Label = Annotated[str, StringConstraints(min_length=1, max_length=80)]


class CustomFieldIn(In):
    """A field to define. Choices have options, given by their labels."""

    record_type: RecordType = RecordType.CANDIDATE
    label: Label
    kind: FieldKind
    options: Annotated[list[Label], Field(max_length=MAX_OPTIONS, default_factory=list)]

    def command(self) -> NewField:
        """Return the command."""
        return NewField(
            record_type=self.record_type,
            label=self.label,
            kind=self.kind,
            options=tuple(self.options),
        )


class OptionIn(In):
    """An option: with its key if it is there already, without for a new one."""

    key: Annotated[str, StringConstraints(max_length=40)] | None = None
    label: Label


class CustomFieldPatch(In):
    """What to change. A field's kind stays what it is."""

    label: Label | None = None
    options: Annotated[list[OptionIn], Field(max_length=MAX_OPTIONS)] | None = None
    active: bool | None = None
    position: SmallInt | None = None

    def command(self, field_id: UUID, expected_version: int | None) -> ChangeField:
        """Return the command."""
        options = self.options
        return ChangeField(
            field_id=field_id,
            expected_version=expected_version,
            label=self.label,
            options=None if options is None else tuple((one.key, one.label) for one in options),
            active=self.active,
            position=self.position,
        )


class FieldOptionOut(Out):
    """An option."""

    key: str
    label: str


class CustomFieldOut(Out):
    """A field."""

    id: UUID
    record_type: RecordType
    label: str
    kind: FieldKind
    options: list[FieldOptionOut]
    position: int
    active: bool
    version: int

    @classmethod
    def of(cls, field: CustomField) -> "CustomFieldOut":
        """Render a field."""
        return cls.model_validate(field)


class CustomFieldsOut(Out):
    """The fields of a kind of record, in their order."""

    items: list[CustomFieldOut]
