"""Candidates over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.candidates.contracts import (
    Candidate,
    Consent,
    Link,
    NewCandidate,
    UpdateCandidate,
)
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import Email, ShortText

Url = Annotated[str, StringConstraints(max_length=500, pattern=r"^https?://[^\s]+$")]
Line = Annotated[str, StringConstraints(max_length=200)]


class LinkIO(In):
    """A web address."""

    url: Url
    label: Line = ""


class CandidateIn(In):
    """A candidate added by hand."""

    full_name: ShortText
    email: Email | None = None
    phone: Line = ""
    location: Line = ""
    headline: Line = ""
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
            links=tuple(Link(link.url, link.label) for link in self.links),
            source=self.source,
        )


class CandidatePatch(In):
    """Fields to change."""

    full_name: ShortText | None = None
    email: Email | None = None
    phone: Line | None = None
    location: Line | None = None
    headline: Line | None = None
    links: Annotated[list[LinkIO], Field(max_length=20)] | None = None

    def command(self, candidate_id: UUID, expected_version: int | None) -> UpdateCandidate:
        """Return the command."""
        links = self.links
        return UpdateCandidate(
            candidate_id=candidate_id,
            expected_version=expected_version,
            full_name=self.full_name,
            email=self.email,
            phone=self.phone,
            location=self.location,
            headline=self.headline,
            links=None if links is None else tuple(Link(one.url, one.label) for one in links),
        )


class LinkOut(Out):
    """A web address."""

    url: str
    label: str


class ConsentOut(Out):
    """A consent with the version of the text that was shown."""

    purpose: str
    text_version: str
    given_at: datetime


class CandidateSummaryOut(Out):
    """A candidate in a list."""

    id: UUID
    full_name: str
    email: str
    phone: str
    location: str
    headline: str
    applications_count: int
    last_applied_at: datetime | None
    created_at: datetime


class CandidateOut(CandidateSummaryOut):
    """A candidate's record."""

    links: list[LinkOut]
    source_first: str
    source_last: str
    consents: list[ConsentOut]
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, candidate: Candidate, consents: list[Consent]) -> "CandidateOut":
        """Render a record."""
        summary = CandidateSummaryOut.model_validate(candidate).model_dump()
        return cls(
            **summary,
            links=[LinkOut.model_validate(link) for link in candidate.links],
            source_first=candidate.source_first,
            source_last=candidate.source_last,
            consents=[ConsentOut.model_validate(consent) for consent in consents],
            updated_at=candidate.updated_at,
            version=candidate.version,
        )
