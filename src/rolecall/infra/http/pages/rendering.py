"""Rendering templates into responses."""

import base64
import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from babel.dates import format_date, format_datetime, get_timezone
from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined

from rolecall.infra.http.pages.assets import stylesheet_path
from rolecall.infra.http.pages.brand import Brand

_loaders: dict[str, PackageLoader] = {"pages": PackageLoader("rolecall.infra.http.pages")}
_environment = Environment(
    loader=PrefixLoader(_loaders),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def _day(instant: datetime, locale: str, time_zone: str = "UTC") -> str:
    """Return the day in words, as the reader's language writes it."""
    zone = get_timezone(time_zone)
    return str(format_date(instant.astimezone(zone), "long", locale=locale))


def _moment(instant: datetime, locale: str, time_zone: str = "UTC") -> str:
    """Return day and time with the zone's name, so that nobody has to guess it."""
    zone = get_timezone(time_zone)
    return str(format_datetime(instant, "d MMM y, HH:mm z", tzinfo=zone, locale=locale))


_environment.filters.update(day=_day, moment=_moment)


def register_templates(prefix: str, package: str) -> None:
    """Make `package/templates` available under `prefix/`. Templates extend `pages/base.html`."""
    _loaders[prefix] = PackageLoader(package)


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
    """Render a page.

    `max_age` in seconds lets browsers and proxies keep it (for pages that are the same for all);
    0 is for private pages, which are not stored. With `max_age`, a request that has the same page
    already gets 304.
    """
    worn = brand or Brand()
    body = _environment.get_template(template).render(
        **context, brand=worn, locale=locale, stylesheet=stylesheet_path(), request_url=request.url
    )
    sent = {"Content-Security-Policy": _policy(worn), **(headers or {})}
    if not max_age:
        return HTMLResponse(body, status, headers={**sent, "Cache-Control": "no-store"})
    digest = hashlib.sha256(body.encode()).digest()[:12]
    etag = f'"{base64.urlsafe_b64encode(digest).decode()}"'
    sent |= {"ETag": etag, "Cache-Control": f"public, max-age={max_age}", "Vary": "Accept-Language"}
    if status == 200 and etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=sent)
    return HTMLResponse(body, status, headers=sent)


def prefers_html(request: Request) -> bool:
    """Tell whether a person's browser is asking, rather than a program."""
    path = request.url.path
    return not path.startswith("/api/") and "text/html" in request.headers.get("accept", "")


def _policy(brand: Brand) -> str:
    """Allow our stylesheet and exactly the one style element that carries the brand's colours."""
    digest = base64.b64encode(hashlib.sha256(brand.stylesheet.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'self' 'sha256-{digest}'; img-src 'self' data:; "
        "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
