"""Considering many candidates for a job."""

from uuid import UUID

from rolecall.domains.applications.contracts import AddToJob
from rolecall.domains.applications.service.submitting import add_to_job
from rolecall.domains.operations import api as operations
from rolecall.domains.operations.contracts import Item, ItemStatus, Outcome
from rolecall.infra.db import UnitOfWork

ADD = "applications.add_to_job"


@operations.kind(ADD, noun="candidate")
async def add_many(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Make an application of each candidate who has none for the job."""
    job_id = UUID(chunk.parameters["job_id"])

    async def add(item: Item) -> Outcome:
        command = AddToJob(job_id=job_id, candidate_id=item.record_id)
        await add_to_job(uow, chunk.actor, command)
        return Outcome(ItemStatus.DONE)

    return await operations.each(
        uow, chunk.items, add, skips={"duplicate_application", "applied_before"}
    )
