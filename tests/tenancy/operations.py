"""Every operation of the API, as its OpenAPI document declares it."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from rolecall.entrypoints.api import create_app
from rolecall.infra.settings import Settings

JSON = "application/json"
MULTIPART = "multipart/form-data"


@dataclass(frozen=True)
class Operation:
    """One method of one path. `body` is the schema of what it takes, with references resolved."""

    id: str
    method: str
    path: str
    scope: str
    permissions: frozenset[str]
    path_names: tuple[str, ...]
    query_names: tuple[str, ...]
    optional_names: tuple[str, ...]
    body_type: str | None
    body: dict[str, Any] = field(hash=False, compare=False)

    @property
    def is_safe(self) -> bool:
        """Whether it only reads."""
        return self.method == "GET"


@cache
def whole_document() -> dict[str, Any]:
    """Return the OpenAPI document of the whole application. It takes seconds to make."""
    return create_app(Settings()).openapi()


@cache
def all_operations() -> tuple[Operation, ...]:
    """Return the operations of the whole application."""
    document = whole_document()
    return tuple(
        _operation(document, path, method, declared)
        for path, methods in document["paths"].items()
        for method, declared in methods.items()
    )


def _operation(
    document: dict[str, Any], path: str, method: str, declared: dict[str, Any]
) -> Operation:
    parameters = declared.get("parameters", [])
    content = declared.get("requestBody", {}).get("content", {})
    body_type = next(iter(content), None)
    schema = content[body_type]["schema"] if body_type else {}
    return Operation(
        id=declared["operationId"],
        method=method.upper(),
        path=path,
        scope=declared["x-scope"],
        permissions=frozenset(filter(None, declared.get("x-permission", "").split(" | "))),
        path_names=tuple(p["name"] for p in parameters if p["in"] == "path"),
        query_names=tuple(p["name"] for p in parameters if p["in"] == "query" and p["required"]),
        optional_names=tuple(
            p["name"] for p in parameters if p["in"] == "query" and not p["required"]
        ),
        body_type=body_type,
        body=resolved(document, schema),
    )


def resolved(document: dict[str, Any], schema: Any) -> Any:
    """Return a schema with what it refers to in its place."""
    if isinstance(schema, list):
        return [resolved(document, item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return resolved(document, document["components"]["schemas"][name])
    return {key: resolved(document, value) for key, value in schema.items()}


def smallest(schema: dict[str, Any]) -> Any:
    """Return the smallest value that a schema takes, as far as its types tell."""
    if "enum" in schema:
        return schema["enum"][0]
    if "const" in schema:
        return schema["const"]
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            return smallest(next(one for one in schema[choice] if one.get("type") != "null"))
    if schema.get("type") == "object" or "properties" in schema:
        required = schema.get("required", [])
        return {name: smallest(schema["properties"][name]) for name in required}
    if schema.get("type") == "array":
        return [smallest(schema["items"])] * schema.get("minItems", 0)
    if schema.get("type") in {"integer", "number"}:
        return schema.get("minimum", 1)
    if schema.get("type") == "boolean":
        return True
    return "some text".ljust(schema.get("minLength", 0), ".")[: schema.get("maxLength", 100)]
