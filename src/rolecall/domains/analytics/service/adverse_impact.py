"""Adverse impact: what may be shown of how groups fare.

Guarantees: only those who may read it do, and each reading is recorded; whole months that are over
are counted, as they stood at their end; what is hidden was never in the hands of this module.
"""

from dataclasses import replace

from rolecall.access import Actor
from rolecall.domains.analytics import policy
from rolecall.domains.analytics.contracts import ImpactReport, Period, ReportFilter
from rolecall.domains.analytics.rules.exporting import impact_csv
from rolecall.domains.analytics.rules.periods import months_of
from rolecall.domains.analytics.rules.stages import stages_of
from rolecall.domains.analytics.rules.terms import IMPACT_GENERAL, IMPACT_TERMS, IMPACT_TITLE
from rolecall.domains.analytics.service.scope import scope_of
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.self_identification import api as self_identification
from rolecall.infra.db import UnitOfWork
from rolecall.infra.languages import translated
from rolecall.kernel.sentences import Part, Sentence, say


async def get_adverse_impact(uow: UnitOfWork, actor: Actor, wanted: ReportFilter) -> ImpactReport:
    """Return the report, of all jobs or of those of a filter; record who looked at what.

    Raises:
        Forbidden: the actor's role does not include it.
        InvalidInput: the days make no period.
    """
    return await _read(uow, actor, wanted, exported=False)


async def export_adverse_impact(uow: UnitOfWork, actor: Actor, wanted: ReportFilter) -> str:
    """Return the report as CSV, hidden groups as such.

    Raises:
        Forbidden, InvalidInput: as for `get_adverse_impact`.
    """
    return impact_csv(await _read(uow, actor, wanted, exported=True), translated)


async def _read(
    uow: UnitOfWork, actor: Actor, wanted: ReportFilter, *, exported: bool
) -> ImpactReport:
    policy.can_read_adverse_impact(actor).require()
    # Other criteria would cut groups so small that who is in them can be worked out.
    narrowed = ReportFilter(
        first=wanted.first,
        last=wanted.last,
        job_ids=wanted.job_ids,
        departments=wanted.departments,
    )
    await uow.plan_for_values()
    # What is open to the usual reports as days is whole months here.
    scope = await scope_of(uow, actor, replace(narrowed, first=None, last=None))
    period = months_of(narrowed.first, narrowed.last, scope.now, scope.zone)
    settings = await identity.get_settings(uow)
    title, description = IMPACT_TITLE
    report = ImpactReport(
        title=title,
        description=description,
        asked=settings.asks_self_identification,
        period=period,
        time_zone=scope.zone.key,
        smallest=settings.smallest_group,
        applications=0,
        questions=(),
        terms=IMPACT_TERMS,
        general=IMPACT_GENERAL,
    )
    if not settings.asks_self_identification:
        return report
    stages = stages_of(scope.workflows)
    found = await self_identification.read_impact(
        uow,
        replace(scope, period=period).reported,
        stages.line,
        tuple(stage.name for stage in stages.stages),
    )
    audit.record(
        uow,
        actor,
        "reports.adverse_impact_exported" if exported else "reports.adverse_impact_read",
        "report",
        None,
        _told(title, period, narrowed, exported=exported),
    )  # fmt: skip
    return replace(report, applications=found.applications, questions=found.questions)


def _told(title: str, period: Period, wanted: ReportFilter, *, exported: bool) -> Sentence:
    parts: dict[str, Part] = {
        "report": title,
        "first": period.first,
        "last": period.last,
        "about": _about(wanted),
    }
    if exported:
        return say("Exported the report “{report}”, {first} to {last}, {about}.", **parts)
    return say("Read the report “{report}”, {first} to {last}, {about}.", **parts)


def _about(wanted: ReportFilter) -> Sentence:
    chosen, departments = len(wanted.job_ids), list(wanted.departments)
    if chosen and departments:
        return say(
            "{number} chosen jobs and departments {departments}",
            number=chosen,
            departments=departments,
        )
    if chosen:
        return say("{number} chosen jobs", number=chosen)
    if departments:
        return say("departments {departments}", departments=departments)
    return say("all jobs")
