"""Errors as pages, for people who follow a link."""

from fastapi import Request, Response

from rolecall.infra.http.pages.rendering import (
    PACKAGE,
    PageView,
    page_response,
    prefers_html,
    render,
)
from rolecall.infra.http.pages.texts import preferred_language, texts


def problem_page(request: Request, status: int, title: str, detail: str) -> Response | None:
    """Return the page of an error, None when a program is asking.

    Errors that are the same everywhere are told in the reader's language, others in their own
    words.
    """
    if not prefers_html(request):
        return None
    locale = preferred_language(request.headers.get("accept-language", ""), "en")
    ui = texts(PACKAGE, locale)
    known = f"error_{status}_title" in ui
    view = PageView(
        template="pages/problem.html",
        context={
            "code": status,
            "title": ui(f"error_{status}_title") if known else title,
            "detail": ui(f"error_{status}_detail") if known else detail,
        },
        locale=locale,
        status=status,
    )
    return page_response(request, render(view))
