"""`/api/v1/text-templates`: texts that an organization saved."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.messaging.queries.text_templates import list_text_templates as listed
from rolecall.domains.messaging.rules.text_templates import VARIABLES
from rolecall.domains.messaging.schemas.templates import OfferedVariableOut
from rolecall.domains.messaging.schemas.text_templates import (
    TextPreviewOut,
    TextTemplateIn,
    TextTemplateOut,
    TextVariablesOut,
    TryTextIn,
)
from rolecall.domains.messaging.service.texts import templates
from rolecall.infra.http import (
    ActorDep,
    IfMatch,
    PageOut,
    Paging,
    Router,
    Uow,
    org,
    page_out,
    set_etag,
)

router = Router(prefix="/text-templates", tags=["texts"])
_MANAGE = org(Permission.MAIL_TEMPLATES_MANAGE)
_READ = org(Permission.MAIL_TEMPLATES_MANAGE, Permission.MESSAGES_SEND)
_LIST = "text-templates:-id"


@router.get("", **_READ)
async def list_text_templates(uow: Uow, paging: Paging) -> PageOut[TextTemplateOut]:
    """List saved texts, the newest first."""
    page = await listed(uow, paging.request(_LIST))
    return page_out(page, paging, _LIST, TextTemplateOut.model_validate)


@router.get("/variables", **_READ)
async def list_text_variables() -> TextVariablesOut:
    """List the variables that saved texts may use."""
    return TextVariablesOut(items=[OfferedVariableOut.model_validate(one) for one in VARIABLES])


@router.post("", status_code=201, **_MANAGE)
async def create_text_template(
    uow: Uow, actor: ActorDep, body: TextTemplateIn, response: Response
) -> TextTemplateOut:
    """Save a text; 409 if another one has the name."""
    template = await templates.save_text_template(uow, actor, body.command())
    set_etag(response, template.version)
    return TextTemplateOut.model_validate(template)


@router.post("/preview", **_MANAGE)
async def preview_text_template(body: TryTextIn) -> TextPreviewOut:
    """Show a text about a made-up person, and how many segments it takes."""
    return TextPreviewOut.model_validate(templates.preview_text(body.text))


@router.put("/{text_template_id}", **_MANAGE)
async def update_text_template(
    uow: Uow,
    actor: ActorDep,
    text_template_id: UUID,
    body: TextTemplateIn,
    response: Response,
    if_match: IfMatch,
) -> TextTemplateOut:
    """Write a saved text anew."""
    command = body.command(text_template_id, if_match)
    template = await templates.save_text_template(uow, actor, command)
    set_etag(response, template.version)
    return TextTemplateOut.model_validate(template)


@router.delete("/{text_template_id}", status_code=204, **_MANAGE)
async def delete_text_template(uow: Uow, actor: ActorDep, text_template_id: UUID) -> Response:
    """Delete a saved text; what was written with it stays."""
    await templates.delete_text_template(uow, actor, text_template_id)
    return Response(status_code=204)
