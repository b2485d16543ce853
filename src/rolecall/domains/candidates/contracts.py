"""The vocabulary of candidates."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Link:
    """A web address that the person gave (portfolio, profile)."""

    url: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """The record as it is now. `version` counts changes, for optimistic locking."""

    id: UUID
    full_name: str
    email: str
    phone: str
    location: str
    headline: str
    links: tuple[Link, ...]
    source_first: str
    source_last: str
    applications_count: int
    last_applied_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Consent:
    """That a person agreed to a text, and to which version of it."""

    purpose: str
    text_version: str
    given_at: datetime
    ip: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NewCandidate:
    """What is known of a person when the record is made. `email` may be empty for a sourced one."""

    full_name: str
    email: str = ""
    phone: str = ""
    location: str = ""
    headline: str = ""
    links: tuple[Link, ...] = ()
    source: str = "direct"


@dataclass(frozen=True, kw_only=True, slots=True)
class UpdateCandidate:
    """Fields to change; None leaves a field as it is."""

    candidate_id: UUID
    expected_version: int | None = None
    full_name: str | None = None
    email: str | None = None
    phone: str | None = None
    location: str | None = None
    headline: str | None = None
    links: tuple[Link, ...] | None = None
