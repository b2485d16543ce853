"""`/careers/{slug}`: an organization's jobs for people, without a script."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Request, Response
from fastapi.responses import RedirectResponse

from rolecall.domains.jobs import service
from rolecall.domains.jobs.contracts import CODE, SOURCE
from rolecall.domains.jobs.service.pages import read_picture
from rolecall.domains.visits import api as visits
from rolecall.domains.visits.contracts import NO_JOB, Asked, Step
from rolecall.infra.db import Database
from rolecall.infra.http import DatabaseDep, Router, client_address, public
from rolecall.infra.http.pages import (
    LANGUAGES,
    conditional,
    page_response,
    preferred_language,
    script,
)

router = Router(tags=["careers pages"])
MAX_AGE = 60
HTTP_OK = 200
READ = ["GET", "HEAD"]
"""Link checkers and crawlers ask for the head of a page first."""
LOGO_MAX_AGE = 86_400
EMBED_MAX_AGE = 3_600
FOREVER = "public, max-age=31536000, immutable"
_Text = Annotated[str, Query()]


async def _query(
    q: _Text = "",
    department: _Text = "",
    location: _Text = "",
    remote_policy: _Text = "",
    employment_type: _Text = "",
    page: _Text = "",
) -> service.ListQuery:
    return service.ListQuery(
        q=q,
        department=department,
        location=location,
        remote_policy=remote_policy,
        employment_type=employment_type,
        page=page,
    )


@router.api_route("/careers/{slug}", methods=READ, **public())
async def show_careers(
    request: Request,
    database: DatabaseDep,
    slug: str,
    query: Annotated[service.ListQuery, Depends(_query)],
    lang: _Text = "",
) -> Response:
    """Show the organization's open jobs."""
    reader = service.Reader(await _language(request, database, slug), _chosen(lang))
    page = await service.list_page(database, slug, query, reader)
    await _count(request, database, slug, Step.LIST)
    return page_response(request, page, max_age=MAX_AGE)


@router.api_route("/careers/{slug}/embed", methods=READ, **public())
async def show_embedded_list(
    request: Request,
    database: DatabaseDep,
    slug: str,
    query: Annotated[service.ListQuery, Depends(_query)],
    lang: _Text = "",
    theme: _Text = "",
) -> Response:
    """Show the list of open jobs alone, for a frame on the organization's own website."""
    reader = service.Reader(await _language(request, database, slug), _chosen(lang))
    shown = replace(query, theme=theme if theme in service.THEMES else "")
    page = await service.list_page(database, slug, shown, reader, embedded=True)
    await _count(request, database, slug, Step.EMBEDDED)
    return page_response(request, page, max_age=MAX_AGE)


@router.api_route("/careers/{slug}/embed.js", methods=READ, **public())
async def show_embed_script(request: Request, database: DatabaseDep, slug: str) -> Response:
    """Return the script that shows the list of open jobs where it stands on another site."""
    await service.find_organization(database, slug)
    return conditional(
        request, script("embed"), media_type="text/javascript", max_age=EMBED_MAX_AGE
    )


@router.api_route("/careers/{slug}/departments/{address}", methods=READ, **public())
async def show_department(
    request: Request,
    database: DatabaseDep,
    slug: str,
    address: str,
    page: _Text = "",
    lang: _Text = "",
) -> Response:
    """Show the open jobs of a department."""
    query = service.GroupQuery("departments", address, page)
    return await _group(request, database, slug, query, lang)


@router.api_route("/careers/{slug}/locations/{address}", methods=READ, **public())
async def show_location(
    request: Request,
    database: DatabaseDep,
    slug: str,
    address: str,
    page: _Text = "",
    lang: _Text = "",
) -> Response:
    """Show the open jobs of a place."""
    query = service.GroupQuery("locations", address, page)
    return await _group(request, database, slug, query, lang)


@router.api_route("/careers/{slug}/jobs/{job_id}", methods=READ, **public())
async def show_job(
    request: Request,
    database: DatabaseDep,
    slug: str,
    job_id: UUID,
    source: _Text = "",
    utm_source: _Text = "",
    via: _Text = "",
    lang: _Text = "",
) -> Response:
    """Show a job with the form to apply."""
    language = _chosen(lang) or await _language(request, database, slug)
    named = source or utm_source
    came = {
        "source": named if SOURCE.fullmatch(named) else "",
        "via": via if CODE.fullmatch(via) else "",
    }
    page = await service.job_page(database, slug, job_id, language, came=came)
    if page.status == HTTP_OK:
        await _count(request, database, slug, Step.JOB, job_id)
    return page_response(request, page, max_age=MAX_AGE)


@router.api_route("/careers/{slug}/s/{code}", methods=READ, **public())
async def open_share_link(
    request: Request, database: DatabaseDep, slug: str, code: str
) -> Response:
    """Lead to the job that a share link is for, and remember by which link."""
    counts = request.method == "GET"
    path = await service.open_share_link(database, slug, code, counts=counts)
    return RedirectResponse(path, status_code=302, headers={"cache-control": "no-store"})


