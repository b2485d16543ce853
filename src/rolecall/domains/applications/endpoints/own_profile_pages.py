"""What was read in a résumé, corrected on pages of the private link, which need no script.

Each change leads back to the list (303), which says what was done and offers to undo it, so that a
reload sends nothing twice. What is refused comes back beside what was typed.
"""

from typing import Annotated, Any, Final
from urllib.parse import quote
from uuid import UUID

from fastapi import Form, Request
from fastapi.responses import RedirectResponse, Response

from rolecall.domains.applications.rules import profile_forms as forms
from rolecall.domains.applications.service import own_profile
from rolecall.domains.applications.service.own_profile import ByLink
from rolecall.domains.identity import api as identity
from rolecall.domains.profiles import api as profiles
from rolecall.domains.profiles.contracts import (
    AddItem,
    EditItem,
    Profile,
    ProfileItem,
    RemoveItem,
    Section,
)
from rolecall.infra.http import Router, RuntimeDep, client_address, public
from rolecall.infra.http.pages import PRIVATE, Brand, html_page, texts
from rolecall.infra.languages import in_language, language_of
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import NotFound, RolecallError
from rolecall.kernel.sentences import say

router = Router(tags=["candidate pages"])
_PACKAGE: Final = "rolecall.domains.applications"
_DONE: Final = frozenset({"added", "edited", "removed", "restored", "undone", "same"})
_SHOWN: Final = {404, 409, 412, 422, 429}
_MOST_CHARACTERS: Final = 20_000
_Version = Annotated[int, Form(ge=0, le=2_000_000_000)]


@router.get("/status/{token}/profile", **public())
async def show_profile(
    request: Request, runtime: RuntimeDep, token: str, done: str = "", change: str = ""
) -> Response:
    """Show what was read, with a way to correct each of it."""
    return await _list(request, runtime, token, done=done, change=change)


@router.get("/status/{token}/profile/add/{section}", **public())
async def show_new_item(
    request: Request, runtime: RuntimeDep, token: str, section: Section
) -> Response:
    """Show an empty form for what was not read."""
    return await _form(request, runtime, token, section)


@router.post("/status/{token}/profile/add/{section}", **public())
async def add_by_form(
    request: Request, runtime: RuntimeDep, token: str, section: Section
) -> Response:
    """Add what was not read."""
    typed = await _typed(request, section)
    command = AddItem(section, {k: v for k, v in forms.given(typed, section).items() if v})
    try:
        await own_profile.count_change_by_link(runtime.database, token)
        change = await own_profile.add_own(runtime.database, _door(request, token), command)
    except RolecallError as error:
        return await _form(request, runtime, token, section, typed=typed, error=_shown(error))
    return _back(token, "added", change)


@router.get("/status/{token}/profile/items/{item_id}", **public())
async def show_item(request: Request, runtime: RuntimeDep, token: str, item_id: UUID) -> Response:
    """Show the form of one item."""
    item = await _find(request, runtime, token, item_id)
    return await _form(request, runtime, token, item.section, item=item)


@router.post("/status/{token}/profile/items/{item_id}", **public())
async def edit_by_form(
    request: Request, runtime: RuntimeDep, token: str, item_id: UUID, version: _Version = 0
) -> Response:
    """Correct one item; no later reading writes over it."""
    item = await _find(request, runtime, token, item_id)
    typed = await _typed(request, item.section)
    values = forms.changed(typed, item, _names(item.section))
    if not values:
        return _back(token, "same")
    try:
        await own_profile.count_change_by_link(runtime.database, token)
        change = await own_profile.edit_own(
            runtime.database, _door(request, token), EditItem(item_id, dict(values), version)
        )
    except RolecallError as error:
        return await _form(
            request, runtime, token, item.section, item=item, typed=typed, error=_shown(error)
        )
    return _back(token, "edited", change)


@router.post("/status/{token}/profile/items/{item_id}/remove", **public())
async def remove_by_form(
    request: Request, runtime: RuntimeDep, token: str, item_id: UUID, version: _Version = 0
) -> Response:
    """Take one item off; no later reading brings it back."""
    try:
        await own_profile.count_change_by_link(runtime.database, token)
        change = await own_profile.remove_own(
            runtime.database, _door(request, token), RemoveItem(item_id, version)
        )
    except RolecallError as error:
        return await _list(request, runtime, token, error=_shown(error))
    return _back(token, "removed", change)


@router.post("/status/{token}/profile/removed/{item_id}", **public())
async def restore_by_form(
    request: Request, runtime: RuntimeDep, token: str, item_id: UUID
) -> Response:
    """Bring back what was taken off."""
    try:
        await own_profile.count_change_by_link(runtime.database, token)
        change = await own_profile.restore_own(runtime.database, _door(request, token), item_id)
    except RolecallError as error:
        return await _list(request, runtime, token, error=_shown(error))
    return _back(token, "restored", change)


