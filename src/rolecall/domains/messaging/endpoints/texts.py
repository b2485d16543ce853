"""`/api/v1/text-settings`, `/texts`, and `/inbound/texts`, which providers of texts call."""

from typing import Annotated, Any
from uuid import UUID
from xml.sax.saxutils import escape

from fastapi import Header, Request, Response

from rolecall.access import Permission
from rolecall.domains.messaging.contracts.texts import TextSettings
from rolecall.domains.messaging.queries import texts as queries
from rolecall.domains.messaging.schemas.texts import (
    TextOut,
    TextSettingsIn,
    TextSettingsOut,
    TextTestIn,
)
from rolecall.domains.messaging.service.texts import account, queueing, receiving
from rolecall.infra.db import UnitOfWork
from rolecall.infra.http import (
    ActorDep,
    DatabaseDep,
    IfMatch,
    Router,
    Uow,
    org,
    public,
    set_etag,
)

router = Router(tags=["texts"])
inbound = Router(prefix="/inbound/texts", tags=["inbound texts"])
_SETTINGS = "/text-settings"
_STRAYS = 20
_Signature = Annotated[str, Header(max_length=200)]
_FORM: dict[str, Any] = {
    "openapi_extra": {
        **public()["openapi_extra"],
        "requestBody": {
            "required": True,
            "content": {"application/x-www-form-urlencoded": {"schema": {"type": "object"}}},
        },
    }
}


@router.get(_SETTINGS, **org(Permission.ORGANIZATION_UPDATE))
async def get_text_settings(uow: Uow, response: Response) -> TextSettingsOut:
    """Return the organization's account for texts, without its secret."""
    found = await queries.get_settings(uow)
    set_etag(response, found.version)
    return await _out(uow, found)


@router.put(_SETTINGS, **org(Permission.ORGANIZATION_UPDATE))
async def save_text_settings(
    uow: Uow, actor: ActorDep, body: TextSettingsIn, response: Response, if_match: IfMatch
) -> TextSettingsOut:
    """Replace the account. A secret that is not given stays as it is."""
    saved = await account.save_settings(uow, actor, body.command(if_match))
    set_etag(response, saved.version)
    return await _out(uow, saved)


@router.post(f"{_SETTINGS}/test", **org(Permission.ORGANIZATION_UPDATE, transaction=False))
async def send_test_text(db: DatabaseDep, actor: ActorDep, body: TextTestIn) -> TextSettingsOut:
    """Send one text by the account; `problem` says what is wrong, if anything is."""
    found = await account.send_test(db, actor, body.number, body.text)
    async with db.transaction(actor.tenant) as uow:
        return await _out(uow, found)


@router.post("/texts/{text_id}/recall", **org(Permission.MESSAGES_READ))
async def recall_text(uow: Uow, actor: ActorDep, text_id: UUID) -> TextOut:
    """Keep a text from leaving that waits; 409 once it has left."""
    return TextOut.model_validate(await queueing.recall_text(uow, actor, text_id))


@router.post("/texts/{text_id}/resend", **org(Permission.MESSAGES_READ))
async def resend_text(uow: Uow, actor: ActorDep, text_id: UUID) -> TextOut:
    """Send a text again that did not arrive, or may not have; 409 for any other."""
    return TextOut.model_validate(await queueing.resend_text(uow, actor, text_id))


@inbound.post("/{organization_id}", **_FORM)
async def take_text(
    request: Request,
    db: DatabaseDep,
    organization_id: UUID,
    x_twilio_signature: _Signature = "",
) -> Response:
    """Take a text that came in, signed as Twilio has it; the answer is TwiML."""
    form = await _signed(request, x_twilio_signature)
    words = await receiving.take_text(db, organization_id, form)
    message = f"<Message>{escape(words)}</Message>" if words else ""
    return Response(
        f'<?xml version="1.0" encoding="UTF-8"?><Response>{message}</Response>',
        media_type="text/xml",
    )


@inbound.post("/{organization_id}/{text_id}", status_code=204, **_FORM)
async def take_text_report(
    request: Request,
    db: DatabaseDep,
    organization_id: UUID,
    text_id: UUID,
    x_twilio_signature: _Signature = "",
) -> Response:
    """Note what became of a text, signed as Twilio has it."""
    form = await _signed(request, x_twilio_signature)
    await receiving.take_report(db, organization_id, text_id, form)
    return Response(status_code=204)


async def _signed(request: Request, signature: str) -> receiving.SignedForm:
    async with request.form() as form:
        fields = tuple((name, str(value)) for name, value in form.multi_items())
    return receiving.SignedForm(fields, signature)


async def _out(uow: UnitOfWork, found: TextSettings) -> TextSettingsOut:
    strays = await queries.list_strays(uow, _STRAYS)
    url = account.inbound_url(uow.runtime, uow.org_id)
    return TextSettingsOut.of(found, strays, url, offers_local=not uow.runtime.is_production)
