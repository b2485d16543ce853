"""The JSON Schema of a copy's data, made from what the domains disclose.

Guarantees: a copy of this version fits it. Fields may be added without a new version, so that a
program that reads copies has to pass over what it does not know; the schema says nothing of them.
"""

from typing import Any, Final

import sqlalchemy as sa

from rolecall.domains.privacy.contracts import FORMAT, VERSION
from rolecall.infra import disclosure
from rolecall.infra.disclosure import Section

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TYPES: Final[tuple[tuple[type[sa.types.TypeEngine[Any]], dict[str, Any]], ...]] = (
    (sa.Uuid, {"type": "string", "format": "uuid"}),
    (sa.DateTime, {"type": "string", "format": "date-time"}),
    (sa.Date, {"type": "string", "format": "date"}),
    (sa.Boolean, {"type": "boolean"}),
    (sa.Integer, {"type": "integer"}),
    (sa.Text, {"type": "string"}),
)
_PATH: Final = {"type": "string", "pattern": "^files/"}


def schema() -> dict[str, Any]:
    """Return the schema of `data.json`."""
    return {
        "$schema": _DIALECT,
        "title": "A copy of everything that an organization keeps of a person in its hiring",
        "type": "object",
        "required": [
            "format", "version", "made_at", "organization", "language", "person",
            "not_disclosed", "files", "sections",
        ],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "made_at": {"type": "string", "format": "date-time"},
            "organization": {"type": "string"},
            "language": {"type": "string"},
            "person": {"type": "string"},
            "not_disclosed": {"type": "array", "items": {"type": "string"}},
            "files": {
                "type": "object",
                "propertyNames": {"format": "uuid"},
                "additionalProperties": _PATH,
            },
            "sections": {
                "type": "object",
                "properties": {one.name: _section(one) for one in disclosure.sections()},
            },
        },
    }  # fmt: skip


def _section(section: Section) -> dict[str, Any]:
    always = [name for name in section.fields if name not in section.choices]
    return {
        "type": "object",
        "required": ["title", "rows"],
        "properties": {
            "title": {"type": "string"},
            "rows": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": always,
                    "properties": {name: _field(section, name) for name in section.fields},
                },
            },
        },
    }


def _field(section: Section, name: str) -> dict[str, Any]:
    """Return what a field may be; anything where a domain makes it of what it keeps."""
    if name in section.also or name in section.reads or name in section.opens:
        return {}
    column = section.table.c[name]
    for kind, told in _TYPES:
        if isinstance(column.type, kind):
            return {"anyOf": [told, {"type": "null"}]} if column.nullable else dict(told)
    return {}
