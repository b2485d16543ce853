"""Jobs, workflows and reasons over HTTP, the public API, and the careers pages."""

from rolecall.domains.jobs.endpoints import (
    approval,
    boards,
    careers,
    criteria,
    domains,
    jobs,
    public_api,
    service_levels,
    share_links,
    site,
    templates,
    workflows,
)
from rolecall.domains.jobs.endpoints import (
    pages as careers_pages,
)

router = (
    jobs.router,
    approval.router,
    criteria.router,
    templates.router,
    workflows.router,
    service_levels.router,
    service_levels.of_jobs,
    share_links.router,
    careers_pages.router,
    careers_pages.pictures,
    domains.router,
    public_api.router,
    *boards.router,
)
pages = (careers.router, site.router, domains.asked, *boards.pages)
rooted = boards.rooted

__all__ = ["pages", "rooted", "router"]
