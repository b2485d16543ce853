"""Who is on the hiring team of a job that a person has applied for."""

from uuid import UUID

from rolecall.domains.applications import queries
from rolecall.domains.candidates import api as candidates
from rolecall.domains.jobs import api as jobs
from rolecall.infra.db import UnitOfWork


@candidates.hiring_teams
async def is_on_hiring_team(uow: UnitOfWork, candidate_id: UUID, user_id: UUID) -> bool:
    """Tell whether a member is on one of these teams."""
    applied_for = await queries.jobs_of_candidate(uow, candidate_id)
    return await jobs.is_on_hiring_team(uow, user_id, applied_for)
