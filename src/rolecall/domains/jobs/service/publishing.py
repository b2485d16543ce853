"""The public projection: what of a job is on the careers pages, kept in the job's transaction."""

from rolecall.domains.identity import api as identity
from rolecall.domains.jobs.contracts import Job, JobStatus
from rolecall.domains.jobs.queries import domains as domain_queries
from rolecall.domains.jobs.repository import postings as repository
from rolecall.domains.jobs.rules.search import posting_terms
from rolecall.infra.db import UnitOfWork


async def show(uow: UnitOfWork, job: Job) -> None:
    """Put an open job on the pages, or take one off them that is not open, or confidential."""
    if job.status is JobStatus.OPEN and not job.confidential:
        await repository.put_posting(uow, job, await _of(uow), terms=posting_terms(job))
    else:
        await repository.close_posting(uow, job.id)
    await repository.touch_site(uow)


async def hide(uow: UnitOfWork) -> None:
    """Let the pages be made anew after a job that was on them is gone."""
    await repository.touch_site(uow)


async def follow_organization(uow: UnitOfWork) -> None:
    """Let all postings follow the organization's name, address, status and settings."""
    await repository.refresh_postings(uow, await _of(uow))
    await repository.touch_site(uow)


async def _of(uow: UnitOfWork) -> repository.PostingOf:
    organization = await identity.get_organization(uow)
    settings = await identity.get_settings(uow)
    return repository.PostingOf(
        slug=organization.slug,
        name=organization.name,
        host=await domain_queries.main_host(uow),
        shown=organization.is_active and settings.careers_enabled,
        show_pay=settings.show_pay,
        reapply_policy=settings.reapply_policy,
    )
