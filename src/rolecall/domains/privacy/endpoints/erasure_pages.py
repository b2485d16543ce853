"""The pages on which candidates ask to be erased, confirm it, call it off and get a certificate.

They work without scripts, and only a button changes anything: programs that look at mails follow
links.
"""

from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from rolecall.domains.applications import api as applications
from rolecall.domains.privacy.contracts import (
    CALL_OFF_WITHIN,
    UNDECIDED,
    RequestStatus,
    RequestView,
)
from rolecall.domains.privacy.endpoints.rendering import private_page
from rolecall.domains.privacy.rules.due import last_day
from rolecall.domains.privacy.rules.erased_words import GOES
from rolecall.domains.privacy.rules.grounds import GROUNDS
from rolecall.domains.privacy.schemas import told_before
from rolecall.domains.privacy.service import requesting
from rolecall.infra.http import Router, RuntimeDep, client_address, public
from rolecall.infra.http.pages import PRIVATE
from rolecall.infra.languages import in_language
from rolecall.kernel.errors import Conflict, TooManyRequests

router = Router(tags=["candidate pages"])
_SAID = frozenset({"mailed", "open", "too_many"})
_FILE = 'attachment; filename="erasure-certificate.pdf"'


@router.get("/status/{token}/erasure", **public())
async def show_erasure(
    request: Request, runtime: RuntimeDep, token: str, said: str = ""
) -> Response:
    """Say what being erased means, before it is asked for."""
    async with applications.opened_by_link(runtime.database, token) as (uow, application):
        org_id, locale, job_title = uow.org_id, application.locale, application.job_title
        today = await requesting.today_of(uow)
    context = {
        "status": f"/status/{quote(token, safe='')}",
        "base": _asking(token),
        "job_title": job_title,
        "said": said if said in _SAID else "",
        "latest": last_day(today),
        **_meaning(locale),
    }
    return await private_page(request, runtime, org_id, "privacy/erasure_ask.html", locale, context)


@router.post("/status/{token}/erasure", **public())
async def ask_to_be_erased(request: Request, runtime: RuntimeDep, token: str) -> RedirectResponse:
    """Mail the link that confirms; whoever holds this one can do no more than that."""
    try:
        await requesting.ask_by_link(runtime.database, token, client_address(request))
    except Conflict:
        said = "open"
    except TooManyRequests:
        said = "too_many"
    else:
        said = "mailed"
    return RedirectResponse(f"{_asking(token)}?said={said}", 303)


@router.get("/erase/{token}", **public())
async def show_confirmation(request: Request, runtime: RuntimeDep, token: str) -> Response:
    """Show once more what it means, with the button that confirms it."""
    view = await requesting.open_confirmation(runtime.database, token)
    locale = view.request.locale
    if view.request.status is not RequestStatus.UNCONFIRMED:
        page = requesting.page_token(runtime, view.org_id, view.request)
        return RedirectResponse(_page(page), 303)
    context = {"base": f"/erase/{quote(token, safe='')}", "view": view, **_meaning(locale)}
    return await private_page(
        request, runtime, view.org_id, "privacy/erasure_confirm.html", locale, context
    )


@router.post("/erase/{token}", **public())
async def confirm_erasure(request: Request, runtime: RuntimeDep, token: str) -> RedirectResponse:
    """Confirm the request; again leads to it."""
    page = await requesting.confirm(runtime.database, token, client_address(request))
    return RedirectResponse(_page(page), 303)


@router.get("/erasure/{token}", **public())
async def show_request(request: Request, runtime: RuntimeDep, token: str) -> Response:
    """Show where a request stands; once it is carried out, the certificate."""
    view = await requesting.open_request(runtime.database, token)
    locale = view.request.locale
    certificate = await requesting.certificate_of(runtime.database, view)
    context = {
        "base": _page(token),
        "view": view,
        "status": view.request.status.value,
        "can_call_off": view.request.status in UNDECIDED,
        "ground": _ground(view),
        "certificate": requesting.certificate_values(certificate) if certificate else None,
    }
    return await private_page(
        request, runtime, view.org_id, "privacy/erasure_request.html", locale, context
    )


@router.get("/erasure/{token}/call-off", **public())
async def lead_to_the_request(token: str) -> RedirectResponse:
    """Lead back to the page whoever asks for the address that its button sends to."""
    return RedirectResponse(_page(token), 303)


@router.post("/erasure/{token}/call-off", **public())
async def call_erasure_off(request: Request, runtime: RuntimeDep, token: str) -> RedirectResponse:
    """Call the request off; the page says whether it was in time."""
    await requesting.call_off(runtime.database, token, client_address(request))
    return RedirectResponse(_page(token), 303)


@router.get("/erasure/{token}/certificate.pdf", **public())
async def fetch_certificate(runtime: RuntimeDep, token: str) -> Response:
    """Return the certificate as PDF."""
    pdf = await requesting.certificate_by_link(runtime.database, token)
    headers = {**PRIVATE, "Content-Disposition": _FILE}
    return Response(pdf, media_type="application/pdf", headers=headers)


def _meaning(locale: str) -> dict[str, Any]:
    return {
        "goes": [in_language(one, locale) for one in GOES],
        "stays": requesting.in_words(told_before(), locale),
        "days": CALL_OFF_WITHIN.days,
    }


def _ground(view: RequestView) -> str:
    ground = view.request.ground
    return in_language(GROUNDS[ground], view.request.locale) if ground else ""


def _asking(token: str) -> str:
    return f"/status/{quote(token, safe='')}/erasure"


def _page(token: str) -> str:
    return f"/erasure/{quote(token, safe='')}"
