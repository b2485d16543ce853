"""`/api/v1/jobs/{job_id}/approval`."""

from uuid import UUID

from rolecall.access import Permission
from rolecall.domains.jobs import service
from rolecall.domains.jobs.contracts import JobApproval
from rolecall.domains.jobs.schemas.jobs import ApprovalRequestIn
from rolecall.infra.http import ActorDep, Router, Uow, org

router = Router(prefix="/jobs/{job_id}/approval", tags=["jobs"])


@router.get("", **org(Permission.JOBS_READ))
async def get_job_approval(uow: Uow, actor: ActorDep, job_id: UUID) -> JobApproval:
    """Return whether a job needs approval, and its newest request."""
    return await service.get_approval(uow, actor, job_id)


@router.post("", status_code=201, **org(Permission.JOBS_UPDATE))
async def request_job_approval(
    uow: Uow, actor: ActorDep, job_id: UUID, body: ApprovalRequestIn
) -> JobApproval:
    """Submit a job for approval: the approvers of the chain that applies are asked."""
    return await service.request_approval(uow, actor, body.command(job_id))


@router.delete("", **org(Permission.JOBS_UPDATE))
async def withdraw_job_approval(uow: Uow, actor: ActorDep, job_id: UUID) -> JobApproval:
    """Take the request for approval back."""
    return await service.withdraw_approval(uow, actor, job_id)
