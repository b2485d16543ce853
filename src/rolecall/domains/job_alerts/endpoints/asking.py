"""`/careers/{slug}/alerts`: where somebody asks to hear of new jobs, without an account."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from rolecall.domains.job_alerts import service
from rolecall.domains.job_alerts.contracts import AlertFrequency, AskAlert
from rolecall.domains.job_alerts.endpoints.shown import (
    FREQUENCIES,
    SHOWN_ON_THE_PAGE,
    Host,
    host_of,
    problem_of,
    show,
    words_of,
)
from rolecall.domains.job_alerts.rules.statements import name_of
from rolecall.domains.job_alerts.service import guarding
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import PostingFilter
from rolecall.infra.http import Router, RuntimeDep, client_address, public
from rolecall.infra.http.pages import LANGUAGES, preferred_language
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import NotFound, RolecallError
from rolecall.kernel.sentences import say

router = Router(tags=["careers pages"])
TRAP = "company_fax"
"""A field that people do not see: what fills it in is a program."""
_Text = Annotated[str, Query()]


@router.get("/careers/{slug}/alerts", **public())
async def show_alert_form(
    request: Request, runtime: RuntimeDep, slug: str, lang: _Text = ""
) -> Response:
    """Show the form, with the search that the address names."""
    host = await _host(runtime, slug)
    typed = {"frequency": FREQUENCIES[-1], **request.query_params}
    return await _form(request, runtime, host, _language(request, host, lang), typed)


@router.post("/careers/{slug}/alerts", **public())
async def ask_for_alert(request: Request, runtime: RuntimeDep, slug: str) -> Response:
    """Take the form. What was wrong comes back beside what was typed."""
    host = await _host(runtime, slug)
    async with request.form() as form:
        typed = {name: value for name, value in form.items() if isinstance(value, str)}
    language = _language(request, host, typed.get("lang", ""))
    if not typed.get(TRAP, "").strip():
        try:
            await service.ask(
                runtime.database,
                host.organization,
                _wish(typed, language),
                ip=client_address(request),
                proof=typed.get("proof", ""),
            )
        except RolecallError as error:
            if error.status not in SHOWN_ON_THE_PAGE:
                raise
            return await _form(request, runtime, host, language, typed, error)
    return RedirectResponse(f"{host.path}/alerts/asked?lang={quote(language)}", 303)


@router.get("/careers/{slug}/alerts/asked", **public())
async def show_asked(
    request: Request, runtime: RuntimeDep, slug: str, lang: _Text = ""
) -> Response:
    """Say that a mail is on its way, the same to everybody."""
    host = await _host(runtime, slug)
    return show(request, "asked", {}, host, _language(request, host, lang))


@router.get("/careers/{slug}/alerts/challenge", **public())
async def get_alert_challenge(runtime: RuntimeDep, slug: str) -> JSONResponse:
    """Return what the visitor's browser is to work on."""
    host = await _host(runtime, slug)
    asked = guarding.challenge_for(runtime, host.organization.id)
    return JSONResponse(
        {
            "algorithm": asked.algorithm,
            "challenge": asked.challenge,
            "salt": asked.salt,
            "maxnumber": asked.maximum,
            "signature": asked.signature,
        },
        headers={"Cache-Control": "no-store"},
    )


def _wish(typed: Mapping[str, str], language: str) -> AskAlert:
    frequency = typed.get("frequency", "")
    return AskAlert(
        email=typed.get("email", ""),
        search=PostingFilter.asked(typed),
        frequency=AlertFrequency(frequency if frequency in FREQUENCIES else FREQUENCIES[-1]),
        language=language,
        shown=typed.get("shown", ""),
    )


async def _form(
    request: Request,
    runtime: Runtime,
    host: Host,
    language: str,
    typed: Mapping[str, str],
    error: RolecallError | None = None,
) -> Response:
    search, organization = PostingFilter.asked(typed), host.organization
    statement = service.statement_of(organization, language)
    context: dict[str, Any] = {
        "path": f"{host.path}/alerts",
        "back": jobs.list_path(host.site_name, search, language),
        "search": search,
        "words": words_of(search, language),
        "facets": await jobs.facets_of(runtime.database, organization.id, search, language),
        "typed": typed,
        "statement": statement,
        "shown": name_of(statement),
        "trap": TRAP,
        "language": language,
        **problem_of(error, language),
    }
    status = error.status if error else 200
    return show(request, "form", context, host, language, status=status, scripted=True)


async def _host(runtime: Runtime, slug: str) -> Host:
    organization = await jobs.find_site_organization(runtime.database, slug)
    host = await host_of(runtime, organization.id)
    if not host.settings.careers_enabled:
        raise NotFound(say("There is no such careers site."))
    return replace(host, name=slug)


def _language(request: Request, host: Host, chosen: str) -> str:
    if chosen in LANGUAGES:
        return chosen
    header = request.headers.get("accept-language", "")
    return preferred_language(header, host.organization.locale)
