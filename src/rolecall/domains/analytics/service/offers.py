"""Offers."""

from typing import Final
from uuid import UUID

from rolecall.domains.analytics.contracts import Cell, ReportRow, RowKind
from rolecall.domains.analytics.rules import offers as rules
from rolecall.domains.analytics.service.contents import Contents, no_such_figure, page_within
from rolecall.domains.analytics.service.scope import Scope
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts.selection import JobSelection
from rolecall.domains.offers import api as offers
from rolecall.domains.offers.contracts import OfferStatus, SentOffer
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.pages import Page, PageRequest

_ANSWERED: Final = frozenset({OfferStatus.ACCEPTED, OfferStatus.DECLINED})


async def compute_offers(uow: UnitOfWork, scope: Scope) -> Contents:
    """Return what became of the offers that were sent in the period."""
    placed, _ = await _sent(uow, scope)
    return Contents(rules.tables(placed))


async def list_offer_rows(
    uow: UnitOfWork, scope: Scope, cell: Cell, page: PageRequest
) -> Page[ReportRow]:
    """Return the offers behind a figure.

    Raises:
        NotFound: the report has no such figure.
    """
    placed, about = await _sent(uow, scope)
    chosen = rules.offers_of(cell, placed)
    if chosen is None:
        raise no_such_figure()
    rows = sorted(
        (_row(offer, about[offer.application_id]) for offer in chosen),
        key=lambda row: (row.at, row.id),
        reverse=True,
    )
    return page_within(rows, page)


async def _sent(
    uow: UnitOfWork, scope: Scope
) -> tuple[list[rules.Placed], dict[UUID, ApplicationRow]]:
    found = await offers.list_sent(uow, scope.period.since, scope.period.until, scope.job_ids)
    about = await applications.read_applications(uow, {offer.application_id for offer in found})
    wanted = set(scope.wanted.sources)
    kept = [offer for offer in found if not wanted or about[offer.application_id].source in wanted]
    if not kept:
        return [], about
    job_ids = tuple({offer.job_id for offer in kept})
    facts = {job.id: job for job in await jobs.list_job_facts(uow, JobSelection(job_ids=job_ids))}
    return [(offer, facts[offer.job_id]) for offer in kept], about


def _row(offer: SentOffer, application: ApplicationRow) -> ReportRow:
    answered = offer.decided_at if offer.status in _ANSWERED else None
    return ReportRow(
        id=offer.id,
        kind=RowKind.OFFER,
        application_id=offer.application_id,
        candidate_name=offer.candidate_name,
        job_id=offer.job_id,
        job_title=offer.job_title,
        stage_name=offer.status.value.replace("_", " ").capitalize(),
        status=offer.status.value,
        source=application.source,
        at=offer.sent_at,
        until=answered,
        lasted=None if answered is None else answered - offer.sent_at,
    )
