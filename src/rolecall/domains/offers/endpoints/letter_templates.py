"""`/api/v1/offer-templates`."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.offers import queries, service
from rolecall.domains.offers.contracts import LetterTemplate
from rolecall.domains.offers.rules.variables import BUILT_IN
from rolecall.domains.offers.schemas import (
    LetterOut,
    LetterTextIn,
    TemplateIn,
    TemplateOut,
    VariableOut,
    VariablesOut,
)
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

router = Router(prefix="/offer-templates", tags=["offers"])
_READ, _MANAGE = org(Permission.OFFERS_READ), org(Permission.OFFERS_MANAGE)


@router.get("", **_READ)
async def list_offer_templates(
    uow: Uow, paging: Paging, archived: bool = False
) -> PageOut[TemplateOut]:
    """List the templates in use by name, or the archived ones."""
    purpose = f"offer-templates:{archived}"
    page = await queries.list_templates(uow, archived=archived, page=paging.request(purpose))
    return page_out(page, paging, purpose, TemplateOut.of)


@router.post("", status_code=201, **_MANAGE)
async def create_offer_template(
    uow: Uow, actor: ActorDep, body: TemplateIn, response: Response
) -> TemplateOut:
    """Write a template; a variable that there is not is 422 with the place where it stands."""
    return _shown(await service.save_template(uow, actor, body.command()), response)


@router.get("/variables", **_READ)
async def list_offer_variables() -> VariablesOut:
    """List the variables that every letter may use."""
    return VariablesOut(items=[VariableOut(key=key, label=BUILT_IN[key]) for key in BUILT_IN])


@router.post("/preview", **_MANAGE)
async def preview_offer_template(uow: Uow, actor: ActorDep, body: LetterTextIn) -> LetterOut:
    """Return the letter of a text with made-up values; nothing is kept."""
    return LetterOut.of(await service.preview_template(uow, actor, body.text()))


@router.get("/{template_id}", **_READ)
async def get_offer_template(uow: Uow, template_id: UUID, response: Response) -> TemplateOut:
    """Return a template."""
    return _shown(await service.get_template(uow, template_id), response)


@router.put("/{template_id}", **_MANAGE)
async def update_offer_template(
    uow: Uow,
    actor: ActorDep,
    template_id: UUID,
    body: TemplateIn,
    if_match: IfMatch,
    response: Response,
) -> TemplateOut:
    """Change a template; offers that were begun with it keep their text."""
    saved = await service.save_template(uow, actor, body.command(template_id, if_match))
    return _shown(saved, response)


@router.post("/{template_id}/archive", **_MANAGE)
async def archive_offer_template(
    uow: Uow, actor: ActorDep, template_id: UUID, if_match: IfMatch, response: Response
) -> TemplateOut:
    """Put a template away; it can be brought back."""
    return _shown(await service.archive_template(uow, actor, template_id, if_match), response)


@router.post("/{template_id}/restore", **_MANAGE)
async def restore_offer_template(
    uow: Uow, actor: ActorDep, template_id: UUID, if_match: IfMatch, response: Response
) -> TemplateOut:
    """Bring an archived template back."""
    return _shown(await service.restore_template(uow, actor, template_id, if_match), response)


def _shown(template: LetterTemplate, response: Response) -> TemplateOut:
    set_etag(response, template.version)
    return TemplateOut.of(template)
