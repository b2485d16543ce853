"""Keeping copies in step with their owners."""

from uuid import UUID

from rolecall.domains.applications import queries, repository
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import ContactKind
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import api as jobs
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.email_addresses import normalise_email


async def refresh_directory(uow: UnitOfWork, application_id: UUID) -> None:
    """Write the entry that the candidate's own login sees.

    The entry stays with the address that the person applied with for as long as the record has it:
    records that were merged have several, and none of their logins is shown what another one sent.
    What candidates do themselves they see at once: applying and withdrawing write the entry in
    their own transaction. What happens to their applications follows by the events.
    """
    application = await queries.find_application(uow, application_id)
    if application is None:
        return
    candidate = await candidates.read_candidate(uow, application.candidate_id)
    organization = await identity.get_organization(uow)
    await repository.write_directory_entry(
        uow,
        application,
        email_norm=normalise_email(candidate.email),
        organization_name=organization.name,
        organization_slug=organization.slug,
        kept_addresses={
            normalise_email(one.value)
            for one in candidate.contacts
            if one.kind is ContactKind.EMAIL
        },
    )


async def refresh_directory_of_job(uow: UnitOfWork, job_id: UUID) -> None:
    """Write the stages of all entries of a job again."""
    await repository.refresh_directory_of_job(uow, job_id)


async def follow_candidate(uow: UnitOfWork, candidate_id: UUID) -> None:
    """Copy the candidate's name and address to their applications."""
    candidate = await candidates.read_candidate(uow, candidate_id)
    await repository.rename_candidate(uow, candidate_id, candidate.full_name, candidate.email)


async def follow_job(uow: UnitOfWork, job_id: UUID) -> None:
    """Copy the job's title to its applications."""
    job = await jobs.get_job(uow, job_id)
    await repository.rename_job(uow, job_id, job.title)
