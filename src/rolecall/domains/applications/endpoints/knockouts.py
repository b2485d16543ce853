"""`/api/v1/jobs/{id}/knockout-replay`: what a knock-out rule would have done."""

from uuid import UUID

from rolecall.access import Permission
from rolecall.domains.applications.schemas.knockouts import KnockoutReplayIn, KnockoutReplayOut
from rolecall.domains.applications.service.knockouts import replay_knockout
from rolecall.infra.http import Router, Uow, org

router = Router(prefix="/jobs", tags=["applications"])


@router.post("/{job_id}/knockout-replay", **org(Permission.JOBS_UPDATE))
async def replay_knockout_rule(uow: Uow, job_id: UUID, body: KnockoutReplayIn) -> KnockoutReplayOut:
    """Say whom a knock-out rule would have marked in the last ninety days; nothing is written."""
    found = await replay_knockout(uow, job_id, body.question_id, body.rule())
    return KnockoutReplayOut.of(found)
