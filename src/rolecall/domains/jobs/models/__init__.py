"""Tables of jobs."""

from rolecall.domains.jobs.models.boards import job_board_keys, job_boards
from rolecall.domains.jobs.models.criteria import job_criteria
from rolecall.domains.jobs.models.domains import careers_domains, careers_hosts
from rolecall.domains.jobs.models.jobs import (
    confidential_jobs,
    job_terms,
    jobs,
    jobs_with_applications,
    team_members,
)
from rolecall.domains.jobs.models.pages import (
    careers_page_revisions,
    careers_pages,
    careers_pictures,
)
from rolecall.domains.jobs.models.postings import careers_sites, posting_terms, public_postings
from rolecall.domains.jobs.models.reasons import rejection_reasons
from rolecall.domains.jobs.models.service_levels import job_service_levels, service_levels
from rolecall.domains.jobs.models.share_links import share_links
from rolecall.domains.jobs.models.templates import job_templates
from rolecall.domains.jobs.models.workflows import workflow_versions, workflows

__all__ = [
    "careers_domains",
    "careers_hosts",
    "careers_page_revisions",
    "careers_pages",
    "careers_pictures",
    "careers_sites",
    "confidential_jobs",
    "job_board_keys",
    "job_boards",
    "job_criteria",
    "job_service_levels",
    "job_templates",
    "job_terms",
    "jobs",
    "jobs_with_applications",
    "posting_terms",
    "public_postings",
    "rejection_reasons",
    "service_levels",
    "share_links",
    "team_members",
    "workflow_versions",
    "workflows",
]
