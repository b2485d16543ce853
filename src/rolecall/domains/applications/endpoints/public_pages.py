"""The candidate's pages that need no script: applying, and the private status page."""

from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import Form, Request
from fastapi.responses import RedirectResponse, Response

from rolecall.domains.applications import service
from rolecall.domains.applications.endpoints.forms import (
    submit_form,
    typed_answers,
    typed_fields,
)
from rolecall.domains.applications.endpoints.texts import status_texts
from rolecall.domains.applications.service import StatusView
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import api as jobs
from rolecall.infra.http import Router, RuntimeDep, client_address, public
from rolecall.infra.http.pages import Brand, html_page, register_templates
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import Conflict, NotFound, RolecallError
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

router = Router(tags=["candidate pages"])
register_templates("applications", "rolecall.domains.applications")
_SHOWN_IN_THE_FORM = {409, 413, 415, 422}


@router.post("/careers/{slug}/jobs/{job_id}/apply", **public())
async def apply_by_form(request: Request, runtime: RuntimeDep, slug: str, job_id: UUID) -> Response:
    """Take the form of a job's page. What was wrong comes back beside the fields, all kept."""
    organization = await identity.find_organization_by_slug(runtime.database, slug)
    if organization is None:
        raise NotFound(say("There is no such careers site."))
    async with request.form() as form:
        try:
            submitted = await submit_form(runtime, organization.id, job_id, form, request)
        except RolecallError as error:
            if error.status not in _SHOWN_IN_THE_FORM:
                raise
            values, answers = typed_fields(form), typed_answers(form)
            return await jobs.job_page_with_errors(
                request, runtime, slug, job_id, values, answers, error
            )
    return RedirectResponse(f"/status/{submitted.status_token}?received=1", 303)


@router.get("/careers/{slug}/jobs/{job_id}/apply", **public())
async def lead_to_the_form(slug: str, job_id: UUID) -> RedirectResponse:
    """Lead back to the form whoever asks for the address that it was sent to."""
    return RedirectResponse(f"/careers/{quote(slug, safe='')}/jobs/{job_id}", 303)


@router.get("/status/{token}", **public())
async def show_status(
    request: Request, runtime: RuntimeDep, token: str, received: str = ""
) -> Response:
    """Show where the application stands, in the candidate's language."""
    view = await service.open_status(runtime.database, token)
    notice = status_texts(view.locale)["received"] if received else ""
    return await _status_page(request, runtime, token, view, notice=notice)


@router.get("/status/{token}/withdraw", **public())
async def lead_to_the_status(token: str) -> RedirectResponse:
    """Lead back to the status page whoever asks for the address that the withdrawal was sent to."""
    return RedirectResponse(f"/status/{quote(token, safe='')}", 303)


@router.post("/status/{token}/withdraw", **public())
async def withdraw_by_form(
    request: Request, runtime: RuntimeDep, token: str, reason: Annotated[str, Form()] = ""
) -> Response:
    """Withdraw, and show the page as it is then."""
    words = reason.replace("\x00", "").strip()[:500]
    try:
        view = await service.withdraw_by_link(
            runtime.database, token, words, client_address(request)
        )
    except Conflict:
        view = await service.open_status(runtime.database, token)
        problem = status_texts(view.locale)["decided"]
        return await _status_page(request, runtime, token, view, problem=problem, status=409)
    notice = status_texts(view.locale)["withdrawn"]
    return await _status_page(request, runtime, token, view, notice=notice)


@router.get("/status/{token}/texts", **public())
async def lead_back_from_texts(token: str) -> RedirectResponse:
    """Lead back to the status page whoever asks for the address that the choice was sent to."""
    return RedirectResponse(f"/status/{quote(token, safe='')}", 303)


@router.post("/status/{token}/texts", **public())
async def choose_texts_by_form(
    request: Request, runtime: RuntimeDep, token: str, agree: Annotated[str, Form()] = ""
) -> Response:
    """Agree to text messages or take that back, and show the page as it is then."""
    ip = client_address(request)
    try:
        view = await service.choose_texts(runtime.database, token, ip, given=bool(agree))
    except Conflict:
        view = await service.open_status(runtime.database, token)
        problem = status_texts(view.locale)["texts_refused"]
        return await _status_page(request, runtime, token, view, problem=problem, status=409)
    notice = status_texts(view.locale)["texts_noted"]
    return await _status_page(request, runtime, token, view, notice=notice)


async def _status_page(
    request: Request,
    runtime: Runtime,
    token: str,
    view: StatusView,
    *,
    notice: str = "",
    problem: str = "",
    status: int = 200,
) -> Response:
    async with runtime.database.transaction(Tenant(view.org_id)) as uow:
        organization = await identity.get_organization(uow)
        settings = await identity.get_settings(uow)
    context: dict[str, Any] = {
        "status": view,
        "token": token,
        "notice": notice,
        "problem": problem,
        "t": status_texts(view.locale),
        "time_zone": organization.time_zone,
        "asks_about_you": settings.asks_self_identification,
    }
    brand = Brand(
        organization.name, settings.primary_color, home_url=f"/careers/{organization.slug}"
    )
    return html_page(
        request,
        "applications/status.html",
        context,
        brand=brand,
        locale=view.locale,
        status=status,
        headers={"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"},
    )
