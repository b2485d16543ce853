"""`/unsubscribe/{token}`: where mails that one can do without are ended and wanted again."""

from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import Response

from rolecall.domains.identity import api as identity
from rolecall.domains.messaging.endpoints.subscription_texts import subscription_texts
from rolecall.domains.messaging.service import unsubscribing
from rolecall.infra.http import Router, RuntimeDep, client_address, public
from rolecall.infra.http.pages import Brand, html_page, register_templates
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant

pages = Router(prefix="/unsubscribe")
register_templates("messaging", "rolecall.domains.messaging")


@pages.get("/{token}", **public())
async def show_subscription(request: Request, runtime: RuntimeDep, token: str) -> Response:
    """Show whether the mails come, with a button for the other. Nothing changes."""
    found = await unsubscribing.read_subscription(runtime.database, token)
    return await _page(request, runtime, token, found)


@pages.post("/{token}", **public())
async def change_subscription(
    request: Request, runtime: RuntimeDep, token: str, want: Annotated[str, Form()] = ""
) -> Response:
    """End the mails, as the page and one click (RFC 8058) ask; `want=again` lets them come."""
    ip = client_address(request)
    change = unsubscribing.subscribe_again if want == "again" else unsubscribing.unsubscribe
    return await _page(request, runtime, token, await change(runtime.database, token, ip))


async def _page(
    request: Request, runtime: Runtime, token: str, found: unsubscribing.Subscription
) -> Response:
    async with runtime.database.transaction(Tenant(found.org_id)) as uow:
        organization = await identity.get_organization(uow)
        settings = await identity.get_settings(uow)
    home = f"/careers/{organization.slug}" if settings.careers_enabled else "/"
    return html_page(
        request,
        "messaging/pages/subscription.html",
        {"t": subscription_texts(found.locale), "token": token, "since": found.since},
        brand=Brand(organization.name, settings.primary_color, home_url=home),
        locale=found.locale,
        headers={"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"},
    )
