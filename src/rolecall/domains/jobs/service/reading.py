"""Jobs as members of the organization see them."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import policy
from rolecall.domains.jobs.contracts import Job, JobFilter, JobSort, JobSummary, JobView
from rolecall.domains.jobs.queries import domains as domain_queries
from rolecall.domains.jobs.queries import lists
from rolecall.domains.jobs.rules.content import warnings
from rolecall.domains.jobs.service import loading
from rolecall.domains.jobs.service.approval import gate_for
from rolecall.domains.jobs.service.careers.sites import site_url
from rolecall.domains.jobs.service.team import with_names
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.pages import Page, PageRequest


async def get_view(uow: UnitOfWork, actor: Actor, job_id: UUID) -> JobView:
    """Return a job as the actor sees it.

    Raises:
        NotFound: the tenant has none of this id.
    """
    return await view_of(uow, actor, await loading.get(uow, job_id))


async def view_of(uow: UnitOfWork, actor: Actor, job: Job) -> JobView:
    """Return a job that was loaded as the actor sees it."""
    (named,) = await with_names(uow, [job])
    organization = await identity.get_organization(uow)
    host = await domain_queries.main_host(uow)
    gate = await gate_for(uow, job)
    actions = policy.allowed_actions(actor, job.status, gate)
    return JobView(
        job=named,
        public_url=f"{site_url(uow.runtime, organization.slug, host)}/jobs/{job.id}",
        warnings=warnings(job, clock.now()),
        allowed_actions=tuple(action.value for action in actions),
    )


async def list_jobs(
    uow: UnitOfWork, wanted: JobFilter, sort: JobSort, page: PageRequest
) -> Page[JobSummary]:
    """Return jobs in this order, with the names of their teams."""
    found = await lists.list_jobs(uow, wanted, sort, page)
    return found.with_items(await with_names(uow, list(found.items)))
