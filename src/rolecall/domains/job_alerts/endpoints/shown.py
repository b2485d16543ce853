"""What the pages of alerts have in common: whose they are, and alerts in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fastapi import Request, Response

from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import OrganizationRef, OrganizationSettings
from rolecall.domains.job_alerts.contracts import AlertFrequency, JobAlert
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import Facets, PostingFilter
from rolecall.infra.http.pages import (
    PRIVATE,
    Brand,
    PageView,
    page_response,
    register_script,
    register_templates,
    render,
    script_path,
    texts,
)
from rolecall.infra.languages import in_language
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import RolecallError
from rolecall.kernel.tenant import Tenant

PACKAGE = "rolecall.domains.job_alerts"
FREQUENCIES = tuple(one.value for one in AlertFrequency)
SHOWN_ON_THE_PAGE = frozenset({409, 422, 429})
register_templates("job_alerts", PACKAGE)
register_script("alerts", PACKAGE)


@dataclass(frozen=True, slots=True)
class Host:
    """The organization whose page it is."""

    organization: OrganizationRef
    settings: OrganizationSettings
    name: str = ""
    """What its site was asked for by; empty on pages of the installation."""

    @property
    def site_name(self) -> str:
        """The name of its site in addresses."""
        return self.name or self.organization.slug

    @property
    def path(self) -> str:
        """What paths of the careers site begin with."""
        return jobs.site_path(self.site_name)

    @property
    def home(self) -> str:
        """The careers page, the installation's first page where it is not shown."""
        return (self.path or "/") if self.settings.careers_enabled else "/"


@dataclass(frozen=True, slots=True)
class AlertView:
    """An alert as a page shows it."""

    alert: JobAlert
    words: str
    facets: Facets


async def host_of(runtime: Runtime, org_id: UUID) -> Host:
    """Return the organization of a link."""
    async with runtime.database.transaction(Tenant(org_id)) as uow:
        return Host(await identity.get_organization(uow), await identity.get_settings(uow))


def words_of(search: PostingFilter, language: str) -> str:
    """Return a search in words, empty where every job fits."""
    return " · ".join(jobs.search_in_words(search, language))


async def view_of(runtime: Runtime, alert: JobAlert, language: str) -> AlertView:
    """Return an alert with what its search can be changed to."""
    facets = await jobs.facets_of(runtime.database, alert.org_id, alert.search, language)
    return AlertView(alert, words_of(alert.search, language), facets)


def problem_of(error: RolecallError | None, language: str) -> dict[str, Any]:
    """Return what went wrong, for a page."""
    return {
        "problem": in_language(error.detail, language) if error else "",
        "errors": {
            fault.field: in_language(fault.message, language)
            for fault in (error.errors if error else ())
        },
    }


def show(
    request: Request,
    template: str,
    context: Mapping[str, Any],
    host: Host,
    language: str,
    *,
    status: int = 200,
    scripted: bool = False,
) -> Response:
    """Return a page of alerts, which no cache keeps and no search engine shows."""
    view = PageView(
        template=f"job_alerts/{template}.html",
        context={
            "t": texts(PACKAGE, language),
            "host": host,
            "name": host.organization.name,
            "frequencies": FREQUENCIES,
            "time_zone": host.organization.time_zone,
            "script": script_path("alerts") if scripted else "",
            **context,
        },
        brand=Brand(host.organization.name, host.settings.primary_color, home_url=host.home),
        locale=language,
        status=status,
        scripted=scripted,
    )
    return page_response(request, render(view), headers=PRIVATE)
