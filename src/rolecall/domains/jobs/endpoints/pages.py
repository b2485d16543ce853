"""`/api/v1/careers-pages` and `/api/v1/careers-pictures`: writing the careers page."""

from fastapi import Response, UploadFile

from rolecall.access import Permission
from rolecall.domains.jobs.contracts.pages import CareersPage, ChangePage, RevertPage, SavePage
from rolecall.domains.jobs.schemas.pages import (
    BlocksIn,
    CareersPageOut,
    CareersPagesOut,
    CareersPictureOut,
    PageLanguage,
    PagePreviewOut,
    PageRevisionOut,
    PageTemplateOut,
    PageTemplatesOut,
    RevisionIn,
)
from rolecall.domains.jobs.service import pages as service
from rolecall.infra.http import (
    ActorDep,
    DatabaseDep,
    IfMatch,
    PageOut,
    Paging,
    Router,
    Uow,
    org,
    page_out,
    set_etag,
)

router = Router(prefix="/careers-pages", tags=["careers page"])
pictures = Router(prefix="/careers-pictures", tags=["careers page"])
_WRITE = org(Permission.ORGANIZATION_UPDATE)
_OUTSIDE = org(Permission.ORGANIZATION_UPDATE, transaction=False)
_PURPOSE = "careers-page-revisions"


@router.get("", **_WRITE)
async def list_careers_pages(uow: Uow) -> CareersPagesOut:
    """List the careers page of every language, with its draft."""
    found = await service.list_pages(uow)
    return CareersPagesOut(items=[CareersPageOut.of(page) for page in found])


@router.get("/{language}", **_WRITE)
async def get_careers_page(uow: Uow, language: PageLanguage, response: Response) -> CareersPageOut:
    """Return the careers page of a language; where none is written, what it begins with."""
    return _shown(await service.get_page(uow, language), response)


@router.put("/{language}", **_WRITE)
async def save_careers_page(
    uow: Uow,
    actor: ActorDep,
    language: PageLanguage,
    body: BlocksIn,
    if_match: IfMatch,
    response: Response,
) -> CareersPageOut:
    """Replace the draft; the public sees it after publishing."""
    command = SavePage(language=language, blocks=body.contents(), version=if_match)
    return _shown(await service.save_page(uow, actor, command), response)


@router.post("/{language}/publish", **_WRITE)
async def publish_careers_page(
    uow: Uow, actor: ActorDep, language: PageLanguage, if_match: IfMatch, response: Response
) -> CareersPageOut:
    """Show the draft to the public, and keep it as a revision."""
    command = ChangePage(language=language, version=if_match)
    return _shown(await service.publish_page(uow, actor, command), response)


@router.post("/{language}/withdraw", **_WRITE)
async def withdraw_careers_page(
    uow: Uow, actor: ActorDep, language: PageLanguage, if_match: IfMatch, response: Response
) -> CareersPageOut:
    """Stop showing the page in this language; the draft and the revisions stay."""
    command = ChangePage(language=language, version=if_match)
    return _shown(await service.withdraw_page(uow, actor, command), response)


@router.post("/{language}/revert", **_WRITE)
async def revert_careers_page(
    uow: Uow,
    actor: ActorDep,
    language: PageLanguage,
    body: RevisionIn,
    if_match: IfMatch,
    response: Response,
) -> CareersPageOut:
    """Make what was published once the draft again."""
    command = RevertPage(language=language, number=body.number, version=if_match)
    return _shown(await service.revert_page(uow, actor, command), response)


@router.get("/{language}/revisions", **_WRITE)
async def list_careers_page_revisions(
    uow: Uow, language: PageLanguage, paging: Paging
) -> PageOut[PageRevisionOut]:
    """List what was published in a language, the newest first."""
    page = await service.list_revisions(uow, language, paging.request(_PURPOSE))
    return page_out(page, paging, _PURPOSE, PageRevisionOut.of)


@router.get("/{language}/templates", **_WRITE)
async def list_careers_page_templates(uow: Uow, language: PageLanguage) -> PageTemplatesOut:
    """List what a page can begin with."""
    found = await service.list_templates(uow, language)
    return PageTemplatesOut(items=[PageTemplateOut.of(template) for template in found])


@router.post("/{language}/preview", **_OUTSIDE)
async def preview_careers_page(
    db: DatabaseDep, actor: ActorDep, language: PageLanguage, body: BlocksIn
) -> PagePreviewOut:
    """Return the page that these blocks make. Nothing is kept."""
    return PagePreviewOut(html=await service.preview(db, actor, language, body.contents()))


@pictures.post("", status_code=201, **_OUTSIDE)
async def add_careers_picture(
    db: DatabaseDep, actor: ActorDep, file: UploadFile
) -> CareersPictureOut:
    """Keep a picture for the careers page. It goes again after a day unless a draft shows it."""
    return CareersPictureOut.of(await service.add_picture(db, actor, file))


def _shown(page: CareersPage, response: Response) -> CareersPageOut:
    set_etag(response, page.version)
    return CareersPageOut.of(page)
