"""Reading offers."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications import api as applications
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import FileEvidence, RecordFilesAsked
from rolecall.domains.offers.contracts import (
    LIVE,
    Evidence,
    LetterTemplate,
    MyOffer,
    Offer,
    OfferFilter,
    OfferStatus,
    OfferSummary,
    OfferVersion,
    SentOffer,
)
from rolecall.domains.offers.models import directory, evidence, offers, templates, versions
from rolecall.domains.offers.models.rows import (
    OFFER_COLUMNS,
    SUMMARY_COLUMNS,
    my_offer_of,
    offer_of,
    summary_of,
    template_of,
    version_of,
)
from rolecall.infra.db import UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest

_o, _v, _t, _e, _d = offers.c, versions.c, templates.c, evidence.c, directory.c
RECORD_TYPE = "offer"
"""What letters are attached to."""
_VERSION_COLUMNS = tuple(_v[name] for name in OfferVersion.__dataclass_fields__)


async def list_sent(
    uow: UnitOfWork, since: datetime, until: datetime, job_ids: Collection[UUID] | None
) -> list[SentOffer]:
    """Return the offers that were sent last in a period (half-open), of these jobs or of all."""
    columns = [_o[name] for name in SentOffer.__dataclass_fields__]
    listed = sa.select(*columns).where(
        _o.org_id == uow.org_id, _o.sent_at >= since, _o.sent_at < until
    )
    if job_ids is not None:
        listed = listed.where(_o.job_id.in_(list(job_ids)))
    rows = await uow.fetch(listed)
    return [SentOffer(**{**dict(row), "status": OfferStatus(row["status"])}) for row in rows]


async def find_offer(uow: UnitOfWork, offer_id: UUID) -> Offer | None:
    """Return an offer."""
    row = await uow.fetch_one(
        sa.select(*OFFER_COLUMNS).where(_o.org_id == uow.org_id, _o.id == offer_id)
    )
    return offer_of(row) if row else None


async def find_live_offer_id(uow: UnitOfWork, application_id: UUID) -> UUID | None:
    """Return which of the application's offers is not decided yet."""
    found: UUID | None = await uow.fetch_value(
        sa.select(_o.id).where(
            _o.org_id == uow.org_id,
            _o.application_id == application_id,
            _o.status.in_([status.value for status in LIVE]),
        )
    )
    return found


async def list_offers(
    uow: UnitOfWork, wanted: OfferFilter, page: PageRequest
) -> Page[OfferSummary]:
    """Return offers, the one that changed last first."""
    conditions = [_o.org_id == uow.org_id]
    if wanted.status is not None:
        conditions.append(_o.status == wanted.status.value)
    if wanted.job_id is not None:
        conditions.append(_o.job_id == wanted.job_id)
    if wanted.application_id is not None:
        conditions.append(_o.application_id == wanted.application_id)
    listed = sa.select(*SUMMARY_COLUMNS).where(*conditions)
    return await fetch_page(uow, listed, page, _o.updated_at, _o.id, convert=summary_of)


async def list_of_application(uow: UnitOfWork, application_id: UUID) -> list[Offer]:
    """Return the offers of an application, whatever became of them, earliest first."""
    rows = await uow.fetch(
        sa.select(*OFFER_COLUMNS)
        .where(_o.org_id == uow.org_id, _o.application_id == application_id)
        .order_by(_o.created_at, _o.id)
    )
    return [offer_of(row) for row in rows]


async def list_versions(uow: UnitOfWork, offer_id: UUID) -> list[OfferVersion]:
    """Return an offer's versions, the newest first."""
    rows = await uow.fetch(
        sa.select(*_VERSION_COLUMNS)
        .where(_v.org_id == uow.org_id, _v.offer_id == offer_id)
        .order_by(_v.number.desc())
    )
    return [version_of(row) for row in rows]


async def find_version(uow: UnitOfWork, offer_id: UUID, number: int) -> OfferVersion | None:
    """Return one version of an offer."""
    row = await uow.fetch_one(
        sa.select(*_VERSION_COLUMNS).where(
            _v.org_id == uow.org_id, _v.offer_id == offer_id, _v.number == number
        )
    )
    return version_of(row) if row else None


async def find_evidence(uow: UnitOfWork, offer_id: UUID) -> Evidence | None:
    """Return what is kept of an acceptance."""
    row = await uow.fetch_one(
        sa.select(*(_e[name] for name in Evidence.__dataclass_fields__)).where(
            _e.org_id == uow.org_id, _e.offer_id == offer_id
        )
    )
    return Evidence(**dict(row)) if row else None


async def find_template(uow: UnitOfWork, template_id: UUID) -> LetterTemplate | None:
    """Return a template, archived ones too."""
    row = await uow.fetch_one(sa.select(*_t).where(_t.org_id == uow.org_id, _t.id == template_id))
    return template_of(row) if row else None


async def list_templates(
    uow: UnitOfWork, *, archived: bool, page: PageRequest
) -> Page[LetterTemplate]:
    """Return the templates in use, or the archived ones, by name."""
    in_use = _t.archived_at.is_(None)
    listed = sa.select(*_t).where(_t.org_id == uow.org_id, sa.not_(in_use) if archived else in_use)
    return await fetch_page(
        uow, listed, page, _t.name_sort, _t.id, convert=template_of, descending=False
    )


async def list_mine(uow: UnitOfWork, email_norm: str, page: PageRequest) -> Page[MyOffer]:
    """Return the offers of a proved address in every organization, newest first.

    The directory is the one table of offers that a login reads across tenants; its policy shows
    exactly the entries of the e-mail address that the login has proved.
    """
    listed = sa.select(*_d).where(_d.email_norm == email_norm)
    return await fetch_page(uow, listed, page, _d.sent_at, _d.offer_id, convert=my_offer_of)


@candidates.file_source("offers")
def _owners_of_letters(asked: RecordFilesAsked) -> sa.Select[Any]:
    accepted = _o.status == OfferStatus.ACCEPTED.value
    return sa.select(
        sa.literal(RECORD_TYPE).label("record_type"), _o.id.label("record_id"),
        _o.application_id, _o.job_title.label("title"),
        sa.case(
            (accepted, FileEvidence.ACCEPTED_OFFER.value), else_=FileEvidence.SENT_OFFER.value
        ).label("evidence"),
    ).where(
        sa.literal(asked.reads_offers),
        _o.org_id == asked.org_id,
        _o.application_id.in_(applications.applications_of(asked.org_id, asked.candidate_id)),
    )  # fmt: skip
