"""Problem documents (RFC 9457): every error that leaves the server has this one shape."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from rolecall.infra.http.language import asked_language, language_in
from rolecall.infra.http.refusals import refusal_of
from rolecall.infra.languages import LANGUAGES, in_language
from rolecall.kernel.errors import FieldError, RolecallError
from rolecall.kernel.sentences import Sentence, plain, say

ErrorPage = Callable[[Request, int, str, str], Response | None]
"""Makes a page of status, title and detail; None when a program is asking."""
MEDIA_TYPE = "application/problem+json"
_log = structlog.get_logger("http")

_TITLES = {
    400: ("bad_request", say("The request cannot be read")),
    404: ("not_found", say("Not found")),
    405: ("method_not_allowed", say("This method is not available here")),
    413: ("too_large", say("Too large")),
    415: ("unsupported_type", say("This type is not accepted")),
}
_FAILED = ("error", say("The request failed"))
_REFUSED = say("The input was not accepted")
_OF_FRAMEWORK = {
    "There was an error parsing the body": say(
        "The body is not what its Content-Type says: JSON must be UTF-8 and not nested without "
        "end, a form must be complete."
    ),
    "Not Found": say("Not Found."),
    "Method Not Allowed": say("Method Not Allowed."),
}
"""What the framework says by itself."""


def problem(
    status: int,
    code: str,
    title: Sentence,
    detail: Sentence,
    *,
    language: str = LANGUAGES[0],
    errors: Iterable[FieldError] = (),
    headers: Mapping[str, str] | None = None,
    extra: Mapping[str, Any] | None = None,
) -> JSONResponse:
    """Return the response of one problem, its sentences in a language."""
    body: dict[str, Any] = {
        "type": f"urn:rolecall:problem:{code}",
        "title": in_language(title, language),
        "status": status,
        "detail": in_language(detail, language),
        "code": code,
    }
    listed = [
        {"field": e.field, "message": in_language(e.message, language), "code": e.code}
        for e in errors
    ]
    if listed:
        body["errors"] = listed
    body.update(extra or {})
    return JSONResponse(body, status, headers=dict(headers or {}), media_type=MEDIA_TYPE)


def of_error(error: RolecallError, language: str = LANGUAGES[0]) -> JSONResponse:
    """Return the response of an expected error."""
    return problem(
        error.status,
        error.problem_code,
        error.title,
        error.detail,
        language=language,
        errors=error.errors,
        headers=error.headers,
        extra=error.extra,
    )


def of_validation(error: RequestValidationError, language: str = LANGUAGES[0]) -> JSONResponse:
    """Return 422 with a sentence per field."""
    fields = [
        FieldError(_path(item["loc"]), refusal_of(item), str(item["type"]))
        for item in error.errors()
    ]
    detail = (
        say("{field}: {message}", field=fields[0].field, message=fields[0].message)
        if len(fields) == 1
        else say("{number} fields need attention.", number=len(fields))
    )
    return problem(422, "invalid_input", _REFUSED, detail, language=language, errors=fields)


def install(app: FastAPI, page: ErrorPage | None = None) -> None:
    """Register the handlers. `page` makes a page of an error where a person is asking."""
    app.state.error_page = page
    app.add_exception_handler(RolecallError, _expected)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _plain)


async def _expected(request: Request, error: Exception) -> Response:
    if not isinstance(error, RolecallError):
        raise error
    page = _page(request, error.status, error.title, error.detail)
    return page or of_error(error, language_in(request))


async def _malformed(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    # An address whose id is not one leads nowhere: for people that is a missing page.
    in_path = any(item["loc"][0] == "path" for item in error.errors())
    status, title = (404, say("Not found")) if in_path else (422, _REFUSED)
    detail = say("Go back and check what you typed.")
    return _page(request, status, title, detail) or of_validation(error, language_in(request))


async def _plain(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    code, title = _TITLES.get(error.status_code, _FAILED)
    return _page(request, error.status_code, title, _detail_of(error)) or problem(
        error.status_code,
        code,
        title,
        _detail_of(error),
        language=language_in(request),
        headers=error.headers,
    )


async def unexpected(request: Request, error: Exception) -> Response:
    """Answer an error that nobody expected: logged whole, told without details."""
    request_id = request.scope.get("state", {}).get("request_id", "")
    _log.error("unexpected_error", request_id=request_id, exc_info=error)
    title = say("Something went wrong")
    detail = say(
        "It is not your fault and nothing was changed. If it lasts, quote {request_id}.",
        request_id=request_id,
    )
    return _page(request, 500, title, detail) or problem(
        500, "internal_error", title, detail, language=language_in(request)
    )


def _page(request: Request, status: int, title: Sentence, detail: Sentence) -> Response | None:
    page: ErrorPage | None = request.app.state.error_page
    if page is None:
        return None
    language = asked_language(request.scope)
    return page(request, status, in_language(title, language), in_language(detail, language))


def _detail_of(error: HTTPException) -> Sentence:
    """Return what to say of an error of the framework, or of one that was raised through it."""
    detail: Any = error.detail
    if isinstance(detail, Sentence):
        return detail
    text = str(detail)
    return _OF_FRAMEWORK.get(text) or plain(text if text.endswith(".") else f"{text}.")


def _path(location: tuple[Any, ...] | list[Any]) -> str:
    parts = [str(part) for part in location]
    if len(parts) > 1 and parts[0] in {"body", "query", "path", "header", "cookie"}:
        parts = parts[1:]
    return ".".join(parts)
