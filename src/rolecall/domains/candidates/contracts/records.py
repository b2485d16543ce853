"""One organization's record of a person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.domains.candidates.contracts.contacts import (
    Contact,
    ContactKind,
    Link,
    NewContact,
)
from rolecall.domains.candidates.contracts.history import OriginKind
from rolecall.domains.candidates.contracts.sorting import Tag
from rolecall.domains.consents.contracts import ConsentDecision, Purpose, Way
from rolecall.domains.custom_fields.contracts import ColumnValue


@dataclass(frozen=True, slots=True)
class Candidate:
    """The record as it is now. `version` counts changes, for optimistic locking.

    `email` and `phone` are the primary ones of `contacts`.
    """

    id: UUID
    full_name: str
    email: str
    phone: str
    location: str
    headline: str
    employer: str
    contacts: tuple[Contact, ...]
    links: tuple[Link, ...]
    tags: tuple[Tag, ...]
    source_first: str
    source_last: str
    applications_count: int
    last_applied_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int
    is_erased: bool = False
    """The person was erased; the record stands for applications that are counted."""
    custom: tuple[ColumnValue, ...] = ()
    """Values of the custom fields that a list was asked to show as columns."""

    @property
    def emails(self) -> list[str]:
        """All addresses of the person, the primary one first."""
        further = (one.value for one in self.contacts if one.kind is ContactKind.EMAIL)
        return [email for email in dict.fromkeys((self.email, *further)) if email]


@dataclass(frozen=True, slots=True)
class ErasableRecord:
    """A person as an erasure sees them: the kept record, all that were merged into it, addresses.

    `emails` are normalised.
    """

    id: UUID
    full_name: str
    record_ids: tuple[UUID, ...]
    emails: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """An entry of the log: that a person agreed to a text, or took that back.

    `text_version` is the number of the wording, "0" for the product's own words. `shown` is what
    stood beside the tick. `given_at` is when it was said, whichever it was.
    """

    id: UUID
    candidate_id: UUID
    purpose: Purpose
    state: ConsentDecision
    wording_id: UUID | None
    text_version: str
    language: str
    way: Way
    shown: str
    application_id: UUID | None
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
    employer: str = ""
    links: tuple[Link, ...] = ()
    source: str = "direct"
    contacts: tuple[NewContact, ...] = ()
    """Further ones, beside `email` and `phone`."""
    origin: OriginKind | None = None
    """By which way it came, where the actor does not tell."""


@dataclass(frozen=True, kw_only=True, slots=True)
class UpdateCandidate:
    """Fields to change; None leaves a field as it is.

    `contacts` replaces all addresses and numbers; `email` and `phone` change the primary one.
    """

    candidate_id: UUID
    expected_version: int | None = None
    full_name: str | None = None
    email: str | None = None
    phone: str | None = None
    location: str | None = None
    headline: str | None = None
    employer: str | None = None
    contacts: tuple[NewContact, ...] | None = None
    links: tuple[Link, ...] | None = None
    origin: OriginKind | None = None
    """By which way the new values came, where the actor does not tell."""
