"""`/report-mails/{token}`: where the reader of a report mail ends it and wants it again."""

from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import Response

from rolecall.domains.identity import api as identity
from rolecall.domains.report_mails import service
from rolecall.domains.report_mails.endpoints.link_texts import link_texts
from rolecall.infra.http import Router, RuntimeDep, client_address, public
from rolecall.infra.http.pages import Brand, html_page, register_templates
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant

pages = Router(prefix="/report-mails")
register_templates("report_mails", "rolecall.domains.report_mails")


@pages.get("/{token}", **public())
async def show_report_mail(request: Request, runtime: RuntimeDep, token: str) -> Response:
    """Show whether the mail comes, with a button for the other. Nothing changes."""
    found = await service.read_link(runtime.database, token)
    return await _page(request, runtime, token, found)


@pages.post("/{token}", **public())
async def change_report_mail_link(
    request: Request, runtime: RuntimeDep, token: str, want: Annotated[str, Form()] = ""
) -> Response:
    """End the mail, as the page and one click (RFC 8058) ask; `want=again` lets it come."""
    found = await service.change_by_link(
        runtime.database, token, client_address(request), wanted=want == "again"
    )
    return await _page(request, runtime, token, found)


async def _page(
    request: Request, runtime: Runtime, token: str, found: service.Stopping
) -> Response:
    async with runtime.database.transaction(Tenant(found.org_id)) as uow:
        organization = await identity.get_organization(uow)
        settings = await identity.get_settings(uow)
    return html_page(
        request,
        "report_mails/pages/report_mail.html",
        {
            "t": link_texts(found.locale),
            "token": token,
            "title": found.title,
            "gets": found.gets,
        },
        brand=Brand(organization.name, settings.primary_color, home_url="/app"),
        locale=found.locale,
        headers={"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"},
    )
