"""The candidate's side of an offer: reading, accepting and declining it.

Guarantees: the hire, the filled opening, the evidence and the offer's state are one transaction;
an answer that was given once stays, and giving it again shows the same; what was agreed to is the
version that was on the screen.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications import api as applications
from rolecall.domains.audit import api as audit
from rolecall.domains.files import api as files
from rolecall.domains.identity import api as identity
from rolecall.domains.offers import queries, repository
from rolecall.domains.offers.contracts import (
    AcceptOffer,
    Evidence,
    Offer,
    OfferStatus,
    OfferVersion,
)
from rolecall.domains.offers.events import (
    OfferAcceptanceRefused,
    OfferAccepted,
    OfferDeclined,
)
from rolecall.domains.offers.rules import states
from rolecall.domains.offers.rules.agreement import agreement_text
from rolecall.domains.offers.rules.expiry import last_day_of
from rolecall.domains.offers.rules.states import OfferAction
from rolecall.domains.offers.service.link import read_offer_token
from rolecall.domains.offers.service.reading import get_version
from rolecall.domains.offers.service.writing import change, names_of
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, Gone, InvalidInput, NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

SHOWN = frozenset({OfferStatus.SENT, OfferStatus.ACCEPTED})
"""States in which the letter is before the candidate."""
_TELL = frozenset({"not_hireable", "no_opening_left"})
"""Refusals that the employer has to do something about."""


@dataclass(frozen=True, slots=True)
class CandidateView:
    """An offer as its candidate sees it: no notes, no names of people."""

    org_id: UUID
    organization_name: str
    organization_slug: str
    time_zone: str
    color: str
    offer: Offer
    newest: OfferVersion
    evidence: Evidence | None
    is_over: bool
    """The last day is over, whether or not that was noticed yet."""

    @property
    def agreement(self) -> str:
        """The sentence beside the box."""
        return agreement_text(self.locale, self.organization_name)

    @property
    def locale(self) -> str:
        """The letter's language, which is the page's, too."""
        return self.newest.letter.locale

    @property
    def last_day(self) -> date | None:
        """The last day on which it can be answered, where the organization is."""
        end = self.offer.expires_at
        return None if end is None else last_day_of(end, self.time_zone)

    @property
    def can_answer(self) -> bool:
        """Whether it can be accepted or declined now."""
        return self.offer.status is OfferStatus.SENT and not self.is_over


async def open_offer(db: Database, token: str) -> CandidateView:
    """Return what a private link shows.

    Raises:
        NotFound: the link is not one of ours.
        Gone: it is too old.
    """
    org_id, offer_id, nonce = read_offer_token(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        offer = await queries.find_offer(uow, offer_id)
        return await _view(uow, _checked(offer, nonce))


async def accept_by_link(db: Database, token: str, command: AcceptOffer) -> CandidateView:
    """Accept the offer that a private link belongs to; again shows the same.

    Raises:
        NotFound, Gone: as for `open_offer`.
        InvalidInput: the name is missing, or the box was not ticked.
        Conflict: it cannot be accepted: code `offer_over`, `offer_changed`, `not_hireable` or
            `no_opening_left`; the recruiters are told of the last two.
    """
    org_id, offer_id, nonce = read_offer_token(db.runtime, token)
    try:
        async with db.transaction(Tenant(org_id, command.user_id)) as uow:
            offer = _checked(await repository.get_for_update(uow, offer_id), nonce)
            if offer.status is not OfferStatus.ACCEPTED:
                offer = await _accept(uow, offer, command)
            return await _view(uow, offer)
    except Conflict as refusal:
        if refusal.problem_code in _TELL:
            await _tell(db, org_id, offer_id, refusal.problem_code)
        raise


async def decline_by_link(db: Database, token: str, reason: str, ip: str) -> CandidateView:
    """Decline the offer that a private link belongs to; again shows the same.

    Raises:
        NotFound, Gone: as for `open_offer`.
        Conflict: code `offer_over`; it was decided otherwise, or its last day is over.
    """
    org_id, offer_id, nonce = read_offer_token(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        offer = _checked(await repository.get_for_update(uow, offer_id), nonce)
        if offer.status is not OfferStatus.DECLINED:
            _require_open(offer, OfferAction.DECLINE)
            now = clock.now()
            actor = _candidate(uow, offer, ip)
            offer = await change(
                uow, offer, status=OfferStatus.DECLINED, reason=reason, decided_at=now
            )
            audit.record(
                uow, actor, "offers.declined", "offer", offer.id, say("Declined the offer."),
                {"status": audit.Change(OfferStatus.SENT.value, offer.status.value)},
            )  # fmt: skip
            uow.emit(OfferDeclined(**names_of(offer), declined_at=now))
        return await _view(uow, offer)


async def open_letter(db: Database, token: str) -> tuple[OfferVersion, AsyncIterator[bytes]]:
    """Open the PDF of the version that is before the candidate.

    Raises:
        NotFound, Gone: as for `open_offer`; Gone also when there is none before the candidate.
    """
    view = await open_offer(db, token)
    if view.offer.status not in SHOWN:
        raise Gone(say("This letter is no longer available. Open the offer's page to see why."))
    actor = Actor(ActorKind.CANDIDATE, org_id=view.org_id, name=view.offer.candidate_name)
    opened = await files.open_file(db.runtime, Tenant(view.org_id), actor, view.newest.file_id)
    return view.newest, opened.content


async def _accept(uow: UnitOfWork, offer: Offer, command: AcceptOffer) -> Offer:
    _require_open(offer, OfferAction.ACCEPT)
    if command.version_number != offer.newest_version:
        raise Conflict(
            say("The offer has changed since you opened it. Read the new version, then decide."),
            code="offer_changed",
        )
    name = " ".join(command.typed_name.split())
    if not name:
        raise InvalidInput.of_field("full_name", say("Type your full name."), "required")
    if not command.agreed:
        raise InvalidInput.of_field("agreed", say("Tick the box to accept."), "required")
    now = clock.now()
    version = await get_version(uow, offer.id, offer.newest_version)
    actor = _candidate(uow, offer, command.ip, command.user_agent, command.user_id)
    await applications.hire_by_acceptance(uow, actor, offer.application_id)
    organization = await identity.get_organization(uow)
    await repository.insert_evidence(
        uow,
        Evidence(
            offer_id=offer.id,
            version_number=version.number,
            typed_name=name,
            email=offer.candidate_email,
            user_id=command.user_id,
            accepted_at=now,
            ip=command.ip,
            user_agent=command.user_agent,
            sha256=version.sha256,
            agreement=agreement_text(version.letter.locale, organization.name),
            locale=version.letter.locale,
        ),
    )
    accepted = await change(uow, offer, status=OfferStatus.ACCEPTED, decided_at=now)
    audit.record(
        uow, actor, "offers.accepted", "offer", offer.id,
        say("Accepted version {number} of the offer.", number=version.number),
        {"status": audit.Change(offer.status.value, accepted.status.value)},
    )  # fmt: skip
    uow.emit(OfferAccepted(**names_of(offer), version_number=version.number, accepted_at=now))
    return accepted


async def _tell(db: Database, org_id: UUID, offer_id: UUID, because: str) -> None:
    async with db.transaction(Tenant(org_id)) as uow:
        offer = await queries.find_offer(uow, offer_id)
        if offer is not None:
            uow.emit(OfferAcceptanceRefused(**names_of(offer), because=because, at=clock.now()))


def _require_open(offer: Offer, action: OfferAction) -> None:
    late = offer.expires_at is not None and offer.expires_at <= clock.now()
    if late or action not in states.MOVES[offer.status]:
        raise Conflict(say("This offer cannot be answered any more."), code="offer_over")


def _checked(offer: Offer | None, nonce: str) -> Offer:
    # Before it is sent for the first time there is no link to it.
    if offer is None or offer.link_nonce != nonce or not offer.newest_version:
        raise NotFound(say("This link is not valid any more. The newest mail has the right one."))
    return offer


def _candidate(
    uow: UnitOfWork, offer: Offer, ip: str, user_agent: str = "", user_id: UUID | None = None
) -> Actor:
    return Actor(
        ActorKind.CANDIDATE,
        user_id=user_id,
        org_id=uow.org_id,
        name=offer.candidate_name,
        email=offer.candidate_email,
        ip=ip,
        user_agent=user_agent,
    )


async def _view(uow: UnitOfWork, offer: Offer) -> CandidateView:
    organization = await identity.get_organization(uow)
    settings = await identity.get_settings(uow)
    return CandidateView(
        org_id=uow.org_id,
        organization_name=organization.name,
        organization_slug=organization.slug,
        time_zone=organization.time_zone,
        color=settings.primary_color,
        offer=offer,
        newest=await get_version(uow, offer.id, offer.newest_version),
        evidence=await queries.find_evidence(uow, offer.id),
        is_over=offer.expires_at is not None and offer.expires_at <= clock.now(),
    )
