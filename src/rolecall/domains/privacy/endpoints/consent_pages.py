"""The page on which candidates see what they agreed to, agree anew and take it back."""

from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import Form, Request
from fastapi.responses import RedirectResponse, Response

from rolecall.domains.applications import api as applications
from rolecall.domains.consents.contracts import AgreedTo, Purpose, Way
from rolecall.domains.privacy.contracts import ConsentView, SayConsent
from rolecall.domains.privacy.endpoints.rendering import private_page
from rolecall.domains.privacy.service import consenting
from rolecall.infra.http import Router, RuntimeDep, client_address, public
from rolecall.infra.languages import language_of
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say

router = Router(tags=["candidate pages"])
_SAID = frozenset({"given", "withdrawn", "changed"})


@router.get("/status/{token}/consents", **public())
async def show_consents(
    request: Request, runtime: RuntimeDep, token: str, said: str = ""
) -> Response:
    """Show what was agreed to, in the words of that time."""
    async with applications.opened_by_link(runtime.database, token) as (uow, application):
        views = await consenting.view_consents(uow, application)
        told = await consenting.view_text_consents(uow, application)
        org_id, title, locale = uow.org_id, application.job_title, application.locale
    context = _context(views, _address(token), f"/status/{quote(token, safe='')}", said)
    context["texts"] = told
    return await private_page(
        request, runtime, org_id, "privacy/consents.html", locale, context | {"job_title": title}
    )


@router.post("/status/{token}/consents", **public())
async def say_by_form(
    request: Request,
    runtime: RuntimeDep,
    token: str,
    purpose: Annotated[Purpose, Form()],
    wording: Annotated[str, Form()] = "",
    agree: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Agree to what was shown, or take it back."""
    async with applications.opened_by_link(runtime.database, token) as (uow, application):
        command = _command(purpose, wording, agree, application.locale, Way.STATUS_PAGE)
        try:
            await consenting.say_consent(uow, application, command, client_address(request))
        except InvalidInput:
            return RedirectResponse(f"{_address(token)}?said=changed", 303)
    return RedirectResponse(f"{_address(token)}?said={_said(agree)}", 303)


@router.get("/consents/{token}", **public())
async def show_asked_consents(
    request: Request, runtime: RuntimeDep, token: str, said: str = ""
) -> Response:
    """Show the same to who follows a mailed link."""
    async with consenting.opened_by_mail(runtime.database, token) as (uow, application):
        views = await consenting.view_consents(uow, application)
        told = await consenting.view_text_consents(uow, application)
        org_id, title, locale = uow.org_id, application.job_title, application.locale
        status = applications.status_url(uow, application)
    context = _context(views, f"/consents/{quote(token, safe='')}", status, said)
    context["texts"] = told
    return await private_page(
        request, runtime, org_id, "privacy/consents.html", locale, context | {"job_title": title}
    )


@router.post("/consents/{token}", **public())
async def say_by_mail(
    request: Request,
    runtime: RuntimeDep,
    token: str,
    purpose: Annotated[Purpose, Form()],
    wording: Annotated[str, Form()] = "",
    agree: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Agree to what was shown, or take it back, by the link of a mail."""
    address = f"/consents/{quote(token, safe='')}"
    async with consenting.opened_by_mail(runtime.database, token) as (uow, application):
        command = _command(purpose, wording, agree, application.locale, Way.MAIL_LINK)
        try:
            await consenting.say_consent(uow, application, command, client_address(request))
        except InvalidInput:
            return RedirectResponse(f"{address}?said=changed", 303)
    return RedirectResponse(f"{address}?said={_said(agree)}", 303)


def _command(purpose: Purpose, wording: str, agree: str, locale: str, way: Way) -> SayConsent:
    """Return what was said.

    Raises:
        InvalidInput: the form names no version.
    """
    if not agree:
        return SayConsent(purpose, None, way)
    try:
        wording_id = UUID(wording) if wording else None
    except ValueError as error:
        raise InvalidInput.of_field(
            "wording", say("This text is none of ours. Load the page again.")
        ) from error
    return SayConsent(purpose, AgreedTo(wording_id, language_of(locale)), way)


def _said(agree: str) -> str:
    return "given" if agree else "withdrawn"


def _context(views: list[ConsentView], address: str, status: str, said: str) -> dict[str, Any]:
    return {
        "views": views,
        "base": address,
        "status": status,
        "said": said if said in _SAID else "",
    }


def _address(token: str) -> str:
    return f"/status/{quote(token, safe='')}/consents"
