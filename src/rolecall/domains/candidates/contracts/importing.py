"""People of a file that is imported, and what they are to records that are there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from rolecall.domains.candidates.contracts.contacts import Link, NewContact
from rolecall.domains.custom_fields.contracts import JsonValue


class ExistingPolicy(StrEnum):
    """What happens to a record that is there already."""

    SKIP = "skip"
    """It stays as it is."""
    FILL = "fill"
    """Only what is empty in it is filled in."""
    UPDATE = "update"
    """What the file says takes the place of what stands there; what it leaves out stays."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportedPerson:
    """A person as a file tells it. The first address and number are the primary ones.

    `values` are of custom fields, by id. `tags` are names.
    """

    full_name: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    location: str = ""
    headline: str = ""
    employer: str = ""
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = "import"
    values: Mapping[UUID, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonChange:
    """What an import changes of a record; nothing that it does not name."""

    fields: Mapping[str, str] = field(default_factory=dict)
    contacts: tuple[NewContact, ...] | None = None
    links: tuple[Link, ...] | None = None
    tags: tuple[str, ...] = ()
    values: Mapping[UUID, JsonValue] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether the record is as the file says."""
        return not (
            self.fields
            or self.tags
            or self.values
            or self.contacts is not None
            or self.links is not None
        )


@dataclass(frozen=True, slots=True)
class JudgedPerson:
    """Whose record a person of a file is: `candidate_id` is None for a new one."""

    candidate_id: UUID | None
    change: PersonChange | None


class ImportOutcome(StrEnum):
    """What an import did with a person."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class ImportedRecord:
    """What an import did, and what taking it back needs to know.

    `version` is the record's after it; `before` are the values that an update replaced.
    """

    outcome: ImportOutcome
    candidate_id: UUID
    version: int
    before: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """How many applications a person has, when the last one came, and from where."""

    count: int
    last_at: datetime
    source: str
