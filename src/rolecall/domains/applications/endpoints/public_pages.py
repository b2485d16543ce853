"""The candidate's private status page, which needs no script."""

import re
from functools import partial
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Form, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import UploadFile

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications import service
from rolecall.domains.applications.contracts import Decider
from rolecall.domains.applications.endpoints.forms import (
    Upload,
    read_upload,
)
from rolecall.domains.applications.endpoints.texts import status_texts
from rolecall.domains.applications.service import StatusView, WriteToTeam
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FilePurpose
from rolecall.domains.identity import api as identity
from rolecall.infra.http import Router, RuntimeDep, client_address, public
from rolecall.infra.http.pages import Brand, html_page, register_templates
from rolecall.infra.languages import in_language, language_of
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import Conflict, RolecallError
from rolecall.kernel.ids import uuid7
from rolecall.kernel.tenant import Tenant

router = Router(tags=["candidate pages"])
register_templates("applications", "rolecall.domains.applications")
_SHOWN_ON_THE_PAGE = {413, 415, 422, 429, 503}
_ONCE = re.compile("[0-9a-f]{32}")


@router.get("/status/{token}", **public())
async def show_status(
    request: Request, runtime: RuntimeDep, token: str, received: str = "", written: str = ""
) -> Response:
    """Show where the application stands, in the candidate's language."""
    view = await service.open_status(runtime.database, token)
    words = status_texts(view.locale)
    notice = words["received"] if received else words["written"] if written else ""
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


@router.get("/status/{token}/messages", **public())
async def lead_back_from_messages(token: str) -> RedirectResponse:
    """Lead back to the status page whoever asks for the address that messages are sent to."""
    return RedirectResponse(f"/status/{quote(token, safe='')}", 303)


@router.post("/status/{token}/messages", **public())
async def write_by_form(request: Request, runtime: RuntimeDep, token: str) -> Response:
    """Give the team a message and documents. What was wrong comes back beside what was typed."""
    async with request.form() as form:
        # Browsers send line ends as two characters.
        text = str(form.get("text") or "").replace("\r\n", "\n").replace("\x00", "").strip()
        once = str(form.get("once") or "")
        uploads = [one for one in form.getlist("files") if isinstance(one, UploadFile)]
        try:
            await _write(request, runtime, token, WriteToTeam(text, _counted(once)), uploads)
        except RolecallError as error:
            if error.status not in _SHOWN_ON_THE_PAGE:
                raise
            view = await service.open_status(runtime.database, token)
            return await _status_page(
                request, runtime, token, view,
                problem=in_language(error.detail, language_of(view.locale)),
                status=error.status, typed=text,
            )  # fmt: skip
    return RedirectResponse(f"/status/{quote(token, safe='')}?written=1", 303)


async def _write(
    request: Request,
    runtime: Runtime,
    token: str,
    command: WriteToTeam,
    uploads: list[UploadFile],
) -> None:
    """Check, keep the files, and write; the same form again is taken as the first one."""
    sent: list[Upload] = []
    for one in uploads[: service.MAX_FILES + 1]:
        upload = await read_upload(one, runtime)
        if upload is not None:
            sent.append(upload)
    application, tenant = await service.require_writable(
        runtime.database, token, command.text, len(sent)
    )
    ip = client_address(request)
    actor = Actor(ActorKind.CANDIDATE, org_id=tenant.org_id, name=application.candidate_name, ip=ip)
    kept = [
        await files.store_upload(
            runtime,
            tenant,
            actor,
            purpose=FilePurpose.DOCUMENT,
            filename=one.filename,
            content=one.content,
            field="files",
        )
        for one in sent
    ]
    await service.write_to_team(runtime.database, token, command, kept, ip)


def _counted(once: str) -> str:
    """Return by what a form counts once; one that does not say it counts each time."""
    return once if _ONCE.fullmatch(once) else uuid7().hex


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
    typed: str = "",
) -> Response:
    async with runtime.database.transaction(Tenant(view.org_id)) as uow:
        organization = await identity.get_organization(uow)
        settings = await identity.get_settings(uow)
    words = status_texts(view.locale)
    context: dict[str, Any] = {
        "status": view,
        "token": token,
        "notice": notice,
        "problem": problem,
        "t": words,
        "decider": _decider(view.decider, words) if view.decider else "",
        "said": partial(in_language, language=language_of(view.locale)),
        "once": uuid7().hex,
        "typed": typed,
        "max_text": service.MAX_TEXT,
        "max_files": service.MAX_FILES,
        "time_zone": organization.time_zone,
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


def _decider(decider: Decider, words: dict[str, str]) -> str:
    """Return who decides, by name where names are told, else by role."""
    role = decider.role.value if decider.role else "team"
    if decider.names:
        return words[f"decider_named_{role}"].format(names=", ".join(decider.names))
    return words[f"decider_{role}"]
