"""The candidate's page of an offer: it needs no script, and looking at it changes nothing."""

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import Form, Request
from fastapi.responses import RedirectResponse, Response, StreamingResponse

from rolecall.access import ActorKind
from rolecall.domains.identity import api as identity
from rolecall.domains.offers import service
from rolecall.domains.offers.contracts import AcceptOffer, OfferStatus
from rolecall.domains.offers.rules.letters import to_html
from rolecall.domains.offers.service import CandidateView
from rolecall.infra.http import Router, RuntimeDep, client_address, public
from rolecall.infra.http.pages import PRIVATE, Brand, html_page, register_templates, texts
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import Conflict, InvalidInput, Unauthenticated

router = Router(tags=["candidate pages"])
register_templates("offers", "rolecall.domains.offers")
_PACKAGE = "rolecall.domains.offers"
_MAX_NAME = 200
_MAX_REASON = 500
_MAX_USER_AGENT = 400
_PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a page says about the answer that was just given."""

    problem: str = ""
    """The key of a sentence."""
    errors: frozenset[str] = frozenset()
    typed_name: str = ""
    status: int = 200


_JUST_LOOKING = _Outcome()


@router.get("/offer/{token}", **public())
async def show_offer(request: Request, runtime: RuntimeDep, token: str) -> Response:
    """Show the offer, in the letter's language."""
    return _page(request, token, await service.open_offer(runtime.database, token))


@router.get("/offer/{token}/accept", **public())
async def lead_from_accepting(token: str) -> RedirectResponse:
    """Lead back to the offer whoever asks for the address that the answer is sent to."""
    return RedirectResponse(_address(token), 303)


@router.get("/offer/{token}/decline", **public())
async def lead_from_declining(token: str) -> RedirectResponse:
    """Lead back to the offer whoever asks for the address that the answer is sent to."""
    return RedirectResponse(_address(token), 303)


@router.post("/offer/{token}/accept", **public())
async def accept_offer(
    request: Request,
    runtime: RuntimeDep,
    token: str,
    full_name: Annotated[str, Form()] = "",
    agreed: Annotated[str, Form()] = "",
    version: Annotated[str, Form()] = "",
) -> Response:
    """Accept: the application is hired in the same transaction. Again shows the same."""
    command = AcceptOffer(
        version_number=int(version) if version.isascii() and version.isdigit() else 0,
        typed_name=_cleaned(full_name, _MAX_NAME),
        agreed=agreed == "yes",
        ip=client_address(request),
        user_agent=_cleaned(request.headers.get("user-agent", ""), _MAX_USER_AGENT),
        user_id=await _login(request),
    )
    try:
        await service.accept_by_link(runtime.database, token, command)
    except InvalidInput as error:
        errors = frozenset(fault.field for fault in error.errors)
        outcome = _Outcome("incomplete", errors, command.typed_name, error.status)
        return await _page_again(request, runtime, token, outcome)
    except Conflict as refusal:
        outcome = _Outcome(_key_of(refusal), status=refusal.status)
        return await _page_again(request, runtime, token, outcome)
    return RedirectResponse(_address(token), 303)


@router.post("/offer/{token}/decline", **public())
async def decline_offer(
    request: Request, runtime: RuntimeDep, token: str, reason: Annotated[str, Form()] = ""
) -> Response:
    """Decline. Again shows the same."""
    words = _cleaned(reason, _MAX_REASON)
    try:
        await service.decline_by_link(runtime.database, token, words, client_address(request))
    except Conflict as refusal:
        outcome = _Outcome(_key_of(refusal), status=refusal.status)
        return await _page_again(request, runtime, token, outcome)
    return RedirectResponse(_address(token), 303)


@router.get("/offer/{token}/letter.pdf", response_class=StreamingResponse, **public())
async def show_letter(runtime: RuntimeDep, token: str) -> StreamingResponse:
    """Send the PDF of the version that is before the candidate."""
    version, content = await service.open_letter(runtime.database, token)
    name = f'inline; filename="offer-{version.number}.pdf"'
    return StreamingResponse(
        content, media_type=_PDF, headers={**PRIVATE, "Content-Disposition": name}
    )


@router.get("/offer/{token}/certificate.pdf", response_class=Response, **public())
async def show_certificate(runtime: RuntimeDep, token: str) -> Response:
    """Send the certificate of the acceptance."""
    pdf = await service.certificate_by_link(runtime.database, token)
    name = 'attachment; filename="certificate.pdf"'
    return Response(pdf, media_type=_PDF, headers={**PRIVATE, "Content-Disposition": name})


async def _page_again(
    request: Request, runtime: Runtime, token: str, outcome: _Outcome
) -> Response:
    return _page(request, token, await service.open_offer(runtime.database, token), outcome)


def _page(
    request: Request, token: str, view: CandidateView, outcome: _Outcome = _JUST_LOOKING
) -> Response:
    words = texts(_PACKAGE, view.locale)
    letter = view.newest.letter
    context: dict[str, Any] = {
        "t": words,
        "view": view,
        "state": _state(view),
        "letter": letter,
        "letter_html": to_html(letter) if view.offer.status in service.SHOWN else "",
        "base": _address(token),
        "problem": words(outcome.problem) if outcome.problem else "",
        "errors": outcome.errors,
        "typed_name": outcome.typed_name,
    }
    brand = Brand(view.organization_name, view.color, home_url=f"/careers/{view.organization_slug}")
    return html_page(
        request,
        "offers/offer.html",
        context,
        brand=brand,
        locale=view.locale,
        status=outcome.status,
        headers=PRIVATE,
    )


def _state(view: CandidateView) -> str:
    """Return which sentence stands at the top."""
    status = view.offer.status
    if status is OfferStatus.SENT and view.is_over:
        return OfferStatus.EXPIRED.value
    revised = {OfferStatus.DRAFT, OfferStatus.PENDING_APPROVAL, OfferStatus.APPROVED}
    return "revised" if status in revised else status.value


def _key_of(refusal: Conflict) -> str:
    known = {"offer_changed", "not_hireable", "no_opening_left"}
    return refusal.problem_code if refusal.problem_code in known else "offer_over"


async def _login(request: Request) -> UUID | None:
    """Return the login that is signed in on this browser, for the evidence alone."""
    try:
        actor = await identity.authenticate(request)
    except Unauthenticated:
        return None
    return actor.user_id if actor.kind is ActorKind.USER else None


def _cleaned(text: str, limit: int) -> str:
    return text.replace("\x00", "").strip()[:limit]


def _address(token: str) -> str:
    return f"/offer/{quote(token, safe='')}"
