"""What jobs do about events, and which views their own make stale."""

from rolecall.domains.identity.events import (
    OrganizationActivated,
    OrganizationSuspended,
    OrganizationUpdated,
)
from rolecall.domains.jobs import service
from rolecall.domains.jobs.events import (
    JobArchived,
    JobClosed,
    JobCreated,
    JobDeleted,
    JobEvent,
    JobHeld,
    JobOpened,
    JobUpdated,
    OpeningsChanged,
    RejectionReasonChanged,
    WorkflowChanged,
)
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import handles
from rolecall.infra.realtime import StaleKeys, stales


@handles(OrganizationUpdated, name="jobs.on_organization_updated")
async def on_organization_updated(uow: UnitOfWork, event: OrganizationUpdated) -> None:
    """Let public postings follow the organization's name, address and settings."""
    del event
    await service.follow_organization(uow)


@handles(OrganizationSuspended, name="jobs.on_organization_suspended")
async def on_organization_suspended(uow: UnitOfWork, event: OrganizationSuspended) -> None:
    """Take the organization's postings off all lists."""
    del event
    await service.follow_organization(uow)


@handles(OrganizationActivated, name="jobs.on_organization_activated")
async def on_organization_activated(uow: UnitOfWork, event: OrganizationActivated) -> None:
    """Put the organization's postings on the lists again."""
    del event
    await service.follow_organization(uow)


def stale_job(event: JobEvent) -> StaleKeys:
    """Lists of jobs, and this one."""
    return [["jobs"], ["jobs", str(event.job_id)]]


_ABOUT_JOBS: tuple[type[JobEvent], ...] = (
    JobCreated,
    JobUpdated,
    JobOpened,
    JobHeld,
    JobClosed,
    JobArchived,
    JobDeleted,
    OpeningsChanged,
)
for _changed in _ABOUT_JOBS:
    stales(_changed)(stale_job)


@stales(WorkflowChanged)
def stale_workflow(event: WorkflowChanged) -> StaleKeys:
    """Workflows."""
    return [["workflows"], ["workflows", str(event.workflow_id)]]


@stales(RejectionReasonChanged)
def stale_reasons(event: RejectionReasonChanged) -> StaleKeys:
    """Rejection reasons."""
    del event
    return [["rejection-reasons"]]
