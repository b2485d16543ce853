"""What JSON a struct becomes, against what its documented model says."""

import json
from typing import Any

import msgspec
from pydantic import BaseModel

_WORDS = {"title", "description", "$defs", "default", "examples"}


def shape_of_struct(struct: type) -> Any:
    """Return the JSON schema of what msgspec encodes, without words and references."""
    schema = msgspec.json.schema(struct)
    return _plain(schema, schema.get("$defs", {}))


def shape_of_model(model: type[BaseModel]) -> Any:
    """Return the JSON schema that the OpenAPI document has, without words and references."""
    schema = model.model_json_schema(mode="serialization")
    return _plain(schema, schema.get("$defs", {}))


def _plain(schema: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(schema, list):
        return [_plain(item, definitions) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _plain(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    plain: dict[str, Any] = {}
    for name, value in schema.items():
        if name == "properties":
            plain[name] = {key: _plain(inner, definitions) for key, inner in value.items()}
        elif name in {"required", "enum"}:
            plain[name] = sorted(value)
        elif name == "type" and "enum" in schema:
            # msgspec leaves it to the words.
            continue
        elif name == "anyOf":
            plain[name] = sorted((_plain(one, definitions) for one in value), key=_in_order)
        # msgspec says date-time of aware instants alone, and a type does not tell those.
        elif name not in _WORDS and (name, value) != ("format", "date-time"):
            plain[name] = _plain(value, definitions)
    return plain


def _in_order(schema: Any) -> str:
    """Return the same text whatever the order in which a schema names its words."""
    return json.dumps(schema, sort_keys=True)
