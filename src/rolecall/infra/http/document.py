"""The OpenAPI document: what FastAPI derives from the routes, and what holds for all of them.

Every answer tells the rate limit. Every refusal is a problem document (RFC 9457), so the shape
stands in the document once and each operation names the refusals that it can give: who is asking
(401, 403), what is asked (404, 409, 412, 413, 415, 422) and how often (429).
"""

import re
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from rolecall.infra.http import idempotency
from rolecall.infra.http.problems import MEDIA_TYPE

_METHODS = frozenset({"get", "put", "post", "patch", "delete"})
_COMPONENTS = "#/components"
_BY_MODULE = re.compile(r"^rolecall__domains__(?P<domain>[a-z_]+?)__.*__(?P<name>[A-Za-z]+)$")

_FIELD_PROBLEM = {
    "title": "FieldProblem",
    "type": "object",
    "description": "What is wrong with one field, and what to do.",
    "required": ["field", "message", "code"],
    "properties": {
        "field": {
            "type": "string",
            "description": "Its path in the request, such as `pay.min_minor`.",
        },
        "message": {"type": "string", "description": "A sentence with the remedy."},
        "code": {"type": "string", "description": "A stable word for programs."},
    },
}
_PROBLEM = {
    "title": "Problem",
    "type": "object",
    "description": "A refusal (RFC 9457). Some carry further members, which their operation names.",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string", "description": "`urn:rolecall:problem:` and the code."},
        "title": {"type": "string"},
        "status": {"type": "integer", "description": "The HTTP status."},
        "detail": {"type": "string", "description": "A sentence for people, with the remedy."},
        "code": {"type": "string", "description": "A stable word for programs."},
        "errors": {"type": "array", "items": {"$ref": f"{_COMPONENTS}/schemas/FieldProblem"}},
    },
}
_REFUSALS = {
    "400": ("Unreadable", "The request cannot be read."),
    "401": ("Unauthenticated", "Nobody is signed in, or the proof given is wrong or has expired."),
    "403": ("Forbidden", "The caller may not do this."),
    "404": ("NotFound", "It does not exist, or the caller may not see it."),
    "409": ("Conflict", "It cannot be done in the present state; the detail says what can."),
    "410": ("Gone", "It is over: a used or expired link, a closed job."),
    "412": ("VersionMismatch", "It was changed since the version in If-Match was read."),
    "413": ("TooLarge", "The request or a file in it is too large."),
    "415": ("UnsupportedType", "The body or a file in it is of a type that is not accepted."),
    "422": ("InvalidInput", "The input was not accepted; `errors` names each field."),
    "429": ("TooManyRequests", "Too many requests; `Retry-After` says when to try again."),
    "503": ("Unavailable", "A part of the installation does not answer; try again later."),
}
_HEADERS = {
    "RateLimit": (
        'What is left to the caller and for how many seconds, such as `"default";r=2999;t=60` '
        "(draft-ietf-httpapi-ratelimit-headers). Not sent where the installation sets no limit."
    ),
    "RateLimit-Policy": (
        'How many requests a caller has in how many seconds, such as `"default";q=3000;w=60`.'
    ),
    "Retry-After": "Seconds until it is of use to try again.",
}
_ON_ALL = {
    name: {"$ref": f"{_COMPONENTS}/headers/{name}"} for name in ("RateLimit", "RateLimit-Policy")
}
_IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The same request sent again under the same key is done once.",
    "schema": {"type": "string", "minLength": 1, "maxLength": idempotency.MAX_LENGTH},
}
_SIGNED_IN: list[dict[str, list[str]]] = [{"bearer": []}, {"session": []}]
_SECURITY_SCHEMES = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "`access_token` as `POST /api/v1/auth/login` returns it.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "__Host-rolecall",
        "description": "A browser's session. Unsafe requests also need `X-Rolecall-Client: web`.",
    },
}


