"""Problem documents (RFC 9457): every error that leaves the server has this one shape."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from rolecall.kernel.errors import FieldError, RolecallError

ErrorPage = Callable[[Request, int, str, str], Response | None]
"""Makes a page of status, title and detail; None when a program is asking."""
MEDIA_TYPE = "application/problem+json"
_log = structlog.get_logger("http")

_TITLES = {
    400: ("bad_request", "The request cannot be read"),
    404: ("not_found", "Not found"),
    405: ("method_not_allowed", "This method is not available here"),
    413: ("too_large", "Too large"),
    415: ("unsupported_type", "This type is not accepted"),
}
_UNREADABLE_OF_FASTAPI = "There was an error parsing the body"
_UNREADABLE = (
    "The body is not what its Content-Type says: JSON must be UTF-8 and not nested without end, "
    "a form must be complete."
)


def problem(
    status: int,
    code: str,
    title: str,
    detail: str,
    *,
    errors: Iterable[FieldError] = (),
    headers: Mapping[str, str] | None = None,
    extra: Mapping[str, Any] | None = None,
) -> JSONResponse:
    """Return the response of one problem."""
    body: dict[str, Any] = {
        "type": f"urn:rolecall:problem:{code}",
        "title": title,
        "status": status,
        "detail": detail,
        "code": code,
    }
    listed = [{"field": e.field, "message": e.message, "code": e.code} for e in errors]
    if listed:
        body["errors"] = listed
    body.update(extra or {})
    return JSONResponse(body, status, headers=dict(headers or {}), media_type=MEDIA_TYPE)


def of_error(error: RolecallError) -> JSONResponse:
    """Return the response of an expected error."""
    return problem(
        error.status,
        error.problem_code,
        error.title,
        error.detail,
        errors=error.errors,
        headers=error.headers,
        extra=error.extra,
    )


def of_validation(error: RequestValidationError) -> JSONResponse:
    """Return 422 with a sentence per field."""
    fields = [
        FieldError(_path(item["loc"]), _sentence(item), str(item["type"]))
        for item in error.errors()
    ]
    detail = (
        f"{fields[0].field}: {fields[0].message}" if len(fields) == 1
        else f"{len(fields)} fields need attention."
    )  # fmt: skip
    return problem(422, "invalid_input", "The input was not accepted", detail, errors=fields)


def install(app: FastAPI, page: ErrorPage | None = None) -> None:
    """Register the handlers. `page` makes a page of an error where a person is asking."""
    app.state.error_page = page
    app.add_exception_handler(RolecallError, _expected)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _plain)


async def _expected(request: Request, error: Exception) -> Response:
    if not isinstance(error, RolecallError):
        raise error
    return _page(request, error.status, error.title, error.detail) or of_error(error)


async def _malformed(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    # An address whose id is not one leads nowhere: for people that is a missing page.
    in_path = any(item["loc"][0] == "path" for item in error.errors())
    status, title = (404, "Not found") if in_path else (422, "The input was not accepted")
    detail = "Go back and check what you typed."
    return _page(request, status, title, detail) or of_validation(error)


async def _plain(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    code, title = _TITLES.get(error.status_code, ("error", "The request failed"))
    detail = _UNREADABLE if error.detail == _UNREADABLE_OF_FASTAPI else str(error.detail)
    detail += "" if detail.endswith(".") else "."
    return _page(request, error.status_code, title, detail) or problem(
        error.status_code, code, title, detail, headers=error.headers
    )


async def unexpected(request: Request, error: Exception) -> Response:
    """Answer an error that nobody expected: logged whole, told without details."""
    request_id = request.scope.get("state", {}).get("request_id", "")
    _log.error("unexpected_error", request_id=request_id, exc_info=error)
    title = "Something went wrong"
    detail = f"It is not your fault and nothing was changed. If it lasts, quote {request_id}."
    return _page(request, 500, title, detail) or problem(500, "internal_error", title, detail)


def _page(request: Request, status: int, title: str, detail: str) -> Response | None:
    page: ErrorPage | None = request.app.state.error_page
    return page(request, status, title, detail) if page else None


def _path(location: tuple[Any, ...] | list[Any]) -> str:
    parts = [str(part) for part in location]
    if len(parts) > 1 and parts[0] in {"body", "query", "path", "header", "cookie"}:
        parts = parts[1:]
    return ".".join(parts)


def _sentence(item: Mapping[str, Any]) -> str:
    kind = item["type"]
    if kind == "missing":
        return "This is required."
    if kind == "extra_forbidden":
        return "There is no such field; remove it."
    if kind == "json_invalid":
        return "This is not valid JSON; check quotes, commas and brackets."
    message = str(item["msg"]).removeprefix("Value error, ")
    return message[:1].upper() + message[1:] + ("" if message.endswith(".") else ".")
