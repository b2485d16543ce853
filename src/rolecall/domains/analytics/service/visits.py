"""Visits of the careers site."""

from rolecall.domains.analytics.rules import visits as rules
from rolecall.domains.analytics.service.contents import Contents
from rolecall.domains.analytics.service.scope import Scope
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts.selection import JobSelection
from rolecall.domains.visits import api as visits
from rolecall.domains.visits.contracts import VisitsFilter
from rolecall.infra.db import UnitOfWork


async def compute_visits(uow: UnitOfWork, scope: Scope) -> Contents:
    """Return how often the pages were read: of the site, or of the jobs that were chosen."""
    wanted = VisitsFilter(
        scope.period.first, scope.period.last, scope.job_ids, scope.wanted.sources
    )
    found = await visits.get_figures(uow, wanted)
    seen = tuple({job_id for job_id, _ in found.by_job})
    facts = await jobs.list_job_facts(uow, JobSelection(job_ids=seen)) if seen else []
    titles = {job.id: job.title for job in facts}
    whole_site = scope.job_ids is None and not scope.wanted.sources
    return Contents(rules.tables(found, scope.period, titles, whole_site=whole_site))
