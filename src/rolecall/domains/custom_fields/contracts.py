"""The vocabulary of custom fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

MAX_FIELDS = 60
"""Fields of one kind of record that an organization may have."""
MAX_OPTIONS = 100
"""Options of one choice."""
MAX_FILTERS = 5
"""Fields that one list may be filtered by at a time."""
MAX_COLUMNS = 12
"""Fields whose values one list may show at a time."""

JsonValue: TypeAlias = str | float | bool | list[str]
"""A value as JSON carries it: dates as `YYYY-MM-DD`, members and options by their keys."""
ValuesByField: TypeAlias = Mapping[UUID, JsonValue | None]


class RecordType(StrEnum):
    """Which records fields are for. A domain serves its own kind."""

    CANDIDATE = "candidate"
    JOB = "job"
    APPLICATION = "application"


class FieldKind(StrEnum):
    """What a value of the field is. It never changes: old values would mean something else."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    SINGLE_CHOICE = "single_choice"
    MULTIPLE_CHOICE = "multiple_choice"
    LINK = "link"
    MEMBER = "member"


CHOICES = frozenset({FieldKind.SINGLE_CHOICE, FieldKind.MULTIPLE_CHOICE})
"""Kinds that have options."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose. `key` is what is stored; the label may change."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class CustomField:
    """A field's definition. One that is not active keeps its values and is not shown."""

    id: UUID
    record_type: RecordType
    label: str
    kind: FieldKind
    options: tuple[Option, ...]
    position: int
    active: bool
    version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class NewField:
    """A field to make. Options are labels; their keys are made of them."""

    record_type: RecordType
    label: str
    kind: FieldKind
    options: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeField:
    """What to change of a field; None leaves it as it is. Options without a key are new ones."""

    field_id: UUID
    expected_version: int | None = None
    label: str | None = None
    options: tuple[tuple[str | None, str], ...] | None = None
    active: bool | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One stored part of a value: a choice of several has one cell for each.

    `text` is as it was typed, `key` what it is found by; exactly the columns of the kind are set.
    """

    text: str | None = None
    key: str | None = None
    number: float | None = None
    day: date | None = None
    flag: bool | None = None
    member_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A record's value of one field, as JSON carries it and as people read it."""

    field: CustomField
    value: JsonValue
    display: str


@dataclass(frozen=True, slots=True)
class ColumnValue:
    """A record's value in a column of a list: as JSON carries it and as people read it."""

    field_id: UUID
    kind: FieldKind
    value: JsonValue
    display: str


@dataclass(frozen=True, slots=True)
class FieldFilter:
    """What a list is narrowed to: one field's value, or a range from `low` to `high`.

    With neither, records that have any value. Bounds are inclusive but for a text's upper one.
    """

    field_id: UUID
    kind: FieldKind
    low: Cell | None = None
    high: Cell | None = None
