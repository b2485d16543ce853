"""What members write about offers."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.jobs.contracts import EmploymentType, PayPeriod
from rolecall.domains.offers.contracts import (
    ChangeOffer,
    CreateOffer,
    OfferPay,
    Terms,
)
from rolecall.domains.offers.rules.letters import MAX_LENGTH
from rolecall.domains.offers.rules.variables import MAX_VALUE
from rolecall.infra.http import In
from rolecall.infra.http.schemas import LongText, ShortText

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Body = Annotated[str, StringConstraints(min_length=1, max_length=MAX_LENGTH)]
Part = Annotated[str, StringConstraints(max_length=200)]
Reason = Annotated[str, StringConstraints(max_length=500)]
Value = Annotated[str, StringConstraints(max_length=MAX_VALUE)]
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]


class OfferPayIn(In):
    """Pay in minor units (cents for USD) of an ISO 4217 currency."""

    minor: Annotated[int, Field(ge=0, le=10**15)]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    period: PayPeriod


class TermsIn(In):
    """What is offered. `expires_on` is the last day to accept, in the organization's zone."""

    pay: OfferPayIn | None = None
    start_date: Day | None = None
    employment_type: EmploymentType = EmploymentType.FULL_TIME
    location: Part = ""
    reports_to: Part = ""
    expires_on: Day | None = None
    values: dict[Key, Value] = Field(default_factory=dict, max_length=30)

    def terms(self) -> Terms:
        """Return the contract."""
        pay = self.pay
        return Terms(
            pay=OfferPay(pay.minor, pay.currency, pay.period) if pay else None,
            start_date=self.start_date,
            employment_type=self.employment_type,
            location=self.location,
            reports_to=self.reports_to,
            expires_on=self.expires_on,
            values=self.values,
        )


class OfferPreviewIn(In):
    """An offer that is being written."""

    application_id: UUID
    template_id: UUID
    terms: TermsIn = TermsIn()

    def command(self) -> CreateOffer:
        """Return the command."""
        return CreateOffer(
            application_id=self.application_id,
            template_id=self.template_id,
            terms=self.terms.terms(),
        )


class OfferIn(OfferPreviewIn):
    """A new offer: a draft until it is sent."""

    private_notes: LongText = ""

    def create(self) -> CreateOffer:
        """Return the command."""
        return CreateOffer(
            application_id=self.application_id,
            template_id=self.template_id,
            terms=self.terms.terms(),
            private_notes=self.private_notes,
        )


class OfferPatch(In):
    """What is to change about a draft; a field that is left out stays as it is."""

    terms: TermsIn | None = None
    subject: ShortText | None = None
    body_html: Body | None = None
    private_notes: LongText | None = None

    def command(self, offer_id: UUID, version: int | None) -> ChangeOffer:
        """Return the command."""
        return ChangeOffer(
            offer_id=offer_id,
            terms=self.terms.terms() if self.terms else None,
            subject=self.subject,
            body_html=self.body_html,
            private_notes=self.private_notes,
            version=version,
        )


class WithdrawOfferIn(In):
    """Why an offer is withdrawn; members read it, the candidate does not."""

    reason: Reason = ""


class SubmitOfferIn(In):
    """A word for the approvers."""

    note: Reason = ""


class ExtendOfferIn(In):
    """The new last day to accept, in the organization's time zone."""

    expires_on: Day