@router.post("/status/{token}/profile/changes/{change_id}/undo", **public())
async def undo_by_form(
    request: Request, runtime: RuntimeDep, token: str, change_id: UUID
) -> Response:
    """Undo a change."""
    try:
        await own_profile.count_change_by_link(runtime.database, token)
        await own_profile.undo_own(runtime.database, _door(request, token), change_id)
    except RolecallError as error:
        return await _list(request, runtime, token, error=_shown(error))
    return _back(token, "undone")


def _door(request: Request, token: str) -> ByLink:
    return ByLink(token, client_address(request))


def _names(section: Section) -> list[str]:
    return forms.fields_of(profiles.FIELDS[section])


async def _typed(request: Request, section: Section) -> dict[str, str]:
    async with request.form() as form:
        return {
            name: str(form.get(name) or "").replace("\x00", "")[:_MOST_CHARACTERS]
            for name in _names(section)
        }


async def _find(request: Request, runtime: Runtime, token: str, item_id: UUID) -> ProfileItem:
    profile = await own_profile.view_own(runtime.database, _door(request, token))
    for one in profile.items:
        if one.id == item_id:
            return one
    raise NotFound(say("This is not on your profile any more. Look at the profile again."))


def _shown(error: RolecallError) -> RolecallError:
    """Return an error that the page tells; others are the error page's."""
    if error.status not in _SHOWN:
        raise error
    return error


def _back(token: str, done: str, change: UUID | None = None) -> RedirectResponse:
    undo = f"&change={change}" if change else ""
    return RedirectResponse(f"{_base(token)}?done={done}{undo}#done", 303)


def _base(token: str) -> str:
    return f"/status/{quote(token, safe='')}/profile"


async def _list(
    request: Request,
    runtime: Runtime,
    token: str,
    *,
    done: str = "",
    change: str = "",
    error: RolecallError | None = None,
) -> Response:
    profile = await own_profile.view_own(runtime.database, _door(request, token))
    context = {
        "sections": [
            (section, found)
            for section in forms.SHOWN
            if (found := [one for one in profile.items if one.section is section])
        ],
        "profile": profile,
        "addable": _addable(profile),
        "fields": {section: _names(section) for section in Section},
        "done": done if done in _DONE and error is None else "",
        "undo": _undoable(profile, change),
    }
    return await _page(request, runtime, token, "applications/profile.html", context, error)


def _addable(profile: Profile) -> list[Section]:
    there = {one.section for one in (*profile.items, *profile.removed)}
    return [one for one in forms.SHOWN if one not in profiles.SINGLE or one not in there]


def _undoable(profile: Profile, change: str) -> str:
    """Return the change that an address names, if the person can undo it."""
    found = (str(one.id) for one in profile.changes if not one.undone)
    return change if change in found else ""


async def _form(
    request: Request,
    runtime: Runtime,
    token: str,
    section: Section,
    *,
    item: ProfileItem | None = None,
    typed: dict[str, str] | None = None,
    error: RolecallError | None = None,
) -> Response:
    names = _names(section)
    context = {
        "section": section,
        "item": item,
        "fields": names,
        "typed": typed if typed is not None else forms.filled(item, names),
        "kinds": {"long": forms.LONG, "flags": forms.FLAGS},
        "yes_no": (profiles.YES, profiles.NO),
    }
    return await _page(request, runtime, token, "applications/profile_item.html", context, error)


async def _page(
    request: Request,
    runtime: Runtime,
    token: str,
    template: str,
    context: dict[str, Any],
    error: RolecallError | None,
) -> Response:
    async with own_profile.opened(runtime.database, _door(request, token)) as it:
        organization = await identity.get_organization(it.uow)
        settings = await identity.get_settings(it.uow)
        application = it.application
    language = language_of(application.locale)
    shown = context | {
        "base": _base(token),
        "status": f"/status/{quote(token, safe='')}",
        "job_title": application.job_title,
        "problem": in_language(error.detail, language) if error else "",
        "errors": {
            fault.field.removeprefix("values."): in_language(fault.message, language)
            for fault in (error.errors if error else ())
        },
        "t": texts(_PACKAGE, application.locale),
        "time_zone": organization.time_zone,
    }
    brand = Brand(
        organization.name, settings.primary_color, home_url=f"/careers/{organization.slug}"
    )
    return html_page(
        request, template, shown,
        brand=brand,
        locale=application.locale,
        status=error.status if error else 200,
        headers=PRIVATE,
    )  # fmt: skip
