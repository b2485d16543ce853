"""The installation's first page, and what robots read."""

from uuid import UUID

from fastapi import Request, Response

from rolecall.domains.jobs import service
from rolecall.infra.http import Router, RuntimeDep, public
from rolecall.infra.http.pages import conditional, page_response, preferred_language

router = Router(tags=["pages"])
MAX_AGE = 60
READ = ["GET", "HEAD"]
"""Link checkers and crawlers ask for the head of a page first."""
ROBOTS_MAX_AGE = 3_600


@router.api_route("/", methods=READ, **public())
async def show_landing(
    request: Request, runtime: RuntimeDep, after: UUID | None = None
) -> Response:
    """Say what this installation is, and lead on."""
    language = preferred_language(
        request.headers.get("accept-language", ""), runtime.settings.core.default_locale
    )
    page = await service.landing_page(runtime.database, language, after)
    return page_response(request, page, max_age=MAX_AGE)


@router.api_route("/robots.txt", methods=READ, **public())
async def show_robots(request: Request, runtime: RuntimeDep) -> Response:
    """Say what robots may read."""
    body = service.robots(runtime.database)
    return conditional(request, body, media_type="text/plain", max_age=ROBOTS_MAX_AGE)


@router.api_route("/careers/{slug}/robots.txt", methods=READ, **public())
async def show_site_robots(request: Request, runtime: RuntimeDep, slug: str) -> Response:
    """Say what robots may read at a host that is a site's own: there it is `/robots.txt`."""
    body = await service.site_robots(runtime.database, slug)
    return conditional(request, body, media_type="text/plain", max_age=ROBOTS_MAX_AGE)


@router.api_route("/sitemap.xml", methods=READ, **public())
async def show_sitemap(request: Request, runtime: RuntimeDep) -> Response:
    """Return the sitemap of all public pages."""
    body = await service.sitemap(runtime.database)
    return conditional(request, body, media_type="application/xml", max_age=MAX_AGE)
