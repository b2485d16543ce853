"""What jobs do about events, and which views their own make stale."""

from rolecall.domains.approvals.contracts import SubjectKind
from rolecall.domains.approvals.events import (
    ApprovalDeclined,
    ApprovalEvent,
    ApprovalGranted,
    ApprovalWithdrawn,
)
from rolecall.domains.consents.events import WordingPublished
from rolecall.domains.identity.events import (
    OrganizationActivated,
    OrganizationSuspended,
    OrganizationUpdated,
)
from rolecall.domains.jobs import service
from rolecall.domains.jobs.events import (
    CareersDomainsChanged,
    CareersPageChanged,
    CriteriaChanged,
    DomainCheckDue,
    JobArchived,
    JobBoardsChanged,
    JobClosed,
    JobCreated,
    JobDeleted,
    JobEvent,
    JobHeld,
    JobOpened,
    JobServiceLevelsChanged,
    JobTemplateChanged,
    JobUpdated,
    OpeningsChanged,
    RejectionReasonChanged,
    ServiceLevelsChanged,
    ShareLinksChanged,
    WorkflowChanged,
)
from rolecall.domains.jobs.service.domains import check_domain
from rolecall.domains.messaging.events import TextSettingsChanged
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import Delivered, handles, handles_outside_transaction
from rolecall.infra.realtime import StaleKeys, stales
from rolecall.infra.runtime import Runtime


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


@handles(TextSettingsChanged, name="jobs.on_text_settings_changed")
async def on_text_settings_changed(uow: UnitOfWork, event: TextSettingsChanged) -> None:
    """Let the forms of public postings ask for consent to texts, or not any more."""
    del event
    await service.follow_organization(uow)


@handles(WordingPublished, name="jobs.on_wording_published")
async def on_wording_published(uow: UnitOfWork, event: WordingPublished) -> None:
    """Let the forms of public postings show what people agree to from now on."""
    del event
    await service.follow_organization(uow)


async def _follow_approval(uow: UnitOfWork, event: ApprovalEvent) -> None:
    if event.subject_kind == SubjectKind.JOB:
        await service.settle(uow, event.subject_id)


@handles(ApprovalGranted, name="jobs.on_approval_granted")
async def on_approval_granted(uow: UnitOfWork, event: ApprovalGranted) -> None:
    """Make a job that is approved a draft that can be published."""
    await _follow_approval(uow, event)


@handles(ApprovalDeclined, name="jobs.on_approval_declined")
async def on_approval_declined(uow: UnitOfWork, event: ApprovalDeclined) -> None:
    """Make a job that is declined a draft again; put one that is open on hold."""
    await _follow_approval(uow, event)


@handles(ApprovalWithdrawn, name="jobs.on_approval_withdrawn")
async def on_approval_withdrawn(uow: UnitOfWork, event: ApprovalWithdrawn) -> None:
    """Let a job follow a request that ended without an answer."""
    await _follow_approval(uow, event)


@handles_outside_transaction(DomainCheckDue, name="jobs.on_domain_check_due", queue="bulk")
async def on_domain_check_due(
    runtime: Runtime, event: DomainCheckDue, delivered: Delivered
) -> None:
    """Look whether a domain of a careers site is proved."""
    await check_domain(runtime.database, delivered.org_id, event.domain_id, event.number)


@stales(CareersDomainsChanged)
def stale_domains(_: CareersDomainsChanged) -> StaleKeys:
    """The domains of the careers site, and addresses that show them."""
    return [["careers-domains"], ["job-boards"]]


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


@stales(CriteriaChanged)
def stale_criteria(event: CriteriaChanged) -> StaleKeys:
    """The criteria of the job, and what was found by them."""
    return [["job-criteria", str(event.job_id)], ["findings", str(event.job_id)]]


@stales(WorkflowChanged)
def stale_workflow(event: WorkflowChanged) -> StaleKeys:
    """Workflows."""
    return [["workflows"], ["workflows", str(event.workflow_id)]]


@stales(ServiceLevelsChanged)
def stale_service_levels(event: ServiceLevelsChanged) -> StaleKeys:
    """The promises of the workflow, which its jobs show beside their own."""
    return [["service-levels", str(event.workflow_id)], ["job-service-levels"]]


@stales(JobServiceLevelsChanged)
def stale_job_service_levels(event: JobServiceLevelsChanged) -> StaleKeys:
    """The job's own promises."""
    return [["job-service-levels", str(event.job_id)]]


@stales(RejectionReasonChanged)
def stale_reasons(event: RejectionReasonChanged) -> StaleKeys:
    """Rejection reasons."""
    del event
    return [["rejection-reasons"]]


@stales(ShareLinksChanged)
def stale_share_links(event: ShareLinksChanged) -> StaleKeys:
    """The links of the job."""
    return [["jobs", str(event.job_id), "share-links"]]


@stales(JobTemplateChanged)
def stale_templates(event: JobTemplateChanged) -> StaleKeys:
    """Job templates."""
    del event
    return [["job-templates"]]


@stales(JobBoardsChanged)
def stale_job_boards(event: JobBoardsChanged) -> StaleKeys:
    """Job boards and their keys."""
    del event
    return [["job-boards"]]


@stales(CareersPageChanged)
def stale_careers_pages(event: CareersPageChanged) -> StaleKeys:
    """The careers pages that are being written."""
    del event
    return [["careers-pages"]]
