"""Rendering templates into responses."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined

from rolecall.infra.http.pages.assets import Scheme, brand_path, in_scheme, stylesheet_path
from rolecall.infra.http.pages.brand import Brand
from rolecall.infra.http.pages.conditional import conditional, etag_of
from rolecall.infra.http.pages.formats import FILTERS
from rolecall.infra.http.pages.texts import texts
from rolecall.infra.http.paths import OF_PROGRAMS

HttpResponse: TypeAlias = Response
"""A response, for modules that may not import the web framework."""
PACKAGE = "rolecall.infra.http.pages"
HTML = "text/html; charset=utf-8"
_NO_STYLE = ""
_SCRIPTS = "script-src 'self'; connect-src 'self'; "

_loaders: dict[str, PackageLoader] = {"pages": PackageLoader(PACKAGE)}
_environment = Environment(
    loader=PrefixLoader(_loaders),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters.update(FILTERS)

PRIVATE = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store, private",
}
"""Headers of what one person alone may see: kept by nobody, found by nobody, told to nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page that is still to be rendered: a template and what it shows.

    `style` holds rules for this page alone; the Content-Security-Policy allows exactly them. Those
    that are `scripted` may load scripts of this host, which may ask this host, and nobody else.
    """

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    brand: Brand = field(default_factory=Brand)
    locale: str = "en"
    status: int = 200
    style: str = _NO_STYLE
    scripted: bool = False
    framed: bool = False
    """It is shown in a frame of the console, whose policy allows style sheets and no style element:
    the brand's colours come as a sheet, and links and forms lead nowhere."""
    leads_to: str = ""
    """Where a form leads besides this host once it was taken: browsers hold the policy against
    redirects of forms, too."""
    embedded: bool = False
    """It is part of any site that frames it: nothing can be done there but reading, so that nobody
    is tricked into a click; its template leaves out what the other site has itself."""
    scheme: Scheme = Scheme.AUTO


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as bytes, with what must be sent beside it."""

    body: bytes
    etag: str
    policy: str
    status: int


def register_templates(prefix: str, package: str) -> None:
    """Make `package/templates` available under `prefix/`. Templates extend `pages/base.html`."""
    _loaders[prefix] = PackageLoader(package)


def render_text(template: str, context: Mapping[str, Any]) -> str:
    """Render a template that is not a page, such as a feed."""
    return _environment.get_template(template).render(**context)


def render(view: PageView) -> Rendered:
    """Render a page."""
    style = view.brand.stylesheet + view.style
    style = in_scheme(style, view.scheme)
    body = (
        _environment.get_template(view.template)
        .render(
            **view.context,
            brand=view.brand,
            locale=view.locale,
            ui=texts(PACKAGE, view.locale),
            stylesheet=stylesheet_path(view.scheme),
            page_style=style,
            brand_sheet=brand_path(view.brand.safe_color) if view.framed else "",
        )
        .encode()
    )
    return Rendered(body, etag_of(body), _policy(style, view), view.status)


def page_response(
    request: Request,
    page: Rendered,
    *,
    max_age: int = 0,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a rendered page.

    `max_age` in seconds lets browsers and proxies keep it (for pages that are the same for all);
    0 is for private pages, which are not stored. With `max_age`, a request that has the same page
    already gets 304.
    """
    sent = {"Content-Security-Policy": page.policy, **(headers or {})}
    if not max_age:
        return HTMLResponse(page.body, page.status, headers={**sent, "Cache-Control": "no-store"})
    return conditional(
        request,
        page.body,
        media_type=HTML,
        max_age=max_age,
        etag=page.etag,
        status=page.status,
        headers={**sent, "Vary": "Accept-Language"},
    )


def html_page(
    request: Request,
    template: str,
    context: Mapping[str, Any],
    *,
    brand: Brand | None = None,
    locale: str = "en",
    status: int = 200,
    max_age: int = 0,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Render a page and return it, as `page_response` says."""
    view = PageView(
        template=template, context=context, brand=brand or Brand(), locale=locale, status=status
    )
    return page_response(request, render(view), max_age=max_age, headers=headers)


def prefers_html(request: Request) -> bool:
    """Tell whether a person's browser is asking, rather than a program."""
    path = request.url.path
    return not path.startswith(OF_PROGRAMS) and "text/html" in request.headers.get("accept", "")


def _policy(style: str, view: PageView) -> str:
    """Allow our stylesheet, exactly the one style element that this page carries, our scripts."""
    framers = "*" if view.embedded else "'none'"
    forms = f"'self' {view.leads_to}" if view.leads_to else "'self'"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'self' 'sha256-{digest}'; img-src 'self' data:; "
        f"{_SCRIPTS if view.scripted else ''}font-src 'self'; form-action {forms}; "
        f"base-uri 'none'; frame-ancestors {framers}"
    )
