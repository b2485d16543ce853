"""What jobs publish."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.kernel.events import Event, published


@dataclass(frozen=True, kw_only=True)
class JobEvent(Event):
    """The base of what is about one job."""

    job_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class JobCreated(JobEvent):
    """A draft was written."""

    type = "jobs.job_created.v1"
    title: str


@published
@dataclass(frozen=True, kw_only=True)
class JobUpdated(JobEvent):
    """A job's content, team or workflow changed; `fields` names what."""

    type = "jobs.job_updated.v1"
    fields: tuple[str, ...]


@published
@dataclass(frozen=True, kw_only=True)
class PostingChanged(JobEvent):
    """What the public sees of an open job changed."""

    type = "jobs.posting_changed.v1"


@published
@dataclass(frozen=True, kw_only=True)
class JobOpened(JobEvent):
    """A job takes applications: for the first time, or (`again`) after a pause or a close."""

    type = "jobs.job_opened.v1"
    title: str
    again: bool


@published
@dataclass(frozen=True, kw_only=True)
class JobHeld(JobEvent):
    """A job takes no applications for a while."""

    type = "jobs.job_held.v1"


@published
@dataclass(frozen=True, kw_only=True)
class JobClosed(JobEvent):
    """A job takes no applications any more: `filled`, `cancelled` or `other`."""

    type = "jobs.job_closed.v1"
    reason: str


@published
@dataclass(frozen=True, kw_only=True)
class JobArchived(JobEvent):
    """A job was put away; its applications stay readable."""

    type = "jobs.job_archived.v1"


@published
@dataclass(frozen=True, kw_only=True)
class JobDeleted(JobEvent):
    """A job that nobody ever applied to is gone."""

    type = "jobs.job_deleted.v1"


@published
@dataclass(frozen=True, kw_only=True)
class OpeningsChanged(JobEvent):
    """A hire filled an opening, or gave one back."""

    type = "jobs.openings_changed.v1"
    openings: int
    openings_filled: int


@published
@dataclass(frozen=True, kw_only=True)
class ShareLinksChanged(JobEvent):
    """A share link of the job was made or retired."""

    type = "jobs.share_links_changed.v1"


@published
@dataclass(frozen=True, kw_only=True)
class CriteriaChanged(JobEvent):
    """Other things are looked for in the applications for a job."""

    type = "jobs.criteria_changed.v1"


@published
@dataclass(frozen=True, kw_only=True)
class WorkflowChanged(Event):
    """A workflow was made, or has a new version; jobs keep the one that they pinned."""

    type = "jobs.workflow_changed.v1"
    workflow_id: UUID
    version: int


@published
@dataclass(frozen=True, kw_only=True)
class ServiceLevelsChanged(Event):
    """Something else is promised about the stages of a workflow."""

    type = "jobs.service_levels_changed.v1"
    workflow_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class JobServiceLevelsChanged(JobEvent):
    """A job promises something else by itself about its stages, or goes by its workflow again."""

    type = "jobs.job_service_levels_changed.v1"


@published
@dataclass(frozen=True, kw_only=True)
class RejectionReasonChanged(Event):
    """A rejection reason was made, renamed, or switched on or off."""

    type = "jobs.rejection_reason_changed.v1"
    reason_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class JobTemplateChanged(Event):
    """A template of jobs was kept or deleted."""

    type = "jobs.job_template_changed.v1"
    template_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class JobBoardsChanged(Event):
    """A job board was switched, or a key of one was made, rotated or revoked."""

    type = "jobs.job_boards_changed.v1"
    organization_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class CareersPageChanged(Event):
    """A careers page was written, published or taken back."""

    type = "jobs.careers_page_changed.v1"
    organization_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class CareersDomainsChanged(Event):
    """A domain of the careers site was added, checked, made the main one or removed."""

    type = "jobs.careers_domains_changed.v1"
    organization_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class CareersDomainNews(Event):
    """A domain's proof is missing, or lost, or back: `news` is a `DomainNews`.

    `number` is that of the check that told, `problem` what it did not find, a `DomainProblem`;
    `shown_until` is known of a domain whose proof is missing.
    """

    type = "jobs.careers_domain_news.v1"
    domain_id: UUID
    number: int
    news: str
    problem: str
    shown_until: datetime | None = None


@published
@dataclass(frozen=True, kw_only=True)
class DomainCheckDue(Event):
    """It is time to look whether a domain is proved; of several, the last `number` counts."""

    type = "jobs.domain_check_due.v1"
    domain_id: UUID
    number: int
