"""What a report looks at: the reader, the filter and the organization brought together."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from rolecall.access import Actor
from rolecall.domains.analytics import policy
from rolecall.domains.analytics.contracts import Period, ReportFilter
from rolecall.domains.analytics.rules.periods import period_before, period_of
from rolecall.domains.applications.contracts.figures import Cohort, Reported
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import Workflow
from rolecall.domains.jobs.contracts.selection import JobSelection
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report looks at, as of `now`. `job_ids` None: every job of the organization.

    `workflows` are the versions that the jobs go by.
    """

    period: Period
    zone: ZoneInfo
    now: datetime
    job_ids: tuple[UUID, ...] | None
    workflows: tuple[Workflow, ...]
    wanted: ReportFilter

    @property
    def reported(self) -> Reported:
        """The applications, for the domain that counts them."""
        return Reported(
            self.period.since,
            self.period.until,
            self.job_ids,
            self.wanted.sources,
            self.wanted.attribution,
        )

    @property
    def cohort(self) -> Cohort:
        """What has to fall into the period."""
        return self.wanted.cohort

    def before(self) -> "Scope":
        """Return the same for the period before."""
        return replace(self, period=period_before(self.period, self.zone))


async def scope_of(uow: UnitOfWork, actor: Actor, wanted: ReportFilter) -> Scope:
    """Return what this actor's report looks at.

    Raises:
        Forbidden: the actor reads no reports.
        InvalidInput: the days make no period.
    """
    selection = selection_of(actor, wanted)
    organization = await identity.get_organization(uow)
    zone, now = ZoneInfo(organization.time_zone), clock.now()
    period = period_of(wanted.first, wanted.last, now, zone)
    pinned = await jobs.list_workflows_of_jobs(uow, selection)
    found = None if selection.is_open else tuple(id_ for one in pinned for id_ in one.job_ids)
    return Scope(period, zone, now, found, tuple(one.workflow for one in pinned), wanted)


def selection_of(actor: Actor, wanted: ReportFilter) -> JobSelection:
    """Return the jobs that a filter means for this actor.

    Raises:
        Forbidden: the actor reads no reports.
    """
    return JobSelection(
        job_ids=wanted.job_ids,
        departments=wanted.departments,
        recruiter_id=wanted.recruiter_id,
        member_id=policy.jobs_of(actor),
    )
