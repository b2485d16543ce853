"""`/dev/mail`: the local mailbox of a development installation. In production there is none."""

import asyncio
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse

from rolecall.domains.messaging.service import mailbox
from rolecall.infra.http import Router, RuntimeDep, public
from rolecall.kernel.errors import Forbidden
from rolecall.kernel.sentences import say

pages = Router(prefix="/dev/mail")
_Search = Annotated[str, Query(max_length=200)]


@pages.get("", response_class=HTMLResponse, **public())
async def show_mailbox(
    runtime: RuntimeDep, to: _Search = "", before: UUID | None = None
) -> HTMLResponse:
    """Show the newest mails, or those to an address."""
    opened = mailbox.open_mailbox(runtime)
    page = await asyncio.to_thread(mailbox.list_page, opened, to, before)
    return HTMLResponse(page, headers=mailbox.PAGE_HEADERS)


@pages.get(".json", **public())
async def list_mailbox(runtime: RuntimeDep, to: _Search = "") -> JSONResponse:
    """List the newest mails with their text and links, for programs."""
    opened = mailbox.open_mailbox(runtime)
    items: list[dict[str, Any]] = await asyncio.to_thread(mailbox.list_for_programs, opened, to)
    return JSONResponse({"items": items})


@pages.post("/clear", **public())
async def clear_mailbox(runtime: RuntimeDep, request: Request) -> RedirectResponse:
    """Remove all mails."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        raise Forbidden(say("Only the page itself clears the mailbox."), code="csrf")
    await asyncio.to_thread(mailbox.open_mailbox(runtime).clear)
    return RedirectResponse("/dev/mail", status_code=303)


@pages.get("/{mail_id}", response_class=HTMLResponse, **public())
async def show_mail(
    runtime: RuntimeDep, mail_id: UUID, view: mailbox.View = mailbox.View.HTML
) -> HTMLResponse:
    """Show one mail: as its reader sees it, as text, or as it was sent."""
    mail = await asyncio.to_thread(mailbox.get_mail, mailbox.open_mailbox(runtime), mail_id)
    return HTMLResponse(mailbox.mail_page(mail, view), headers=mailbox.PAGE_HEADERS)


@pages.get("/{mail_id}/body", response_class=HTMLResponse, **public())
async def show_mail_body(runtime: RuntimeDep, mail_id: UUID) -> HTMLResponse:
    """Return the HTML part alone, shut in: no scripts, nothing of this site's."""
    mail = await asyncio.to_thread(mailbox.get_mail, mailbox.open_mailbox(runtime), mail_id)
    return HTMLResponse(mailbox.shut_in(mail), headers=mailbox.BODY_HEADERS)


@pages.get("/{mail_id}/source", response_class=PlainTextResponse, **public())
async def download_mail_source(runtime: RuntimeDep, mail_id: UUID) -> PlainTextResponse:
    """Return the bytes that would have left."""
    mail = await asyncio.to_thread(mailbox.get_mail, mailbox.open_mailbox(runtime), mail_id)
    return PlainTextResponse(mail.source.decode("ascii"))
