"""Mappings: how records of theirs become fields of ours, and fields of ours what is written there.

A mapping is a version: it is never changed, but followed by the next one, so that what was read
once can be mapped anew and it can be said by which mapping a value came.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rolecall.domains.integrations.contracts.port import Entity
from rolecall.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Step:
    """One transform with its argument, empty where it takes none."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class FieldMapping:
    """One field: where in the record it is (JMESPath), and what is done to it, in order."""

    target: str
    source: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class MappingDraft:
    """What a person has written. `tables` are what `lookup` looks up, by name."""

    entity: Entity
    fields: tuple[FieldMapping, ...]
    tables: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReverseDraft:
    """What is written over there for an action.

    The `target` of a field is a dotted path in the payload, its source an expression over ours.
    """

    action: str
    fields: tuple[FieldMapping, ...]
    tables: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """Why a field of a record has no value. `code` is a stable word."""

    target: str
    sentence: Sentence
    code: str


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A value that a lookup table does not have: a person says what it means."""

    target: str
    table: str
    value: str


@dataclass(frozen=True, slots=True)
class Mapped:
    """What came of a record.

    Fields with a problem or an unmapped value are not among `values`, and what we have of them
    stays; a field that is None is empty over there. `lacking` are required fields without a
    value: where there is one, nothing of the record is taken.
    """

    values: Mapping[str, str | None]
    problems: Sequence[FieldProblem]
    unmapped: Sequence[Unmapped]
    lacking: tuple[str, ...] = ()

    @property
    def usable(self) -> bool:
        """Tell whether the record can be taken."""
        return not self.lacking


@dataclass(frozen=True, slots=True)
class Preview:
    """A raw record beside what the mapping makes of it."""

    external_id: str
    raw: Mapping[str, Any]
    mapped: Mapped
