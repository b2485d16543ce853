"""Where the value of a field came from."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class OriginKind(StrEnum):
    """By which way a value came."""

    APPLICATION = "application"
    """The person gave it with an application."""
    MEMBER = "member"
    """A member typed it."""
    API = "api"
    MERGE = "merge"
    """It stood in a record that was merged with this one, or came back when the two were split."""
    IMPORT = "import"
    """It stood in a file that was imported."""
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class FieldOrigin:
    """One value that a field had, whence, by whom and since when.

    `field` is a field's name, or `custom:` and the id of a custom field.
    """

    id: UUID
    field: str
    value: str
    origin: OriginKind
    by_id: UUID | None
    by_name: str
    at: datetime
