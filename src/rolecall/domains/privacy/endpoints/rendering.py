"""How pages about one's data look: the organization's brand, never kept, never indexed."""

from typing import Any
from uuid import UUID

from fastapi import Request
from fastapi.responses import Response

from rolecall.domains.identity import api as identity
from rolecall.infra.http.pages import PRIVATE, Brand, html_page, register_templates, texts
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant

PACKAGE = "rolecall.domains.privacy"
register_templates("privacy", PACKAGE)


async def private_page(
    request: Request,
    runtime: Runtime,
    org_id: UUID,
    template: str,
    locale: str,
    context: dict[str, Any],
) -> Response:
    """Render a page for one person."""
    async with runtime.database.transaction(Tenant(org_id)) as uow:
        organization = await identity.get_organization(uow)
        settings = await identity.get_settings(uow)
    brand = Brand(
        organization.name, settings.primary_color, home_url=f"/careers/{organization.slug}"
    )
    words = {"t": texts(PACKAGE, locale), "time_zone": organization.time_zone}
    return html_page(
        request, template, {**context, **words}, brand=brand, locale=locale, headers=PRIVATE
    )
