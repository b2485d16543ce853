"""Reading reports and the rows behind their figures."""

from dataclasses import dataclass, replace
from typing import Final

from rolecall.access import Actor
from rolecall.domains.analytics.contracts import (
    Cell,
    Choices,
    Report,
    ReportFilter,
    ReportKey,
    ReportRow,
)
from rolecall.domains.analytics.rules import visit_terms
from rolecall.domains.analytics.rules.figures import compared
from rolecall.domains.analytics.rules.terms import GENERAL, TITLES, terms_of
from rolecall.domains.analytics.service.contents import Computing, Listing, no_such_figure
from rolecall.domains.analytics.service.funnel import compute_funnel, list_funnel_rows
from rolecall.domains.analytics.service.offers import compute_offers, list_offer_rows
from rolecall.domains.analytics.service.scope import Scope, scope_of, selection_of
from rolecall.domains.analytics.service.service_levels import (
    compute_service_levels,
    list_promised_stays,
)
from rolecall.domains.analytics.service.sources import compute_sources, list_source_rows
from rolecall.domains.analytics.service.time_in_stage import compute_time_in_stage, list_stays
from rolecall.domains.analytics.service.time_to_hire import compute_time_to_hire, list_hires
from rolecall.domains.analytics.service.visits import compute_visits
from rolecall.domains.analytics.service.workload import compute_workload, list_workload
from rolecall.domains.applications import api as applications
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import api as jobs
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.pages import Page, PageRequest


@dataclass(frozen=True, slots=True)
class _Kind:
    compute: Computing
    rows: Listing


async def _no_rows(
    _uow: UnitOfWork, _scope: Scope, _cell: Cell, _page: PageRequest
) -> Page[ReportRow]:
    """Refuse: there is nothing behind what is only counted."""
    raise no_such_figure()


_KINDS: Final = {
    ReportKey.FUNNEL: _Kind(compute_funnel, list_funnel_rows),
    ReportKey.TIME_IN_STAGE: _Kind(compute_time_in_stage, list_stays),
    ReportKey.TIME_TO_HIRE: _Kind(compute_time_to_hire, list_hires),
    ReportKey.SOURCES: _Kind(compute_sources, list_source_rows),
    ReportKey.OFFERS: _Kind(compute_offers, list_offer_rows),
    ReportKey.SERVICE_LEVELS: _Kind(compute_service_levels, list_promised_stays),
    ReportKey.WORKLOAD: _Kind(compute_workload, list_workload),
    ReportKey.VISITS: _Kind(compute_visits, _no_rows),
}


def list_reports() -> list[tuple[ReportKey, str, str]]:
    """Return the reports there are, with title and description."""
    return [(key, *TITLES[key]) for key in ReportKey]


async def get_report(
    uow: UnitOfWork, actor: Actor, key: ReportKey, wanted: ReportFilter, *, compare: bool = False
) -> Report:
    """Return a report as it is now; with `compare` the values of the period before beside it.

    Raises:
        Forbidden: the actor reads no reports.
        InvalidInput: the days make no period.
    """
    await uow.plan_for_values()
    scope = await scope_of(uow, actor, wanted)
    report = await _computed(uow, key, scope)
    if not compare:
        return report
    return compared(report, await _computed(uow, key, scope.before()))


async def list_report_rows(
    uow: UnitOfWork,
    actor: Actor,
    key: ReportKey,
    wanted: ReportFilter,
    cell: Cell,
    page: PageRequest,
) -> Page[ReportRow]:
    """Return a page of the rows that a figure was made from.

    Raises:
        Forbidden: the actor reads no reports.
        InvalidInput: the days make no period.
        NotFound: the report has no such figure.
    """
    scope = await scope_of(uow, actor, wanted)
    return await _KINDS[key].rows(uow, scope, cell, page)


async def get_choices(uow: UnitOfWork, actor: Actor) -> Choices:
    """Return what the filters offer: jobs, their departments and recruiters, and sources.

    Raises:
        Forbidden: the actor reads no reports.
    """
    scope = await scope_of(uow, actor, ReportFilter())
    facts = await jobs.list_job_facts(uow, selection_of(actor, ReportFilter()))
    recruiters = {user_id for job in facts for user_id in job.recruiter_ids}
    people = await identity.get_members_by_ids(uow, recruiters)
    names = sorted((person.full_name, person.user_id) for person in people.values())
    return Choices(
        jobs=tuple((job.id, job.title) for job in facts),
        departments=tuple(sorted({job.department for job in facts if job.department})),
        sources=tuple(await applications.list_sources(uow, scope.reported)),
        recruiters=tuple((user_id, name) for name, user_id in names),
    )


async def _computed(uow: UnitOfWork, key: ReportKey, scope: Scope) -> Report:
    contents = await _KINDS[key].compute(uow, scope)
    title, description = TITLES[key]
    report = Report(
        key=key,
        title=title,
        description=description,
        period=scope.period,
        before=None,
        time_zone=scope.zone.key,
        computed_at=scope.now,
        tables=contents.tables,
        curves=contents.curves,
    )
    return replace(
        report,
        terms=terms_of(report),
        general=visit_terms.GENERAL if key is ReportKey.VISITS else GENERAL,
    )
