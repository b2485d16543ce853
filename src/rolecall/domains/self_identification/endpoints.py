"""The candidate's page of voluntary questions: it needs no script, and shows no answer."""

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from rolecall.domains.identity import api as identity
from rolecall.domains.self_identification import service
from rolecall.domains.self_identification.contracts import Race, Sex
from rolecall.infra.http import Router, RuntimeDep, client_address, public
from rolecall.infra.http.pages import PRIVATE, Brand, html_page, register_templates, texts
from rolecall.kernel.tenant import Tenant

_router = Router(tags=["candidate pages"])
_PACKAGE = "rolecall.domains.self_identification"
register_templates("self_identification", _PACKAGE)
pages: list[APIRouter] = [_router]


@_router.get("/status/{token}/about-you", **public())
async def show_questions(
    request: Request, runtime: RuntimeDep, token: str, done: str = ""
) -> Response:
    """Show the questions, in the candidate's language, and whether they were answered."""
    asked = await service.open_questions(runtime.database, token)
    async with runtime.database.transaction(Tenant(asked.org_id)) as uow:
        organization = await identity.get_organization(uow)
        settings = await identity.get_settings(uow)
    context: dict[str, Any] = {
        "asked_of": asked,
        "base": _address(token),
        "status": f"/status/{quote(token, safe='')}",
        "noted": done == "noted",
        "removed": done == "removed",
        "sexes": [one.value for one in Sex],
        "races": [one.value for one in Race],
        "t": texts(_PACKAGE, asked.locale),
    }
    brand = Brand(
        organization.name, settings.primary_color, home_url=f"/careers/{organization.slug}"
    )
    return html_page(
        request,
        "self_identification/about_you.html",
        context,
        brand=brand,
        locale=asked.locale,
        headers=PRIVATE,
    )


@_router.post("/status/{token}/about-you", **public())
async def answer_by_form(
    request: Request,
    runtime: RuntimeDep,
    token: str,
    sex: Annotated[str, Form()] = "",
    race: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Keep the answers; what is no answer of the form counts as not said."""
    await service.answer_by_link(
        runtime.database,
        token,
        Sex(sex) if sex in set(Sex) else None,
        Race(race) if race in set(Race) else None,
        client_address(request),
    )
    return RedirectResponse(f"{_address(token)}?done=noted", 303)


@_router.get("/status/{token}/about-you/remove", **public())
async def lead_to_the_questions(token: str) -> RedirectResponse:
    """Lead back to the questions whoever asks for the address that the removal was sent to."""
    return RedirectResponse(_address(token), 303)


@_router.post("/status/{token}/about-you/remove", **public())
async def remove_by_form(request: Request, runtime: RuntimeDep, token: str) -> RedirectResponse:
    """Remove the answers. Again does nothing."""
    await service.remove_by_link(runtime.database, token, client_address(request))
    return RedirectResponse(f"{_address(token)}?done=removed", 303)


def _address(token: str) -> str:
    return f"/status/{quote(token, safe='')}/about-you"