def install(app: FastAPI) -> None:
    """Make `app.openapi()` return the completed document. It is made once."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            made = get_openapi(
                title=app.title,
                version=app.version,
                summary=app.summary,
                description=app.description,
                routes=app.routes,
                separate_input_output_schemas=app.separate_input_output_schemas,
            )
            app.openapi_schema = completed(made)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]  # FastAPI's documented way


def completed(document: dict[str, Any]) -> dict[str, Any]:
    """Add problems, security and idempotency keys to a document of FastAPI's, and return it."""
    document = _named_by_domain(document)
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for replaced in ("HTTPValidationError", "ValidationError"):
        schemas.pop(replaced, None)
    schemas["Problem"], schemas["FieldProblem"] = _PROBLEM, _FIELD_PROBLEM
    components["schemas"] = dict(sorted(schemas.items()))
    components["responses"] = {
        name: {
            "description": description,
            "headers": _ON_ALL,
            "content": {MEDIA_TYPE: {"schema": {"$ref": f"{_COMPONENTS}/schemas/Problem"}}},
        }
        for name, description in _REFUSALS.values()
    }
    components["responses"]["TooManyRequests"]["headers"] = _ON_ALL | {
        "Retry-After": {"$ref": f"{_COMPONENTS}/headers/Retry-After"}
    }
    components["headers"] = {
        name: {"description": description, "schema": {"type": "string"}}
        for name, description in _HEADERS.items()
    }
    components["securitySchemes"] = _SECURITY_SCHEMES
    for method, path, operation in operations(document):
        _complete(method, path, operation)
    return document


def _named_by_domain(document: dict[str, Any]) -> dict[str, Any]:
    """Give shapes that share a name with another domain's their domain in front.

    FastAPI puts the whole module path there, so that moving a file would change the interface.

    Raises:
        ValueError: two shapes of one domain have the same name.
    """
    schemas = document.get("components", {}).get("schemas", {})
    names = {name: _BY_MODULE.sub(_with_domain, name) for name in schemas}
    if len(set(names.values())) < len(names):
        raise ValueError(f"two shapes of one domain share a name: {sorted(names.values())}")

    def renamed(value: Any) -> Any:
        if isinstance(value, list):
            return [renamed(item) for item in value]
        if not isinstance(value, dict):
            return value
        found = {key: renamed(item) for key, item in value.items()}
        reference = found.get("$ref")
        if isinstance(reference, str):
            before, _, name = reference.rpartition("/")
            found["$ref"] = f"{before}/{names.get(name, name)}"
        return found

    document = renamed(document)
    if names:
        document["components"]["schemas"] = {
            names[name]: schema for name, schema in document["components"]["schemas"].items()
        }
    return document


def _with_domain(match: re.Match[str]) -> str:
    return f"{match['domain'].title()}{match['name']}"


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield method, path and operation of every operation in a document."""
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method in _METHODS:
                yield method, path, operation


def _complete(method: str, path: str, operation: dict[str, Any]) -> None:
    if operation["x-scope"] != "public":
        operation["security"] = _SIGNED_IN
    if operation["x-transaction"] and method != "get":
        operation.setdefault("parameters", []).append(_IDEMPOTENCY_KEY)
    responses = operation["responses"]
    for status in refusals(method, path, operation):
        name, _ = _REFUSALS[status]
        if status not in responses or status == "422":
            responses[status] = {"$ref": f"{_COMPONENTS}/responses/{name}"}
    for response in responses.values():
        if "$ref" not in response:
            response["headers"] = response.get("headers", {}) | _ON_ALL
    operation["responses"] = dict(sorted(responses.items()))


def refusals(method: str, path: str, operation: dict[str, Any]) -> set[str]:
    """Return the statuses of the refusals that an operation can give."""
    parameters = operation.get("parameters", ())
    given = {"422", "429", "503"}
    if operation["x-scope"] != "public" or operation.get("x-held"):
        given |= {"401", "403"}
    named = any(parameter["in"] == "query" and parameter["required"] for parameter in parameters)
    if "{" in path or "requestBody" in operation or named:
        given.add("404")
        if operation["x-scope"] == "public":
            given.add("410")
    # A preview refuses what the change itself would.
    if method != "get" or path.endswith("preview"):
        given.add("409")
    if any(parameter["name"] == "If-Match" for parameter in parameters):
        given.add("412")
    if "requestBody" in operation:
        # Where nobody needs to be signed in, the body may hold the proof.
        given |= {"400", "401", "413"}
    if "multipart/form-data" in operation.get("requestBody", {}).get("content", {}):
        given.add("415")
    return given
