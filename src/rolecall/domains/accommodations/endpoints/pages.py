"""The candidate's page for adjustments: it needs no script and asks for no diagnosis."""

import re
from typing import Any
from urllib.parse import quote
from uuid import UUID

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from rolecall.domains.accommodations import service
from rolecall.domains.accommodations.contracts import AccommodationKind, AccommodationStep
from rolecall.domains.applications import api as applications
from rolecall.domains.identity import api as identity
from rolecall.infra.http import Router, RuntimeDep, client_address, public
from rolecall.infra.http.pages import PRIVATE, Brand, html_page, register_templates, texts
from rolecall.infra.languages import in_language, language_of
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import RolecallError
from rolecall.kernel.ids import uuid7
from rolecall.kernel.tenant import Tenant

router = Router(tags=["candidate pages"])
_PACKAGE = "rolecall.domains.accommodations"
register_templates("accommodations", _PACKAGE)
_SHOWN_ON_THE_PAGE = {409, 422}
_ONCE = re.compile("[0-9a-f]{32}")


@router.get("/status/{token}/adjustments", **public())
async def show_adjustments(
    request: Request, runtime: RuntimeDep, token: str, done: str = ""
) -> Response:
    """Show what was asked and answered, and the form to ask."""
    return await _page(request, runtime, token, noted=done == "noted")


@router.post("/status/{token}/adjustments", **public())
async def ask_by_form(request: Request, runtime: RuntimeDep, token: str) -> Response:
    """Ask. What was wrong comes back beside what was typed; the same form again counts once."""
    async with request.form() as form:
        once = str(form.get("once") or "")
        entry_id = UUID(hex=once) if _ONCE.fullmatch(once) else uuid7()
        try:
            await service.ask_by_link(
                runtime.database,
                token,
                applications.wish_of(form),
                entry_id,
                client_address(request),
            )
        except RolecallError as error:
            if error.status not in _SHOWN_ON_THE_PAGE:
                raise
            return await _page(request, runtime, token, error=error, typed=form)
    return RedirectResponse(f"/status/{quote(token, safe='')}/adjustments?done=noted", 303)


async def _page(
    request: Request,
    runtime: Runtime,
    token: str,
    *,
    noted: bool = False,
    error: RolecallError | None = None,
    typed: FormData | None = None,
) -> Response:
    own = await service.open_case(runtime.database, token)
    async with runtime.database.transaction(Tenant(own.org_id)) as uow:
        organization = await identity.get_organization(uow)
        settings = await identity.get_settings(uow)
    language = language_of(own.locale)
    context: dict[str, Any] = {
        "own": own,
        "base": f"/status/{quote(token, safe='')}/adjustments",
        "status": f"/status/{quote(token, safe='')}",
        "noted": noted,
        "problem": in_language(error.detail, language) if error else "",
        "errors": {
            fault.field: in_language(fault.message, language)
            for fault in (error.errors if error else ())
        },
        "typed": applications.typed_wish(typed or FormData()),
        "kinds": [one.value for one in AccommodationKind],
        "steps": [one.value for one in AccommodationStep],
        "once": uuid7().hex,
        "time_zone": organization.time_zone,
        "t": texts(_PACKAGE, own.locale),
    }
    brand = Brand(
        organization.name, settings.primary_color, home_url=f"/careers/{organization.slug}"
    )
    return html_page(
        request,
        "accommodations/adjustments.html",
        context,
        brand=brand,
        locale=own.locale,
        status=error.status if error else 200,
        headers=PRIVATE,
    )
