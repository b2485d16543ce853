"""Sending offers, and what employers do to those that were sent.

Guarantees: the PDF that a version names is stored before the version is; of two who send, withdraw
or accept at once exactly one wins, because all of them lock the offer first.
"""

import hashlib
from datetime import date, datetime
from uuid import UUID

from rolecall.access import Actor
from rolecall.access.actor import system_actor
from rolecall.domains.applications import api as applications
from rolecall.domains.audit import api as audit
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FilePurpose
from rolecall.domains.offers import policy, queries, repository
from rolecall.domains.offers.contracts import LIVE, Letter, Offer, OfferVersion
from rolecall.domains.offers.events import (
    OfferExpired,
    OfferExtended,
    OfferSent,
    OfferWithdrawn,
)
from rolecall.domains.offers.rules import expiry, states
from rolecall.domains.offers.rules.states import OfferAction
from rolecall.domains.offers.service.approving import give_up_approval, require_approved
from rolecall.domains.offers.service.letters import (
    Stationery,
    compose,
    letter_document,
    stationery_of,
)
from rolecall.domains.offers.service.writing import change, load_for_update, names_of, plan_end
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.documents import typeset
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say

"""What letters are attached to."""


async def send_offer(db: Database, actor: Actor, offer_id: UUID, version: int | None) -> Offer:
    """Make the next version of a draft, with its PDF, and put it before the candidate.

    Raises:
        NotFound: there is no such offer.
        VersionMismatch: it changed since it was read, or while its PDF was made.
        InvalidOfferStatus: it is neither a draft nor approved.
        InvalidInput: the letter has a variable without a value, or the last day is missing or over.
        NotHireable: the application cannot be hired from its stage.
        Conflict: the candidate has no e-mail address (`no_address`), or the approval is missing:
            `approval_required`, `approval_pending` or `approval_declined`.
        DocumentError, UnprintableText: the PDF could not be made.
    """
    policy.can_manage(actor).require()
    async with db.transaction(actor.tenant) as uow:
        offer = await load_for_update(uow, offer_id, version)
        at = clock.now()
        letter, stationery = await _checked_letter(uow, offer, at)
    reference = f"{offer.job_title} · {offer.newest_version + 1}"
    document = await letter_document(
        db, actor.tenant, stationery, offer.content, letter, reference, at
    )
    pdf = await typeset(db.runtime, document)
    stored = await files.store_upload(
        db.runtime,
        actor.tenant,
        actor,
        purpose=FilePurpose.DOCUMENT,
        filename=f"{letter.subject}.pdf",
        content=pdf,
    )
    made = OfferVersion(
        offer_id=offer.id,
        number=offer.newest_version + 1,
        content=offer.content,
        letter=letter,
        file_id=stored.id,
        sha256=hashlib.sha256(pdf).hexdigest(),
        created_at=at,
        created_by_name=actor.name,
    )
    async with db.transaction(actor.tenant) as uow:
        return await _put_before_candidate(uow, actor, offer.version, made)


async def extend_offer(
    uow: UnitOfWork, actor: Actor, offer_id: UUID, until: date, version: int | None
) -> Offer:
    """Let an offer be accepted until the end of a later day; one that has expired lives again.

    Raises:
        NotFound: there is no such offer.
        VersionMismatch: it changed since it was read.
        InvalidOfferStatus: it is neither sent nor expired.
        InvalidInput: the day is over, or not later than the last day so far.
        NotHireable, Conflict: an expired one cannot live again (`offer_exists`).
    """
    policy.can_manage(actor).require()
    offer = await load_for_update(uow, offer_id, version)
    status = states.after(OfferAction.EXTEND, offer.status)
    await applications.require_hireable(uow, offer.application_id)
    stationery = await stationery_of(uow)
    end = expiry.checked_end(until, stationery.time_zone, clock.now(), "expires_on")
    expiry.require_later(end, offer.expires_at, "expires_on")
    extended = await change(uow, offer, status=status, expires_at=end, decided_at=None)
    plan_end(uow, extended)
    audit.record(
        uow, actor, "offers.extended", "offer", offer.id,
        say("Extended the offer until the end of {until}.", until=until),
        {"expires_at": audit.Change(_iso(offer), _iso(extended))},
    )  # fmt: skip
    uow.emit(OfferExtended(**names_of(offer), expires_at=end))
    return extended


