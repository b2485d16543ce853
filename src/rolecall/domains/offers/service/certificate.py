"""The certificate of an acceptance: the evidence on one page, as PDF."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.domains.offers import queries
from rolecall.domains.offers.contracts import Evidence, Offer, OfferVersion
from rolecall.domains.offers.rules.certificates import certificate_facts
from rolecall.domains.offers.service.answering import open_offer
from rolecall.domains.offers.service.letters import (
    Stationery,
    paper_of,
    stationery_of,
    typst_source,
)
from rolecall.domains.offers.service.reading import get_offer, get_version
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.documents import Document, typeset
from rolecall.infra.http.pages import texts
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

_PACKAGE = "rolecall.domains.offers"


@dataclass(frozen=True, slots=True)
class _Proved:
    offer: Offer
    evidence: Evidence
    version: OfferVersion
    stationery: Stationery


async def certificate(db: Database, tenant: Tenant, offer_id: UUID) -> bytes:
    """Return the certificate of an offer that was accepted; who may have it the caller knows.

    Raises:
        NotFound: there is no such offer, or it was not accepted.
        DocumentError: it could not be made.
    """
    async with db.transaction(tenant) as uow:
        proved = await _proved(uow, offer_id)
    return await typeset(db.runtime, _document(proved))


async def certificate_by_link(db: Database, token: str) -> bytes:
    """Return the certificate of the offer that a private link belongs to.

    Raises:
        NotFound, Gone: as for `open_offer`; NotFound also when it was not accepted.
        DocumentError: it could not be made.
    """
    view = await open_offer(db, token)
    return await certificate(db, Tenant(view.org_id), view.offer.id)


async def _proved(uow: UnitOfWork, offer_id: UUID) -> _Proved:
    offer = await get_offer(uow, offer_id)
    evidence = await queries.find_evidence(uow, offer_id)
    if evidence is None:
        raise NotFound(say("This offer was not accepted, so there is no certificate."))
    version = await get_version(uow, offer_id, evidence.version_number)
    return _Proved(offer, evidence, version, await stationery_of(uow))


def _document(proved: _Proved) -> Document:
    evidence, stationery = proved.evidence, proved.stationery
    words = texts(_PACKAGE, evidence.locale)
    facts = certificate_facts(proved.offer, evidence, stationery.time_zone)
    return Document(
        source=typst_source("certificate"),
        values={
            "title": words("certificate_title"),
            "organization": stationery.organization_name,
            "lang": evidence.locale,
            "paper": paper_of(proved.version.content),
            "color": stationery.color,
            "lead": words("certificate_lead"),
            "facts": [
                {"label": words(f"certificate_{key}"), "value": value} for key, value in facts
            ],
            "law": words("certificate_law"),
        },
        at=evidence.accepted_at,
    )
