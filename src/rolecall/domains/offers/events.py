"""What offers publish."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.kernel.events import Event, published


@dataclass(frozen=True, kw_only=True)
class OfferEvent(Event):
    """Something about one offer."""

    offer_id: UUID
    application_id: UUID
    job_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class OfferChanged(OfferEvent):
    """It was drafted, edited, or taken back for a new version."""

    type = "offers.offer_changed.v1"


@published
@dataclass(frozen=True, kw_only=True)
class OfferSent(OfferEvent):
    """A version is before the candidate."""

    type = "offers.offer_sent.v1"

    version_number: int
    expires_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class OfferExtended(OfferEvent):
    """It can be accepted for longer."""

    type = "offers.offer_extended.v1"

    expires_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class OfferAccepted(OfferEvent):
    """The candidate accepted; the application is hired and an opening filled."""

    type = "offers.offer_accepted.v1"

    version_number: int
    accepted_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class OfferAcceptanceRefused(OfferEvent):
    """The candidate wanted to accept and could not: no opening is left, or the like.

    `because` is the code of the refusal, such as `no_opening_left`.
    """

    type = "offers.offer_acceptance_refused.v1"

    because: str
    at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class OfferDeclined(OfferEvent):
    """The candidate said no."""

    type = "offers.offer_declined.v1"

    declined_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class OfferExpired(OfferEvent):
    """Its last day is over without an answer."""

    type = "offers.offer_expired.v1"

    expired_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class OfferWithdrawn(OfferEvent):
    """The employer took it back; `was_sent`: the candidate had it."""

    type = "offers.offer_withdrawn.v1"

    was_sent: bool
    at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class OfferReminderDue(OfferEvent):
    """Two days are left. It counts only while the offer still expires at `expires_at`."""

    type = "offers.offer_reminder_due.v1"

    expires_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class OfferExpiryDue(OfferEvent):
    """The last day is over. It counts only while the offer still expires at `expires_at`."""

    type = "offers.offer_expiry_due.v1"

    expires_at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class LetterTemplateChanged(Event):
    """A template was written, changed, archived or brought back."""

    type = "offers.letter_template_changed.v1"

    template_id: UUID
