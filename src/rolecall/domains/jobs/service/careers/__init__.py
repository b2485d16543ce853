"""The public pages: what is on them, made only when something that they show has changed."""

from rolecall.domains.jobs.service.careers.feeds import (
    feed,
    robots,
    site_robots,
    site_sitemap,
    sitemap,
)
from rolecall.domains.jobs.service.careers.form import FormState
from rolecall.domains.jobs.service.careers.group_page import GroupQuery, group_page, group_picture
from rolecall.domains.jobs.service.careers.job_page import (
    job_page,
    job_page_with_form,
    job_picture,
    kept_of_job,
    public_detail,
)
from rolecall.domains.jobs.service.careers.landing import landing_page
from rolecall.domains.jobs.service.careers.list_page import (
    THEMES,
    ListQuery,
    Reader,
    list_page,
    site_picture,
)
from rolecall.domains.jobs.service.careers.logo import logo
from rolecall.domains.jobs.service.careers.sites import (
    Site,
    find_organization,
    open_site,
    posting_url,
    site_path,
    site_url,
)

__all__ = [
    "THEMES",
    "FormState",
    "GroupQuery",
    "ListQuery",
    "Reader",
    "Site",
    "feed",
    "find_organization",
    "group_page",
    "group_picture",
    "job_page",
    "job_page_with_form",
    "job_picture",
    "kept_of_job",
    "landing_page",
    "list_page",
    "logo",
    "open_site",
    "posting_url",
    "public_detail",
    "robots",
    "site_path",
    "site_picture",
    "site_robots",
    "site_sitemap",
    "site_url",
    "sitemap",
]
