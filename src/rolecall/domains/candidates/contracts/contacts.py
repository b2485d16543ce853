"""Ways to reach a person."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class ContactKind(StrEnum):
    """What a contact is."""

    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class NewContact:
    """An address or number to keep. Of each kind one is primary: the first, unless one says so."""

    kind: ContactKind
    value: str
    label: str = ""
    is_primary: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """An address or number that is kept."""

    id: UUID
    kind: ContactKind
    value: str
    label: str
    is_primary: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A web address that the person gave (portfolio, profile)."""

    url: str
    label: str = ""
