"""Server-rendered pages: one layout, one stylesheet; a script only where a page does without.

A page is a `PageView`: a template, what it shows, whose colours it wears, in which language.
`render` makes bytes of it under a strict Content-Security-Policy; `page_response` sends them with
an ETag, and 304 to who has them already. `html_page` does both.
"""

from rolecall.infra.http.pages.assets import Scheme, register_script, script, script_path
from rolecall.infra.http.pages.assets import router as assets_router
from rolecall.infra.http.pages.brand import Brand
from rolecall.infra.http.pages.conditional import conditional, conditional_stream
from rolecall.infra.http.pages.errors import problem_page
from rolecall.infra.http.pages.rendering import (
    PRIVATE,
    HttpResponse,
    PageView,
    Rendered,
    html_page,
    page_response,
    prefers_html,
    register_templates,
    render,
    render_text,
)
from rolecall.infra.http.pages.store import PageStore, store_of
from rolecall.infra.http.pages.texts import LANGUAGES, Texts, language_of, preferred_language, texts

__all__ = [
    "LANGUAGES",
    "PRIVATE",
    "Brand",
    "HttpResponse",
    "PageStore",
    "PageView",
    "Rendered",
    "Scheme",
    "Texts",
    "assets_router",
    "conditional",
    "conditional_stream",
    "html_page",
    "language_of",
    "page_response",
    "preferred_language",
    "prefers_html",
    "problem_page",
    "register_script",
    "register_templates",
    "render",
    "render_text",
    "script",
    "script_path",
    "store_of",
    "texts",
]
