"""An offer and its approval: asking, taking back, and what follows from outcomes.

Guarantees: where a chain applies an offer is sent only with an approval of exactly its terms.
"""

from uuid import UUID

from rolecall.access import Actor
from rolecall.access.actor import system_actor
from rolecall.domains.approvals import api as approvals
from rolecall.domains.approvals.contracts import (
    ApprovalStatus,
    RequestApproval,
    Standing,
    Subject,
    SubjectKind,
)
from rolecall.domains.audit import api as audit
from rolecall.domains.jobs import api as jobs
from rolecall.domains.offers import policy, repository
from rolecall.domains.offers.contracts import Offer, OfferStatus
from rolecall.domains.offers.events import OfferChanged
from rolecall.domains.offers.rules import states
from rolecall.domains.offers.rules.approval import subject_of
from rolecall.domains.offers.rules.states import OfferAction
from rolecall.domains.offers.service.writing import change, load_for_update, names_of
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.sentences import Sentence, say

_FOLLOWS = {
    ApprovalStatus.GRANTED: OfferAction.APPROVE,
    ApprovalStatus.DECLINED: OfferAction.RETURN,
    ApprovalStatus.WITHDRAWN: OfferAction.RETURN,
}
"""What an outcome does to an offer that waits for it."""


async def submit_offer(
    uow: UnitOfWork, actor: Actor, offer_id: UUID, note: str, version: int | None
) -> Offer:
    """Ask the approvers of the chain that applies.

    Raises:
        NotFound: there is no such offer.
        VersionMismatch: it changed since it was read.
        InvalidOfferStatus: it is no draft.
        Conflict: as `approvals.request_approval` says.
    """
    policy.can_manage(actor).require()
    offer = await load_for_update(uow, offer_id, version)
    status = states.after(OfferAction.SUBMIT, offer.status)
    subject = await _subject(uow, offer)
    await approvals.request_approval(uow, actor, RequestApproval(subject=subject, note=note))
    return await _moved(uow, actor, offer, status, say("Submitted the offer for approval."))


async def settle_approval(uow: UnitOfWork, offer_id: UUID) -> None:
    """Let an offer that waits for its approval follow the newest request."""
    offer = await repository.get_for_update(uow, offer_id)
    standing = await standing_of(uow, offer)
    action = _FOLLOWS.get(standing.status) if standing.status else None
    if action is None or offer.status is not OfferStatus.PENDING_APPROVAL:
        return
    status = states.after(action, offer.status)
    told = (
        say("The offer is approved.")
        if action is OfferAction.APPROVE
        else say("It is a draft again.")
    )
    await _moved(uow, system_actor(uow.org_id), offer, status, told)


async def require_approved(uow: UnitOfWork, offer: Offer) -> None:
    """Pass if the offer may be sent, as far as its approval is concerned.

    Raises:
        Conflict: code `approval_required`, `approval_pending` or `approval_declined`.
    """
    await approvals.require_granted(uow, await _subject(uow, offer))


async def give_up_approval(uow: UnitOfWork, actor: Actor, offer: Offer) -> None:
    """End the offer's request, because the offer is changed or goes away."""
    await approvals.withdraw(uow, actor, SubjectKind.OFFER, offer.id, _with_the_offer)


def _with_the_offer(title: str) -> Sentence:
    return say("Took back the request to approve “{subject}” with the offer.", subject=title)


async def needs_approval(uow: UnitOfWork, offer: Offer) -> bool:
    """Tell whether a chain applies and these terms have not been approved."""
    standing, subject = await standing_of(uow, offer), await _subject(uow, offer)
    approval = standing.approval
    granted = approval is not None and approval.status is ApprovalStatus.GRANTED
    return standing.is_needed and not (
        granted and approval is not None and approval.fields == subject.fields
    )


async def standing_of(uow: UnitOfWork, offer: Offer) -> Standing:
    """Return whether a chain applies to the offer, and its newest request."""
    job = await jobs.get_job(uow, offer.job_id)
    return await approvals.standing_of(uow, SubjectKind.OFFER, offer.id, job.department)


async def _subject(uow: UnitOfWork, offer: Offer) -> Subject:
    return subject_of(offer, (await jobs.get_job(uow, offer.job_id)).department)


async def _moved(
    uow: UnitOfWork, actor: Actor, offer: Offer, status: OfferStatus, told: Sentence
) -> Offer:
    audit.record(
        uow, actor, f"offers.{status.value}", "offer", offer.id, told,
        {"status": audit.Change(offer.status.value, status.value)},
    )  # fmt: skip
    uow.emit(OfferChanged(**names_of(offer)))
    return await change(uow, offer, status=status)
