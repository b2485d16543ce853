"""Mappings over HTTP, and what they make of records."""

from typing import Annotated, Any

from pydantic import AwareDatetime, Field, StringConstraints

from rolecall.domains.integrations.contracts.mappings import (
    FieldMapping,
    MappingDraft,
    Preview,
    Step,
)
from rolecall.domains.integrations.contracts.port import Entity
from rolecall.domains.integrations.contracts.syncing import (
    MappingVersion,
)
from rolecall.domains.integrations.rules.targets import TARGETS, Kind
from rolecall.infra.http import In, Out, Said

NameText = Annotated[str, StringConstraints(min_length=1, max_length=100)]


KeyText = Annotated[str, StringConstraints(min_length=1, max_length=60)]


ValueText = Annotated[str, StringConstraints(max_length=4_000)]


WordText = Annotated[str, StringConstraints(max_length=200)]


_MOST_FIELDS = 100


class MappingStep(In, Out):
    """One transform and its argument."""

    name: KeyText
    argument: WordText = ""


class MappingField(In, Out):
    """A field of ours, where in a record it is (JMESPath), and what is done to it."""

    target: KeyText
    source: Annotated[str, StringConstraints(max_length=500)]
    steps: Annotated[list[MappingStep], Field(max_length=10, default_factory=list)]


class RecordMapping(In, Out):
    """How records of a list become records of ours."""

    entity: Entity
    fields: Annotated[list[MappingField], Field(max_length=_MOST_FIELDS)]
    tables: Annotated[
        dict[KeyText, Annotated[dict[WordText, WordText], Field(max_length=1_000)]],
        Field(max_length=50, default_factory=dict),
    ]

    def draft(self) -> MappingDraft:
        """Return the mapping."""
        return MappingDraft(
            self.entity,
            tuple(
                FieldMapping(
                    one.target,
                    one.source,
                    tuple(Step(step.name, step.argument) for step in one.steps),
                )
                for one in self.fields
            ),
            self.tables,
        )

    @classmethod
    def of(cls, draft: MappingDraft) -> "RecordMapping":
        """Render a mapping."""
        return cls(
            entity=draft.entity,
            fields=[
                MappingField(
                    target=one.target,
                    source=one.source,
                    steps=[MappingStep(name=s.name, argument=s.argument) for s in one.steps],
                )
                for one in draft.fields
            ],
            tables={name: dict(table) for name, table in draft.tables.items()},
        )


class MappingVersionOut(Out):
    """A version of a mapping."""

    number: int
    mapping: RecordMapping
    made_at: AwareDatetime
    made_by_name: str

    @classmethod
    def of(cls, version: MappingVersion) -> "MappingVersionOut":
        """Render a version."""
        return cls(
            number=version.number,
            mapping=RecordMapping.of(version.draft),
            made_at=version.made_at,
            made_by_name=version.made_by_name,
        )


class MappedProblemOut(Out):
    """What is wrong with a field."""

    target: str
    sentence: Said


class UnmappedInRecordOut(Out):
    """A value that a table does not have."""

    target: str
    table: str
    value: str


class MappedRecordOut(Out):
    """A record as it came, and what the mapping makes of it."""

    external_id: str
    raw: dict[str, Any]
    values: dict[str, str | None]
    problems: list[MappedProblemOut]
    unmapped: list[UnmappedInRecordOut]
    usable: bool

    @classmethod
    def of(cls, preview: Preview) -> "MappedRecordOut":
        """Render a preview."""
        return cls(
            external_id=preview.external_id,
            raw=dict(preview.raw),
            values=dict(preview.mapped.values),
            problems=[MappedProblemOut.model_validate(one) for one in preview.mapped.problems],
            unmapped=[UnmappedInRecordOut.model_validate(one) for one in preview.mapped.unmapped],
            usable=preview.mapped.usable,
        )


class MappedRecordsOut(Out):
    """What a mapping makes of records."""

    items: list[MappedRecordOut]


class MappingTargetOut(Out):
    """A field of ours that can be mapped onto."""

    name: str
    kind: Kind
    required: bool
    choices: list[str]


def targets_of(entity: Entity) -> list[MappingTargetOut]:
    """Return the fields of ours that a list about this can be mapped onto."""
    return [
        MappingTargetOut(
            name=one.name, kind=one.kind, required=one.required, choices=list(one.choices)
        )
        for one in TARGETS[entity]
    ]