async def withdraw_offer(
    uow: UnitOfWork, actor: Actor, offer_id: UUID, reason: str, version: int | None
) -> Offer:
    """Take an offer back for good; a candidate who has it is told.

    Raises:
        NotFound: there is no such offer.
        VersionMismatch: it changed since it was read.
        InvalidOfferStatus: it is decided already.
    """
    policy.can_manage(actor).require()
    return await _withdraw(uow, actor, await load_for_update(uow, offer_id, version), reason)


async def close_for_application(uow: UnitOfWork, application_id: UUID) -> None:
    """Take the application's offer back, because the application was rejected or withdrawn."""
    offer_id = await queries.find_live_offer_id(uow, application_id)
    if offer_id is None:
        return
    offer = await repository.get_for_update(uow, offer_id)
    if offer.status in LIVE:
        await _withdraw(uow, system_actor(uow.org_id), offer, say("The application was closed."))


async def expire_offer(uow: UnitOfWork, offer_id: UUID) -> None:
    """End an offer whose last day is over; one that was extended or decided stays as it is."""
    offer = await repository.get_for_update(uow, offer_id)
    now = clock.now()
    if offer.expires_at is None or offer.expires_at > now:
        return
    if OfferAction.EXPIRE not in states.MOVES[offer.status]:
        return
    status = states.after(OfferAction.EXPIRE, offer.status)
    await change(uow, offer, status=status, decided_at=offer.expires_at)
    audit.record(
        uow, system_actor(uow.org_id), "offers.expired", "offer", offer.id,
        say("The offer expired without an answer."),
    )  # fmt: skip
    uow.emit(OfferExpired(**names_of(offer), expired_at=offer.expires_at))


async def _checked_letter(uow: UnitOfWork, offer: Offer, at: datetime) -> tuple[Letter, Stationery]:
    states.after(OfferAction.SEND, offer.status)
    await require_approved(uow, offer)
    application = await applications.require_hireable(uow, offer.application_id)
    if not application.candidate_email:
        raise Conflict(
            say(
                "This candidate has no e-mail address. Add one to the candidate, then send "
                "the offer."
            ),
            code="no_address",
        )
    stationery = await stationery_of(uow)
    expiry.checked_end(offer.content.terms.expires_on, stationery.time_zone, at, "terms.expires_on")
    return compose(offer.content, application, stationery, at), stationery


async def _put_before_candidate(
    uow: UnitOfWork, actor: Actor, seen: int, made: OfferVersion
) -> Offer:
    offer = await load_for_update(uow, made.offer_id, seen)
    status = states.after(OfferAction.SEND, offer.status)
    await require_approved(uow, offer)
    application = await applications.require_hireable(uow, offer.application_id)
    stationery = await stationery_of(uow)
    now = clock.now()
    end = expiry.checked_end(
        made.content.terms.expires_on, stationery.time_zone, now, "terms.expires_on"
    )
    await repository.insert_version(uow, made)
    await files.attach(uow, made.file_id, queries.RECORD_TYPE, offer.id)
    sent = await change(
        uow,
        offer,
        status=status,
        newest_version=made.number,
        expires_at=end,
        sent_at=now,
        candidate_name=application.candidate_name,
        candidate_email=application.candidate_email,
        job_title=application.job_title,
    )
    plan_end(uow, sent)
    audit.record(
        uow,
        actor,
        "offers.sent",
        "offer",
        offer.id,
        say(
            "Sent version {number} of the offer for the job “{job_title}”.",
            number=made.number,
            job_title=sent.job_title,
        ),
        {"status": audit.Change(offer.status.value, status.value)},
    )
    uow.emit(OfferSent(**names_of(sent), version_number=made.number, expires_at=end))
    return sent


async def _withdraw(uow: UnitOfWork, actor: Actor, offer: Offer, reason: str) -> Offer:
    status = states.after(OfferAction.WITHDRAW, offer.status)
    await give_up_approval(uow, actor, offer)
    now = clock.now()
    withdrawn = await change(uow, offer, status=status, reason=reason, decided_at=now)
    audit.record(
        uow, actor, "offers.withdrawn", "offer", offer.id, say("Withdrew the offer."),
        {"status": audit.Change(offer.status.value, status.value)},
    )  # fmt: skip
    uow.emit(OfferWithdrawn(**names_of(offer), was_sent=offer.sent_at is not None, at=now))
    return withdrawn


def _iso(offer: Offer) -> str | None:
    return offer.expires_at.isoformat() if offer.expires_at else None
