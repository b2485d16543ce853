"""Server-rendered pages: one layout, one stylesheet, no script.

`html_page` is what an endpoint returns: it renders a template under a strict Content-Security-Policy,
with the organization's colour, an ETag, and 304 for who has it already.
"""

from rolecall.infra.http.pages.assets import router as assets_router
from rolecall.infra.http.pages.brand import Brand
from rolecall.infra.http.pages.rendering import html_page, prefers_html, register_templates

__all__ = ["Brand", "assets_router", "html_page", "prefers_html", "register_templates"]
