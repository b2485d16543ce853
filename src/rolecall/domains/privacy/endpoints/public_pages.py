"""The pages on which somebody without an account asks for their data, and fetches it."""

from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response, StreamingResponse

from rolecall.domains.applications import api as applications
from rolecall.domains.privacy.contracts import CopyStatus
from rolecall.domains.privacy.endpoints.copies import HEADERS
from rolecall.domains.privacy.endpoints.rendering import private_page
from rolecall.domains.privacy.service import copying
from rolecall.infra.http import Router, RuntimeDep, client_address, public
from rolecall.kernel.errors import Conflict, TooManyRequests

router = Router(tags=["candidate pages"])
_SAID = frozenset({"asked", "looked_at", "on_its_way", "too_many"})


@router.get("/status/{token}/data", **public())
async def show_data(request: Request, runtime: RuntimeDep, token: str, said: str = "") -> Response:
    """Say what can be asked for, and what became of it."""
    async with applications.opened_by_link(runtime.database, token) as (uow, application):
        org_id, locale, job_title = uow.org_id, application.locale, application.job_title
    context = {
        "status": f"/status/{quote(token, safe='')}",
        "base": _address(token),
        "job_title": job_title,
        "said": said if said in _SAID else "",
    }
    return await private_page(request, runtime, org_id, "privacy/your_data.html", locale, context)


@router.post("/status/{token}/data", **public())
async def ask_by_form(request: Request, runtime: RuntimeDep, token: str) -> RedirectResponse:
    """Ask for a copy, whose link goes to the application's address by mail."""
    try:
        copy = await copying.ask_by_link(runtime.database, token, client_address(request))
    except Conflict:
        said = "on_its_way"
    except TooManyRequests:
        said = "too_many"
    else:
        said = "looked_at" if copy.status is CopyStatus.WAITING else "asked"
    return RedirectResponse(f"{_address(token)}?said={said}", 303)


@router.get("/data/{token}", **public())
async def show_copy(request: Request, runtime: RuntimeDep, token: str) -> Response:
    """Show the way to a copy: programs that look at mails follow links, and press no buttons."""
    opened = await copying.open_copy(runtime.database, token)
    context = {"file": f"/data/{quote(token, safe='')}/file", "copy": opened.copy}
    locale = opened.copy.locale
    return await private_page(
        request, runtime, opened.org_id, "privacy/fetch.html", locale, context
    )


@router.get("/data/{token}/file", **public())
async def lead_to_the_copy(token: str) -> RedirectResponse:
    """Lead back to the page whoever asks for the address that the button sends to."""
    return RedirectResponse(f"/data/{quote(token, safe='')}", 303)


@router.post("/data/{token}/file", response_class=StreamingResponse, **public())
async def fetch_copy(request: Request, runtime: RuntimeDep, token: str) -> StreamingResponse:
    """Hand the copy over."""
    opened = await copying.fetch_by_link(runtime.database, token, client_address(request))
    return StreamingResponse(opened.content, media_type="application/zip", headers=HEADERS)


def _address(token: str) -> str:
    return f"/status/{quote(token, safe='')}/data"
