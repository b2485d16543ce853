"""The page on which a candidate chooses a time. Needs no script and no signing in."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from itertools import groupby
from typing import Annotated, Any
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo, available_timezones

from fastapi import Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from rolecall.domains.interviews import service
from rolecall.domains.interviews.contracts import BookingState, News, Slot, SlotTaken
from rolecall.domains.interviews.service import BookingView
from rolecall.infra.http import Router, RuntimeDep, client_address, public
from rolecall.infra.http.pages import Brand, html_page, register_templates, texts
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say

router = Router(tags=["candidate pages"])
_PACKAGE = "rolecall.domains.interviews"
register_templates("interviews", _PACKAGE)
_PRIVATE = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
_REGIONS = (
    "Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/",
    "Pacific/",
)  # fmt: skip
_TAKEN = frozenset({"slot_taken", "double_booked"})


@router.get("/book/{token}", **public())
async def show_booking(
    request: Request,
    runtime: RuntimeDep,
    token: str,
    zone: Annotated[str, Query(max_length=64)] = "",
    change: Annotated[str, Query(max_length=1)] = "",
) -> Response:
    """Show the times, or what is booked; nothing changes."""
    view = await service.open_booking(runtime.database, token, with_slots=bool(change))
    return _page(request, token, view, zone, changing=bool(change))


@router.post("/book/{token}/hold", **public())
async def hold_booking(
    request: Request,
    runtime: RuntimeDep,
    token: str,
    start: Annotated[str, Form(max_length=40)] = "",
    zone: Annotated[str, Form(max_length=64)] = "",
) -> Response:
    """Keep a time while the candidate looks at it once more."""
    try:
        await service.hold_slot(runtime.database, token, _instant(start), client_address(request))
    except Conflict as refusal:
        return await _again(request, runtime, token, zone, refusal)
    return _back(token, zone=zone, change="1")


@router.post("/book/{token}/confirm", **public())
async def confirm_booking(
    request: Request,
    runtime: RuntimeDep,
    token: str,
    start: Annotated[str, Form(max_length=40)] = "",
    zone: Annotated[str, Form(max_length=64)] = "",
) -> Response:
    """Book the time, or move what is booked to it. Again shows the same."""
    try:
        await service.book_slot(
            runtime.database, token, _instant(start), _known(zone), client_address(request)
        )
    except Conflict as refusal:
        return await _again(request, runtime, token, zone, refusal)
    return _back(token, zone=zone)


@router.post("/book/{token}/cancel", **public())
async def cancel_booking(
    request: Request,
    runtime: RuntimeDep,
    token: str,
    zone: Annotated[str, Form(max_length=64)] = "",
) -> Response:
    """Cancel what is booked. Again shows the same."""
    try:
        await service.cancel_booking(runtime.database, token, client_address(request))
    except Conflict as refusal:
        return await _again(request, runtime, token, zone, refusal)
    return _back(token, zone=zone)


@router.get("/book/{token}/hold", **public())
async def lead_from_holding(token: str) -> RedirectResponse:
    """Lead back whoever asks for the address that a choice is sent to."""
    return _back(token)


@router.get("/book/{token}/confirm", **public())
async def lead_from_confirming(token: str) -> RedirectResponse:
    """Lead back whoever asks for the address that a booking is sent to."""
    return _back(token)


@router.get("/book/{token}/cancel", **public())
async def lead_from_cancelling(token: str) -> RedirectResponse:
    """Lead back whoever asks for the address that a cancellation is sent to."""
    return _back(token)


async def _again(
    request: Request, runtime: Runtime, token: str, zone: str, refusal: Conflict
) -> Response:
    view = await service.open_booking(runtime.database, token, with_slots=True)
    problem = "taken" if refusal.problem_code in _TAKEN else "closed"
    return _page(request, token, view, zone, changing=True, problem=problem, status=refusal.status)


def _page(
    request: Request,
    token: str,
    view: BookingView,
    zone: str,
    *,
    changing: bool,
    problem: str = "",
    status: int = 200,
) -> Response:
    chosen = _known(zone, view.link.time_zone)
    words = texts(_PACKAGE, view.locale)
    context: dict[str, Any] = {
        "t": words,
        "view": view,
        "state": _state(view, changing=changing),
        "zone": chosen,
        "zones": _zones(),
        "days": _by_day(view.slots, chosen),
        "minutes": int(view.link.total.total_seconds() // 60),
        "base": _address(token),
        "problem": words(problem) if problem else "",
        "change_hours": int(view.policy.change_notice.total_seconds() // 3600),
    }
    home = f"/careers/{view.organization_slug}"
    return html_page(
        request,
        "interviews/booking.html",
        context,
        brand=Brand(view.organization_name, view.color, home_url=home),
        locale=view.locale,
        status=status,
        headers=_PRIVATE,
    )


def _state(view: BookingView, *, changing: bool) -> str:
    """Return which of the page's faces is shown."""
    if view.held is not None and (changing or not view.allowed.is_booked):
        return "confirm"
    if view.allowed.is_booked and not (changing and view.allowed.may_choose):
        return "booked"
    if view.allowed.may_choose:
        return "choose"
    gone = view.appointment is None or view.appointment.news is News.CANCELLED
    if view.link.state is BookingState.BOOKED:
        return "called_off" if gone else "past"
    return "cancelled" if view.link.state is BookingState.CANCELLED else "over"


def _by_day(slots: Sequence[Slot], zone: str) -> list[tuple[date, list[datetime]]]:
    local = [slot.starts_at.astimezone(ZoneInfo(zone)) for slot in slots]
    return [(day, list(starts)) for day, starts in groupby(local, key=lambda at: at.date())]


def _instant(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise SlotTaken(say("That is no time that can be chosen."))
    return at


def _known(zone: str, other: str = "UTC") -> str:
    return next((name for name in (zone, other) if name in _zones()), "UTC")


@cache
def _zones() -> tuple[str, ...]:
    named = (name for name in available_timezones() if name.startswith(_REGIONS))
    return ("UTC", *sorted(named))


def _back(token: str, **query: str) -> RedirectResponse:
    given = urlencode({name: value for name, value in query.items() if value})
    return RedirectResponse(f"{_address(token)}?{given}" if given else _address(token), 303)


def _address(token: str) -> str:
    return f"/book/{quote(token, safe='')}"
