"""The certificate of an erasure, as a page and as PDF.

It holds no personal data beyond what it needs: its number, the organization, instants, and kinds
with counts. It names nobody and holds no address; that it is about its bearer is shown by the mail
that its link came with. The same erasure gives the same words for as long as its link lasts.
"""

from datetime import datetime
from functools import lru_cache
from importlib import resources
from typing import Any
from uuid import UUID

from babel.dates import format_datetime, get_timezone

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.privacy import policy, queries
from rolecall.domains.privacy.contracts import (
    Certificate,
    Erasure,
    ErasureStatus,
    RequestView,
    Stays,
)
from rolecall.domains.privacy.rules.erased_words import erased_in_words
from rolecall.domains.privacy.rules.kept import ALWAYS, STAYS
from rolecall.domains.privacy.rules.requesting import number_of_receipt
from rolecall.domains.privacy.service.requesting.viewing import open_request
from rolecall.infra.db import Database
from rolecall.infra.documents import Document, typeset
from rolecall.infra.http.pages import texts
from rolecall.infra.languages import in_language
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

_PACKAGE = "rolecall.domains.privacy"
_NOT_YET = say("There is no certificate: the data is not erased in every part yet.")


async def certificate_by_link(db: Database, token: str) -> bytes:
    """Return the certificate that a mailed link leads to, as PDF.

    Raises:
        NotFound, Gone: the link is not valid; NotFound also while nothing is erased.
        DocumentError: it could not be made.
    """
    view = await open_request(db, token)
    certificate = await certificate_of(db, view)
    if certificate is None:
        raise NotFound(_NOT_YET)
    return await typeset(db.runtime, _document(certificate))


async def certificate_of_erasure(
    db: Database, actor: Actor, erasure_id: UUID, locale: str
) -> bytes:
    """Return the certificate of an erasure as PDF, for a member to hand over or to keep.

    It is the one that the person has, if they asked for the erasure themself; otherwise it is in
    `locale`.

    Raises:
        NotFound: there is no such receipt, or not everything is erased yet.
        DocumentError: it could not be made.
    """
    policy.can_erase(actor).require()
    async with db.transaction(actor.tenant) as uow:
        erasure = await queries.find_erasure(uow, erasure_id)
        if erasure is None:
            raise NotFound(say("There is no such receipt."))
        request = await queries.find_request_of_erasure(uow, erasure_id)
        organization = await identity.get_organization(uow)
        settings = await identity.get_settings(uow)
        if erasure.status is not ErasureStatus.DONE or erasure.finished_at is None:
            raise NotFound(_NOT_YET)
        audit.record(
            uow, actor, "privacy.certificate_made", "candidate", erasure.candidate_id,
            say("Made the certificate of an erasure."),
        )  # fmt: skip
    certificate = Certificate(
        number=number_of_erasure(erasure),
        by_request=request is not None,
        organization=organization.name,
        color=settings.primary_color,
        time_zone=organization.time_zone,
        locale=request.locale if request else locale,
        requested_at=request.requested_at if request else erasure.requested_at,
        confirmed_at=request.confirmed_at if request else None,
        erased_at=erasure.finished_at,
        counts=erasure.receipt.counts,
        kept=tuple(one.what for one in erasure.receipt.kept),
    )
    return await typeset(db.runtime, _document(certificate))


def number_of_erasure(erasure: Erasure) -> str:
    """Return the number that receipt and certificate have in common."""
    return erasure.request_number or number_of_receipt(erasure.requested_at.year, erasure.id)


async def certificate_of(db: Database, view: RequestView) -> Certificate | None:
    """Return the certificate of a request, None until all parts are erased."""
    erasure = view.erasure
    if erasure is None or erasure.status is not ErasureStatus.DONE or erasure.finished_at is None:
        return None
    async with db.transaction(Tenant(view.org_id)) as uow:
        settings = await identity.get_settings(uow)
    return Certificate(
        number=view.request.number,
        by_request=True,
        organization=view.organization,
        color=settings.primary_color,
        time_zone=view.time_zone,
        locale=view.request.locale,
        requested_at=view.request.requested_at,
        confirmed_at=view.request.confirmed_at,
        erased_at=erasure.finished_at,
        counts=erasure.receipt.counts,
        kept=tuple(one.what for one in erasure.receipt.kept),
    )


def certificate_values(certificate: Certificate) -> dict[str, Any]:
    """Return what the certificate says, in its language."""
    words, locale = texts(_PACKAGE, certificate.locale), certificate.locale
    facts = [
        ("number", certificate.number),
        (
            "requested" if certificate.by_request else "begun",
            _moment(certificate.requested_at, certificate),
        ),
        ("confirmed", _moment(certificate.confirmed_at, certificate)),
        ("erased", _moment(certificate.erased_at, certificate)),
    ]
    own = "" if certificate.by_request else "_own"
    stays = [STAYS[code] for code in STAYS if code in certificate.kept]
    return {
        "title": words.certificate_title,
        "organization": certificate.organization,
        "lang": locale,
        "color": certificate.color,
        "lead": words(f"certificate_lead{own}", name=certificate.organization),
        "facts": [
            {"label": words(f"certificate_{key}"), "value": value} for key, value in facts if value
        ],
        "erased_title": words.certificate_what,
        "erased": [in_language(one, locale) for one in erased_in_words(certificate.counts)],
        "kept_title": words.certificate_kept,
        "kept": in_words((*stays, *ALWAYS), locale),
        "login": words("erasure_login", name=certificate.organization),
        "names_nobody": words(f"certificate_names_nobody{own}"),
    }


def in_words(stays: tuple[Stays, ...], locale: str) -> list[dict[str, str]]:
    """Return what stays and why, in a language."""
    return [
        {"what": in_language(one.what, locale), "why": in_language(one.why, locale)}
        for one in stays
    ]


def _document(certificate: Certificate) -> Document:
    return Document(
        source=_source(), values=certificate_values(certificate), at=certificate.erased_at
    )


def _moment(at: datetime | None, certificate: Certificate) -> str:
    if at is None:
        return ""
    zone = get_timezone(certificate.time_zone)
    return format_datetime(at, "long", tzinfo=zone, locale=certificate.locale)


@lru_cache(maxsize=1)
def _source() -> str:
    package = resources.files(_PACKAGE)
    return package.joinpath("templates", "erasure_certificate.typ").read_text(encoding="utf-8")
