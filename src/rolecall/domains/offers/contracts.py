"""The vocabulary of offers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from rolecall.domains.jobs.contracts import EmploymentType, PayPeriod
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say


class OfferStatus(StrEnum):
    """Where an offer is in its life."""

    DRAFT = "draft"
    PENDING_APPROVAL = "pending_approval"
    APPROVED = "approved"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


LIVE: Final = (
    OfferStatus.DRAFT,
    OfferStatus.PENDING_APPROVAL,
    OfferStatus.APPROVED,
    OfferStatus.SENT,
)
"""An application has at most one offer in one of these."""


class FieldKind(StrEnum):
    """What a custom variable of a template holds."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"


class InvalidOfferStatus(Conflict):
    """The offer's state does not allow this: 409 with what it allows."""

    code, title = "invalid_offer_status", say("The offer does not allow this now")


@dataclass(frozen=True, slots=True)
class CustomField:
    """A variable that a template brings along: its name in the text, and what people call it."""

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterText:
    """The text of a letter with its variables, in the language `locale`."""

    locale: str
    subject: str
    body_html: str
    fields: tuple[CustomField, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTemplate:
    """A template of an organization. An archived one is kept and no longer offered."""

    id: UUID
    name: str
    text: LetterText
    archived_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class OfferPay:
    """Pay in minor units of an ISO 4217 currency, per period."""

    minor: int
    currency: str
    period: PayPeriod


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is offered. `values` holds custom variables by key: text, ISO 8601 dates, numbers."""

    pay: OfferPay | None = None
    start_date: date | None = None
    employment_type: EmploymentType = EmploymentType.FULL_TIME
    location: str = ""
    reports_to: str = ""
    expires_on: date | None = None
    """The last day on which it can be accepted, in the organization's time zone."""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferContent:
    """All that a version of an offer says."""

    text: LetterText
    terms: Terms

    def without_words(self) -> "OfferContent":
        """Return what may be kept of an offer to nobody known: pay, start and kind of work."""
        return OfferContent(
            text=replace(self.text, subject="", body_html=""),
            terms=replace(self.terms, location="", reports_to="", values={}),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An offer with what it says now; `content` of a sent one is that of its newest version."""

    id: UUID
    application_id: UUID
    job_id: UUID
    job_title: str
    candidate_name: str
    candidate_email: str
    status: OfferStatus
    content: OfferContent
    private_notes: str
    newest_version: int
    """The number of the newest version, 0 before the first."""
    expires_at: datetime | None
    sent_at: datetime | None
    decided_at: datetime | None
    reason: str
    """Why it was declined or withdrawn, in words."""
    link_nonce: str
    created_by_name: str
    created_at: datetime
    updated_at: datetime
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferSummary:
    """An offer in a list."""

    id: UUID
    application_id: UUID
    job_id: UUID
    job_title: str
    candidate_name: str
    status: OfferStatus
    pay: OfferPay | None
    start_date: date | None
    newest_version: int
    expires_at: datetime | None
    sent_at: datetime | None
    decided_at: datetime | None
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SentOffer:
    """An offer that was put before its candidate, as reports look at many.

    `sent_at` is when it was sent last, `decided_at` when it was answered or ended.
    """

    id: UUID
    application_id: UUID
    candidate_name: str
    job_id: UUID
    job_title: str
    status: OfferStatus
    sent_at: datetime
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a letter: an element of the few that letters have, with text and parts in it."""

    tag: str
    children: "tuple[Node | str, ...]" = ()
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter with its variables filled in."""

    locale: str
    subject: str
    blocks: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferVersion:
    """What was put before the candidate, with its PDF. A version never changes."""

    offer_id: UUID
    number: int
    content: OfferContent
    letter: Letter
    file_id: UUID
    sha256: str
    created_at: datetime
    created_by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is kept of an acceptance.

    The ESIGN Act asks that a signature is attributable, intended and retained with the record that
    was shown (15 U.S.C. § 7001(a), (c) and (e), § 7006(5)); Regulation (EU) 910/2014, article
    25(1), that it is not denied effect because it is electronic. So: who, when, from where, to what
    exactly.
    """

    offer_id: UUID
    version_number: int
    typed_name: str
    email: str
    user_id: UUID | None
    """The login that was signed in, if any."""
    accepted_at: datetime
    ip: str
    user_agent: str
    sha256: str
    """SHA-256 of the PDF that was shown, hexadecimal."""
    agreement: str
    """The sentence that was agreed to, as it was shown."""
    locale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFilter:
    """Which offers; every criterion that is given must hold."""

    status: OfferStatus | None = None
    job_id: UUID | None = None
    application_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class MyOffer:
    """An offer as its candidate's login lists it, in any organization."""

    offer_id: UUID
    application_id: UUID
    organization_name: str
    job_title: str
    status: OfferStatus
    expires_at: datetime | None
    org_id: UUID
    link_nonce: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveTemplate:
    """Write a template, or change one. `version` is the one that the editor saw."""

    name: str
    text: LetterText
    template_id: UUID | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateOffer:
    """Write a draft for an application, with the text of a template."""

    application_id: UUID
    template_id: UUID
    terms: Terms
    private_notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOffer:
    """Change a draft; None leaves a part as it is."""

    offer_id: UUID
    terms: Terms | None = None
    subject: str | None = None
    body_html: str | None = None
    private_notes: str | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptOffer:
    """The candidate's yes. `version_number` is the version that was on the screen."""

    version_number: int
    typed_name: str
    agreed: bool
    ip: str
    user_agent: str
    user_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term that differs between two versions, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DiffLine:
    """A line of the letter: `same`, `removed` or `added`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class VersionDiff:
    """What differs between two versions."""

    terms: tuple[TermChange, ...]
    lines: tuple[DiffLine, ...]
