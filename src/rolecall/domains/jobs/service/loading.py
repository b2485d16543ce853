"""Loading a job for a change."""

from uuid import UUID

from rolecall.domains.jobs.contracts import Job
from rolecall.domains.jobs.queries import jobs as queries
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import NotFound, VersionMismatch
from rolecall.kernel.sentences import say


async def get_for_update(uow: UnitOfWork, job_id: UUID, version: int | None = None) -> Job:
    """Return a job that this transaction alone may change.

    Raises:
        NotFound: the tenant has none of this id.
        VersionMismatch: `version` is given and is not the job's.
    """
    job = await queries.find_job_for_update(uow, job_id)
    if job is None:
        raise NotFound(say("There is no such job."))
    if version is not None and version != job.version:
        raise VersionMismatch(
            say(
                "Somebody else changed this job since you loaded it. Load it again and "
                "repeat your change."
            ),
            current_version=job.version,
        )
    return job


async def get(uow: UnitOfWork, job_id: UUID) -> Job:
    """Return a job.

    Raises:
        NotFound: the tenant has none of this id.
    """
    job = await queries.find_job(uow, job_id)
    if job is None:
        raise NotFound(say("There is no such job."))
    return job
