"""Use cases of jobs.

Guarantees: each change is one transaction with its audit entry and its event; a job that someone
applied to is never destroyed; the public projection changes in the transaction of the job.
"""

from rolecall.domains.jobs.service.approval import (
    get_approval,
    request_approval,
    settle,
    withdraw_approval,
)
from rolecall.domains.jobs.service.careers import (
    THEMES,
    FormState,
    GroupQuery,
    ListQuery,
    Reader,
    feed,
    find_organization,
    group_page,
    group_picture,
    job_page,
    job_page_with_form,
    job_picture,
    kept_of_job,
    landing_page,
    list_page,
    logo,
    open_site,
    posting_url,
    public_detail,
    robots,
    site_picture,
    site_robots,
    site_sitemap,
    sitemap,
)
from rolecall.domains.jobs.service.editing import create_job, duplicate_job, update_job
from rolecall.domains.jobs.service.lifecycle import (
    archive_job,
    close_job,
    delete_job,
    hold_job,
    publish_job,
    resume_job,
)
from rolecall.domains.jobs.service.openings import fill_opening, unfill_opening
from rolecall.domains.jobs.service.publishing import follow_organization
from rolecall.domains.jobs.service.reading import get_view, list_jobs, view_of
from rolecall.domains.jobs.service.reasons import list_reasons, save_reason
from rolecall.domains.jobs.service.share_links import open_share_link, share_link_of
from rolecall.domains.jobs.service.templates import (
    delete_template,
    list_templates,
    save_template,
    start_from_template,
)
from rolecall.domains.jobs.service.workflows import (
    default_workflow,
    faults_of_workflow,
    get_workflow,
    list_workflows,
    pin_workflow,
    save_workflow,
)

__all__ = [
    "THEMES",
    "FormState",
    "GroupQuery",
    "ListQuery",
    "Reader",
    "archive_job",
    "close_job",
    "create_job",
    "default_workflow",
    "delete_job",
    "delete_template",
    "duplicate_job",
    "faults_of_workflow",
    "feed",
    "fill_opening",
    "find_organization",
    "follow_organization",
    "get_approval",
    "get_view",
    "get_workflow",
    "group_page",
    "group_picture",
    "hold_job",
    "job_page",
    "job_page_with_form",
    "job_picture",
    "kept_of_job",
    "landing_page",
    "list_jobs",
    "list_page",
    "list_reasons",
    "list_templates",
    "list_workflows",
    "logo",
    "open_share_link",
    "open_site",
    "pin_workflow",
    "posting_url",
    "public_detail",
    "publish_job",
    "request_approval",
    "resume_job",
    "robots",
    "save_reason",
    "save_template",
    "save_workflow",
    "settle",
    "share_link_of",
    "site_picture",
    "site_robots",
    "site_sitemap",
    "sitemap",
    "start_from_template",
    "unfill_opening",
    "update_job",
    "view_of",
    "withdraw_approval",
]
