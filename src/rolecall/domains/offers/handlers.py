"""What offers do about events, and which views their own make stale."""

from rolecall.domains.applications.events import StageChanged
from rolecall.domains.approvals.contracts import SubjectKind
from rolecall.domains.approvals.events import (
    ApprovalDeclined,
    ApprovalEvent,
    ApprovalGranted,
    ApprovalWithdrawn,
)
from rolecall.domains.offers import service
from rolecall.domains.offers.events import (
    LetterTemplateChanged,
    OfferAccepted,
    OfferChanged,
    OfferDeclined,
    OfferEvent,
    OfferExpired,
    OfferExpiryDue,
    OfferExtended,
    OfferSent,
    OfferWithdrawn,
)
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import handles
from rolecall.infra.realtime import StaleKeys, stales


@handles(StageChanged, name="offers.on_stage_changed")
async def on_stage_changed(uow: UnitOfWork, event: StageChanged) -> None:
    """Take the offer of an application back that was rejected or withdrawn."""
    if event.to_kind in {"rejected", "withdrawn"}:
        await service.close_for_application(uow, event.application_id)


@handles(OfferExpiryDue, name="offers.on_offer_expiry_due")
async def on_offer_expiry_due(uow: UnitOfWork, event: OfferExpiryDue) -> None:
    """End the offer, unless it was extended or decided."""
    await service.expire_offer(uow, event.offer_id)


@handles(ApprovalGranted, name="offers.on_approval_granted")
async def on_approval_granted(uow: UnitOfWork, event: ApprovalGranted) -> None:
    """Let the offer follow."""
    await _follow_approval(uow, event)


@handles(ApprovalDeclined, name="offers.on_approval_declined")
async def on_approval_declined(uow: UnitOfWork, event: ApprovalDeclined) -> None:
    """Let the offer follow."""
    await _follow_approval(uow, event)


@handles(ApprovalWithdrawn, name="offers.on_approval_withdrawn")
async def on_approval_withdrawn(uow: UnitOfWork, event: ApprovalWithdrawn) -> None:
    """Let the offer follow."""
    await _follow_approval(uow, event)


async def _follow_approval(uow: UnitOfWork, event: ApprovalEvent) -> None:
    if event.subject_kind == SubjectKind.OFFER:
        await service.settle_approval(uow, event.subject_id)


def stale_offer(event: OfferEvent) -> StaleKeys:
    """Lists of offers, and this one."""
    return [["offers"], ["offers", str(event.offer_id)]]


_ABOUT_OFFERS: tuple[type[OfferEvent], ...] = (
    OfferChanged,
    OfferSent,
    OfferExtended,
    OfferAccepted,
    OfferDeclined,
    OfferExpired,
    OfferWithdrawn,
)
for _changed in _ABOUT_OFFERS:
    stales(_changed)(stale_offer)


@stales(LetterTemplateChanged)
def stale_templates(event: LetterTemplateChanged) -> StaleKeys:
    """Templates of letters."""
    del event
    return [["offer-templates"]]