@router.api_route("/careers/{slug}/feed.xml", methods=READ, **public())
async def show_feed(request: Request, database: DatabaseDep, slug: str) -> Response:
    """Return the organization's newest jobs as an Atom feed."""
    language = await _language(request, database, slug, ask=False)
    body = await service.feed(database, slug, language)
    return conditional(request, body, media_type="application/atom+xml", max_age=MAX_AGE)


@router.api_route("/careers/{slug}/sitemap.xml", methods=READ, **public())
async def show_site_sitemap(request: Request, database: DatabaseDep, slug: str) -> Response:
    """Return the sitemap of the organization's pages."""
    body = await service.site_sitemap(database, slug)
    return conditional(request, body, media_type="application/xml", max_age=MAX_AGE)


@router.api_route("/careers/{slug}/logo", methods=READ, **public())
async def show_logo(request: Request, database: DatabaseDep, slug: str) -> Response:
    """Return the organization's logo; another logo has another address."""
    picture = await service.logo(database, slug)
    return conditional(
        request, picture.content, media_type=picture.media_type, max_age=LOGO_MAX_AGE
    )


@router.api_route("/careers/{slug}/card.png", methods=READ, **public())
async def show_card(
    request: Request, database: DatabaseDep, slug: str, lang: _Text = ""
) -> Response:
    """Return the picture that a link to the site is shown with; what it shows names its address."""
    reader = service.Reader(await _language(request, database, slug), _chosen(lang))
    return _card(request, await service.site_picture(database, slug, reader))


@router.api_route("/careers/{slug}/departments/{address}/card.png", methods=READ, **public())
async def show_department_card(
    request: Request, database: DatabaseDep, slug: str, address: str, lang: _Text = ""
) -> Response:
    """Return the picture that a link to a department's page is shown with."""
    query = service.GroupQuery("departments", address)
    reader = service.Reader(await _language(request, database, slug), _chosen(lang))
    return _card(request, await service.group_picture(database, slug, query, reader))


@router.api_route("/careers/{slug}/locations/{address}/card.png", methods=READ, **public())
async def show_location_card(
    request: Request, database: DatabaseDep, slug: str, address: str, lang: _Text = ""
) -> Response:
    """Return the picture that a link to a place's page is shown with."""
    query = service.GroupQuery("locations", address)
    reader = service.Reader(await _language(request, database, slug), _chosen(lang))
    return _card(request, await service.group_picture(database, slug, query, reader))


@router.api_route("/careers/{slug}/jobs/{job_id}/card.png", methods=READ, **public())
async def show_job_card(
    request: Request, database: DatabaseDep, slug: str, job_id: UUID, lang: _Text = ""
) -> Response:
    """Return the picture that a link to a job is shown with."""
    language = _chosen(lang) or await _language(request, database, slug)
    return _card(request, await service.job_picture(database, slug, job_id, language))


@router.api_route("/careers/{slug}/pictures/{picture_id}/{width}.webp", methods=READ, **public())
async def show_picture(database: DatabaseDep, slug: str, picture_id: UUID, width: int) -> Response:
    """Return one width of a picture; it never changes under its address."""
    content = await read_picture(database, slug, picture_id, width)
    return Response(content, media_type="image/webp", headers={"Cache-Control": FOREVER})


@router.api_route("/careers/{slug}/pictures/{picture_id}", methods=READ, **public())
async def show_smallest_picture(database: DatabaseDep, slug: str, picture_id: UUID) -> Response:
    """Return the smallest width of a picture, for the page's editor."""
    content = await read_picture(database, slug, picture_id)
    return Response(content, media_type="image/webp", headers={"Cache-Control": FOREVER})


def _card(request: Request, picture: bytes) -> Response:
    return conditional(request, picture, media_type="image/png", max_age=LOGO_MAX_AGE)


async def _group(
    request: Request, database: Database, slug: str, query: service.GroupQuery, lang: str
) -> Response:
    reader = service.Reader(await _language(request, database, slug), _chosen(lang))
    page = await service.group_page(database, slug, query, reader)
    await _count(request, database, slug, Step.GROUP)
    return page_response(request, page, max_age=MAX_AGE)


async def _count(
    request: Request, database: Database, slug: str, step: Step, job_id: UUID = NO_JOB
) -> None:
    """Count a page that is shown, whether or not the browser has it already; no link checkers."""
    if request.method == "GET":
        scope = request.scope
        asked = Asked(scope["headers"], scope["query_string"], client_address(request))
        organization = await service.find_organization(database, slug)
        visits.count(database.runtime, organization, step, asked, job_id=job_id)


def _chosen(lang: str) -> str:
    """Return the language that was chosen on the page, empty if none of ours was."""
    return lang if lang in LANGUAGES else ""


async def _language(request: Request, database: Database, slug: str, *, ask: bool = True) -> str:
    """Return the reader's language if pages are written in it, or the organization's."""
    organization = await service.find_organization(database, slug)
    header = request.headers.get("accept-language", "") if ask else ""
    return preferred_language(header, organization.locale)
