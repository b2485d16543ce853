"""Offers as they are read."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from rolecall.domains.jobs.contracts import EmploymentType, PayPeriod
from rolecall.domains.offers.contracts import (
    MyOffer,
    OfferStatus,
    OfferSummary,
    OfferVersion,
    VersionDiff,
)
from rolecall.domains.offers.rules.letters import to_html
from rolecall.domains.offers.schemas.letter_templates import CustomFieldOut
from rolecall.domains.offers.service import OfferView
from rolecall.infra.http import Out, Said


class OfferPayOut(Out):
    """Pay in minor units of an ISO 4217 currency."""

    minor: int
    currency: str
    period: PayPeriod


class TermsOut(Out):
    """What is offered."""

    pay: OfferPayOut | None
    start_date: date | None
    employment_type: EmploymentType
    location: str
    reports_to: str
    expires_on: date | None
    values: Mapping[str, str]


class OfferVersionOut(Out):
    """A version that was put before the candidate, with the hash of its PDF."""

    number: int
    terms: TermsOut
    subject: str
    body_html: str
    file_id: UUID
    sha256: str
    created_at: datetime
    created_by_name: str

    @classmethod
    def of(cls, version: OfferVersion) -> "OfferVersionOut":
        """Render a version."""
        return cls(
            number=version.number,
            terms=TermsOut.model_validate(version.content.terms),
            subject=version.letter.subject,
            body_html=to_html(version.letter),
            file_id=version.file_id,
            sha256=version.sha256,
            created_at=version.created_at,
            created_by_name=version.created_by_name,
        )


class EvidenceOut(Out):
    """Who accepted which version, when and from where."""

    version_number: int
    typed_name: str
    email: str
    user_id: UUID | None
    accepted_at: datetime
    ip: str
    user_agent: str
    sha256: str
    agreement: str


class OfferOut(Out):
    """An offer as members see it. `allowed_actions` is what the caller may do to it now."""

    id: UUID
    application_id: UUID
    job_id: UUID
    job_title: str
    candidate_name: str
    candidate_email: str
    status: OfferStatus
    locale: str
    subject: str
    body_html: str
    fields: list[CustomFieldOut]
    terms: TermsOut
    private_notes: str
    newest_version: int
    expires_at: datetime | None
    sent_at: datetime | None
    decided_at: datetime | None
    reason: str
    created_by_name: str
    created_at: datetime
    updated_at: datetime
    version: int
    versions: list[OfferVersionOut]
    evidence: EvidenceOut | None
    allowed_actions: list[str]

    @classmethod
    def of(cls, view: OfferView) -> "OfferOut":
        """Render an offer."""
        offer, text = view.offer, view.offer.content.text
        own = {
            name: getattr(offer, name)
            for name in cls.model_fields
            if name in type(offer).__dataclass_fields__
        }
        return cls(
            **own,
            locale=text.locale,
            subject=text.subject,
            body_html=text.body_html,
            fields=[CustomFieldOut.model_validate(one) for one in text.fields],
            terms=TermsOut.model_validate(offer.content.terms),
            versions=[OfferVersionOut.of(version) for version in view.versions],
            evidence=EvidenceOut.model_validate(view.evidence) if view.evidence else None,
            allowed_actions=list(view.allowed_actions),
        )


class OfferSummaryOut(Out):
    """An offer in a list."""

    id: UUID
    application_id: UUID
    job_id: UUID
    job_title: str
    candidate_name: str
    status: OfferStatus
    pay: OfferPayOut | None
    start_date: date | None
    newest_version: int
    expires_at: datetime | None
    sent_at: datetime | None
    decided_at: datetime | None
    updated_at: datetime

    @classmethod
    def of(cls, summary: OfferSummary) -> "OfferSummaryOut":
        """Render an offer."""
        return cls.model_validate(summary)


class TermChangeOut(Out):
    """A term that differs, in words."""

    label: Said
    before: str
    after: str


class DiffLineOut(Out):
    """A line of the letter: `same`, `removed` or `added`."""

    kind: str
    text: str


class OfferDiffOut(Out):
    """What differs between two versions."""

    terms: list[TermChangeOut]
    lines: list[DiffLineOut]

    @classmethod
    def of(cls, diff: VersionDiff) -> "OfferDiffOut":
        """Render a difference."""
        return cls(
            terms=[TermChangeOut.model_validate(one) for one in diff.terms],
            lines=[DiffLineOut.model_validate(one) for one in diff.lines],
        )


class MyOfferOut(Out):
    """An offer to the signed-in person. `url` is its private page."""

    offer_id: UUID
    application_id: UUID
    organization_name: str
    job_title: str
    status: OfferStatus
    expires_at: datetime | None
    url: str

    @classmethod
    def of(cls, mine: MyOffer, url: str) -> "MyOfferOut":
        """Render an entry."""
        return cls(
            offer_id=mine.offer_id,
            application_id=mine.application_id,
            organization_name=mine.organization_name,
            job_title=mine.job_title,
            status=mine.status,
            expires_at=mine.expires_at,
            url=url,
        )
