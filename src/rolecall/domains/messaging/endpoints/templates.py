"""`/api/v1/mail-templates`: an organization's own words for its mails."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.messaging.contracts import MailKind
from rolecall.domains.messaging.schemas.templates import (
    MailPreviewOut,
    MailTemplateIn,
    MailTemplateKindOut,
    MailTemplateKindsOut,
    MailTemplateOut,
    TestSentOut,
    TryWordingIn,
)
from rolecall.domains.messaging.service import templates, trying
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

router = Router(prefix="/mail-templates", tags=["mail templates"])
kinds = Router(prefix="/mail-template-kinds", tags=["mail templates"])
_MANAGE = org(Permission.MAIL_TEMPLATES_MANAGE)
_READ = org(Permission.MAIL_TEMPLATES_MANAGE, Permission.MESSAGES_SEND)
_LIST = "mail-templates:-id"


@kinds.get("", **_READ)
async def list_mail_template_kinds() -> MailTemplateKindsOut:
    """List the mails that can be put in own words, with their variables and the product's text."""
    return MailTemplateKindsOut(
        items=[MailTemplateKindOut.of(kind) for kind in templates.list_kinds()]
    )


@router.get("", **_READ)
async def list_mail_templates(
    uow: Uow, paging: Paging, kind: MailKind | None = None
) -> PageOut[MailTemplateOut]:
    """List templates, the newest first; `kind=candidate_message` lists the saved messages."""
    purpose = f"{_LIST}:{kind}"
    page = await templates.list_templates(uow, paging.request(purpose), kind)
    return page_out(page, paging, purpose, MailTemplateOut.of)


@router.post("", status_code=201, **_MANAGE)
async def create_mail_template(
    uow: Uow, actor: ActorDep, body: MailTemplateIn, response: Response
) -> MailTemplateOut:
    """Write a template; 409 if the kind, or the name of a saved message, has one."""
    template = await templates.save_template(uow, actor, body.command())
    set_etag(response, template.version)
    return MailTemplateOut.of(template)


@router.post("/preview", **_MANAGE)
async def preview_mail_template(uow: Uow, actor: ActorDep, body: TryWordingIn) -> MailPreviewOut:
    """Show a mail in these words, about a real person or a made-up one."""
    return MailPreviewOut.model_validate(await trying.preview_wording(uow, actor, _wanted(body)))


@router.post("/test", **_MANAGE)
async def send_mail_template_test(uow: Uow, actor: ActorDep, body: TryWordingIn) -> TestSentOut:
    """Send a mail in these words to oneself."""
    return TestSentOut(recipient=await trying.send_test(uow, actor, _wanted(body)))


@router.get("/{mail_template_id}", **_READ)
async def get_mail_template(
    uow: Uow, mail_template_id: UUID, response: Response
) -> MailTemplateOut:
    """Return a template."""
    template = await templates.get_template(uow, mail_template_id)
    set_etag(response, template.version)
    return MailTemplateOut.of(template)


@router.put("/{mail_template_id}", **_MANAGE)
async def update_mail_template(
    uow: Uow,
    actor: ActorDep,
    mail_template_id: UUID,
    body: MailTemplateIn,
    response: Response,
    if_match: IfMatch,
) -> MailTemplateOut:
    """Write a template anew; mails that wait already keep their words."""
    command = body.command(mail_template_id, if_match)
    template = await templates.save_template(uow, actor, command)
    set_etag(response, template.version)
    return MailTemplateOut.of(template)


@router.delete("/{mail_template_id}", status_code=204, **_MANAGE)
async def delete_mail_template(uow: Uow, actor: ActorDep, mail_template_id: UUID) -> Response:
    """Delete a template: the mail is in the product's words again, a saved message is gone."""
    await templates.delete_template(uow, actor, mail_template_id)
    return Response(status_code=204)


def _wanted(body: TryWordingIn) -> trying.TryWording:
    person = body.person.model_dump() if body.person else {}
    return trying.TryWording(body.kind, body.language, body.text.wording(), person)
