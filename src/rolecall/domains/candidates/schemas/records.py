"""Candidates over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints, TypeAdapter, model_validator

from rolecall.domains.candidates.contracts import (
    Candidate,
    Consent,
    ContactKind,
    FieldOrigin,
    Link,
    NewCandidate,
    NewContact,
    OriginKind,
    UpdateCandidate,
)
from rolecall.domains.candidates.schemas.sorting import PoolBriefOut, TagOut
from rolecall.domains.consents.contracts import ConsentDecision, Purpose, Way
from rolecall.domains.custom_fields.contracts import ColumnValue, FieldKind, FieldValue
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import Email, ShortText

Url = Annotated[str, StringConstraints(max_length=500, pattern=r"^https?://[^\s]+$")]
Line = Annotated[str, StringConstraints(max_length=200)]


class LinkIO(In):
    """A web address."""

    url: Url
    label: Line = ""


_EMAIL = TypeAdapter(Email)


class ContactIO(In):
    """An e-mail address or a phone number. Of each kind one is primary."""

    kind: ContactKind
    value: Annotated[str, StringConstraints(min_length=1, max_length=254)]
    label: Annotated[str, StringConstraints(max_length=40)] = ""
    is_primary: bool = False

    @model_validator(mode="after")
    def _is_an_address(self) -> "ContactIO":
        if self.kind is ContactKind.EMAIL:
            _EMAIL.validate_python(self.value)
        return self

    def contract(self) -> NewContact:
        """Return the contact."""
        return NewContact(self.kind, self.value, self.label, self.is_primary)


class CandidateIn(In):
    """A candidate added by hand."""

    full_name: ShortText
    email: Email | None = None
    phone: Line = ""
    location: Line = ""
    headline: Line = ""
    employer: Line = ""
    contacts: Annotated[list[ContactIO], Field(max_length=20, default_factory=list)]
    links: Annotated[list[LinkIO], Field(max_length=20, default_factory=list)]
    source: Line = "sourced"

    def command(self) -> NewCandidate:
        """Return the command."""
        return NewCandidate(
            full_name=self.full_name,
            email=self.email or "",
            phone=self.phone,
            location=self.location,
            headline=self.headline,
            employer=self.employer,
            contacts=tuple(one.contract() for one in self.contacts),
            links=tuple(Link(link.url, link.label) for link in self.links),
            source=self.source,
        )


class CandidatePatch(In):
    """Fields to change. `contacts` are all addresses and numbers; `email` is the primary one."""

    full_name: ShortText | None = None
    email: Email | None = None
    phone: Line | None = None
    location: Line | None = None
    headline: Line | None = None
    employer: Line | None = None
    contacts: Annotated[list[ContactIO], Field(max_length=20)] | None = None
    links: Annotated[list[LinkIO], Field(max_length=20)] | None = None

    def command(self, candidate_id: UUID, expected_version: int | None) -> UpdateCandidate:
        """Return the command."""
        links, contacts = self.links, self.contacts
        return UpdateCandidate(
            candidate_id=candidate_id,
            expected_version=expected_version,
            full_name=self.full_name,
            email=self.email,
            phone=self.phone,
            location=self.location,
            headline=self.headline,
            employer=self.employer,
            contacts=None if contacts is None else tuple(one.contract() for one in contacts),
            links=None if links is None else tuple(Link(one.url, one.label) for one in links),
        )


class LinkOut(Out):
    """A web address."""

    url: str
    label: str


class ContactOut(Out):
    """An e-mail address or a phone number."""

    id: UUID
    kind: ContactKind
    value: str
    label: str
    is_primary: bool


class FieldOriginOut(Out):
    """A value that a field had: whence, by whom and since when."""

    field: str
    value: str
    origin: OriginKind
    by_name: str
    at: datetime


class FieldHistoryOut(Out):
    """The values that a field had, newest first."""

    items: list[FieldOriginOut]


class CustomValuesIn(In):
    """Values of custom fields by the fields' ids; null removes a value."""

    values: Annotated[
        dict[UUID, str | float | bool | list[str] | None], Field(min_length=1, max_length=60)
    ]


class CustomValueOut(Out):
    """A value of a custom field, as JSON carries it and as people read it."""

    field_id: UUID
    label: str
    kind: FieldKind
    value: str | float | bool | list[str]
    display: str

    @classmethod
    def of(cls, found: FieldValue) -> "CustomValueOut":
        """Render a value."""
        return cls(
            field_id=found.field.id,
            label=found.field.label,
            kind=found.field.kind,
            value=found.value,
            display=found.display,
        )


class ConsentOut(Out):
    """That somebody agreed to a text or took that back, with the version that was shown."""

    purpose: Purpose
    state: ConsentDecision
    wording_id: UUID | None
    """The version, by which its text is read; none where the product's own words stood."""
    text_version: str
    language: str
    way: Way
    shown: str
    """What stood beside the tick."""
    given_at: datetime
    """When it was said, also where it was taken back."""


class CandidateFactsOut(Out):
    """What lists and records say of a candidate alike."""

    id: UUID
    full_name: str
    email: str
    phone: str
    location: str
    headline: str
    employer: str
    tags: list[TagOut]
    applications_count: int
    last_applied_at: datetime | None
    created_at: datetime
    source_first: str


class CandidateSummaryOut(CandidateFactsOut):
    """A candidate in a list; `custom` are values of the fields that were asked for as columns."""

    custom: list[ColumnValue]


class CandidateGroupOut(Out):
    """Candidates with a tag or a first source in common; an empty `key` is those without one."""

    key: str
    label: str
    count: int


class CandidateGroupsOut(Out):
    """How many candidates there are; `total` counts up to 100,001."""

    total: int
    groups: list[CandidateGroupOut]


class CandidateOut(CandidateFactsOut):
    """A candidate's record. Asked for a merged one, its `id` is the record that it went into."""

    contacts: list[ContactOut]
    links: list[LinkOut]
    source_last: str
    consents: list[ConsentOut]
    custom: list[CustomValueOut]
    pools: list[PoolBriefOut]
    origins: list[FieldOriginOut]
    updated_at: datetime
    version: int
    is_erased: bool
    """The person was erased; the record stands for applications that are counted."""

    @classmethod
    def of(
        cls,
        candidate: Candidate,
        consents: list[Consent],
        custom: list[FieldValue],
        pools: list[tuple[UUID, str]],
        origins: list[FieldOrigin],
    ) -> "CandidateOut":
        """Render a record."""
        summary = CandidateFactsOut.model_validate(candidate).model_dump()
        return cls(
            **summary,
            contacts=[ContactOut.model_validate(one) for one in candidate.contacts],
            links=[LinkOut.model_validate(link) for link in candidate.links],
            source_last=candidate.source_last,
            consents=[ConsentOut.model_validate(consent) for consent in consents],
            custom=[CustomValueOut.of(one) for one in custom],
            pools=[PoolBriefOut(id=pool_id, name=name) for pool_id, name in pools],
            origins=[FieldOriginOut.model_validate(one) for one in origins],
            updated_at=candidate.updated_at,
            version=candidate.version,
            is_erased=candidate.is_erased,
        )
