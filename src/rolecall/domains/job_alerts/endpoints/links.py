"""`/job-alerts/…`: what the links in mails lead to, without an account and without a script."""

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import Form, Request
from fastapi.responses import RedirectResponse, Response

from rolecall.domains.job_alerts import service
from rolecall.domains.job_alerts.contracts import AlertFrequency, AlertStatus, ChangeAlert
from rolecall.domains.job_alerts.endpoints.shown import (
    FREQUENCIES,
    SHOWN_ON_THE_PAGE,
    host_of,
    problem_of,
    show,
    view_of,
    words_of,
)
from rolecall.domains.jobs.contracts import PostingFilter
from rolecall.infra.http import Router, RuntimeDep, client_address, public
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import NotFound, RolecallError
from rolecall.kernel.sentences import say

router = Router(prefix="/job-alerts", tags=["candidate pages"])
_DONE = ("confirmed", "changed", "removed")
_ALL = "all"


@router.get("/confirm/{token}", **public())
async def show_confirmation(request: Request, runtime: RuntimeDep, token: str) -> Response:
    """Show what was asked for, with a button to confirm it. Nothing changes."""
    asked = await service.find_asked(runtime.database, token)
    if asked.alert.status is not AlertStatus.PENDING:
        return RedirectResponse(asked.path, 303)
    return await _confirmation(request, runtime, token, asked)


@router.post("/confirm/{token}", **public())
async def confirm_alert(request: Request, runtime: RuntimeDep, token: str) -> Response:
    """Let the alert send, and lead to all alerts of its reader."""
    try:
        asked = await service.confirm(runtime.database, token, client_address(request))
    except RolecallError as error:
        if error.status not in SHOWN_ON_THE_PAGE:
            raise
        asked = await service.find_asked(runtime.database, token)
        return await _confirmation(request, runtime, token, asked, error)
    return RedirectResponse(f"{asked.path}?done=confirmed", 303)


@router.get("/stop/{token}", **public())
async def show_stopping(request: Request, runtime: RuntimeDep, token: str) -> Response:
    """Show whether the alert sends, with a button for the other. Nothing changes."""
    return await _stopping(request, runtime, await service.find_stopping(runtime.database, token))


@router.post("/stop/{token}", **public())
async def stop_alert(
    request: Request, runtime: RuntimeDep, token: str, want: Annotated[str, Form()] = ""
) -> Response:
    """End the alert, as the page and one click (RFC 8058) ask; `want=again` lets it send."""
    change = service.want_again if want == "again" else service.stop
    found = await change(runtime.database, token, client_address(request))
    return await _stopping(request, runtime, found)


@router.get("/{token}", **public())
async def show_alerts(
    request: Request, runtime: RuntimeDep, token: str, done: str = ""
) -> Response:
    """Show all alerts of an address at an organization."""
    mine = await service.find_by_link(runtime.database, token)
    host = await host_of(runtime, mine.org_id)
    context: dict[str, Any] = {
        "mine": mine,
        "views": [await view_of(runtime, one, mine.locale) for one in mine.alerts],
        "path": _path_of(token),
        "done": done if done in _DONE else "",
    }
    return show(request, "mine", context, host, mine.locale)


@router.post("/{token}", **public())
async def change_alerts(request: Request, runtime: RuntimeDep, token: str) -> Response:
    """Change, pause, let go on or remove an alert, as the form's button says; or remove all."""
    async with request.form() as form:
        typed = {name: value for name, value in form.items() if isinstance(value, str)}
    if typed.get("step") == "remove":
        return await _remove(request, runtime, token, typed.get("alert", ""))
    change = _change(_id(typed.get("alert", "")), typed)
    await service.change_by_link(runtime.database, token, change, client_address(request))
    return RedirectResponse(f"{_path_of(token)}?done=changed", 303)


async def _remove(request: Request, runtime: Runtime, token: str, alert: str) -> Response:
    only, ip = None if alert == _ALL else _id(alert), client_address(request)
    before = await service.find_by_link(runtime.database, token)
    await service.remove_by_link(runtime.database, token, only, ip)
    if only is not None and len(before.alerts) > 1:
        return RedirectResponse(f"{_path_of(token)}?done=removed", 303)
    host = await host_of(runtime, before.org_id)
    return show(request, "gone", {}, host, before.locale)


def _change(alert_id: UUID, typed: Mapping[str, str]) -> ChangeAlert:
    step = typed.get("step", "")
    if step == "pause":
        return ChangeAlert(alert_id=alert_id, paused=True)
    if step == "go_on":
        return ChangeAlert(alert_id=alert_id, paused=False)
    frequency = typed.get("frequency", "")
    return ChangeAlert(
        alert_id=alert_id,
        search=PostingFilter.asked(typed),
        frequency=AlertFrequency(frequency) if frequency in FREQUENCIES else None,
    )


def _path_of(token: str) -> str:
    return f"/job-alerts/{quote(token, safe='')}"


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound(say("There is no such alert of yours.")) from None


async def _confirmation(
    request: Request,
    runtime: Runtime,
    token: str,
    asked: service.Asked,
    error: RolecallError | None = None,
) -> Response:
    alert = asked.alert
    context: dict[str, Any] = {
        "alert": alert,
        "words": words_of(alert.search, alert.locale),
        "path": f"/job-alerts/confirm/{quote(token, safe='')}",
        "all": asked.path,
        **problem_of(error, alert.locale),
    }
    host = await host_of(runtime, alert.org_id)
    status = error.status if error else 200
    return show(request, "confirm", context, host, alert.locale, status=status)


async def _stopping(request: Request, runtime: Runtime, found: service.Stopping) -> Response:
    alert = found.alert
    context: dict[str, Any] = {
        "alert": alert,
        "words": words_of(alert.search, alert.locale),
        "path": request.url.path,
        "all": found.path,
    }
    host = await host_of(runtime, alert.org_id)
    return show(request, "stop", context, host, alert.locale)
