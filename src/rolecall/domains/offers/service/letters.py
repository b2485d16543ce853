"""From an offer to its letter, and from a letter to its PDF."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib import resources
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from rolecall.access.actor import system_actor
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.files import api as files
from rolecall.domains.identity import api as identity
from rolecall.domains.offers.contracts import Letter, OfferContent
from rolecall.domains.offers.rules import letters, variables
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.documents import Document
from rolecall.kernel.errors import NotFound
from rolecall.kernel.tenant import Tenant

_PACKAGE: Final = "rolecall.domains.offers"
_LETTER_PAPER: Final = frozenset({"USD", "CAD", "MXN"})
"""Currencies of countries whose paper is Letter, not A4."""
MAX_LOGO: Final = 1024 * 1024
"""Bytes; a larger logo is left out and the name stands there instead."""


@dataclass(frozen=True, slots=True)
class Stationery:
    """Whose paper it is."""

    organization_name: str
    time_zone: str
    color: str
    logo_file_id: UUID | None


async def stationery_of(uow: UnitOfWork) -> Stationery:
    """Return the organization's."""
    organization = await identity.get_organization(uow)
    settings = await identity.get_settings(uow)
    return Stationery(
        organization.name, organization.time_zone, settings.primary_color, settings.logo_file_id
    )


def compose(
    content: OfferContent, application: ApplicationRow, stationery: Stationery, at: datetime
) -> Letter:
    """Return the letter of an offer, dated `at` in the organization's time zone.

    Raises:
        InvalidInput: a variable is unknown or has no value; the sentence names the place.
    """
    facts = variables.LetterFacts(
        candidate_name=application.candidate_name,
        job_title=application.job_title,
        organization_name=stationery.organization_name,
        letter_date=at.astimezone(ZoneInfo(stationery.time_zone)).date(),
    )
    return letters.filled(content.text, variables.letter_values(content, facts))


async def letter_document(
    db: Database,
    tenant: Tenant,
    stationery: Stationery,
    content: OfferContent,
    letter: Letter,
    reference: str,
    at: datetime,
) -> Document:
    """Return what is typeset. `reference` stands at the foot of each page."""
    return Document(
        source=typst_source("letter"),
        values={
            "title": letter.subject,
            "organization": stationery.organization_name,
            "lang": letter.locale,
            "paper": paper_of(content),
            "color": stationery.color,
            "reference": reference,
            "blocks": msgspec.to_builtins(letter.blocks),
        },
        images=await _logo(db, tenant, stationery.logo_file_id),
        at=at,
    )


def paper_of(content: OfferContent) -> str:
    """Return the size of paper that is usual where the offer is paid."""
    pay = content.terms.pay
    return "us-letter" if pay is not None and pay.currency in _LETTER_PAPER else "a4"


@lru_cache(maxsize=8)
def typst_source(name: str) -> str:
    """Return a Typst source of this domain."""
    file = resources.files(_PACKAGE).joinpath("templates", f"{name}.typ")
    return file.read_text(encoding="utf-8")


async def _logo(db: Database, tenant: Tenant, file_id: UUID | None) -> dict[str, bytes]:
    if file_id is None:
        return {}
    actor = system_actor(tenant.org_id, "Offer letters")
    try:
        opened = await files.open_file(db.runtime, tenant, actor, file_id)
    except NotFound:
        return {}
    if opened.ref.size > MAX_LOGO:
        return {}
    return {"logo": b"".join([chunk async for chunk in opened.content])}
