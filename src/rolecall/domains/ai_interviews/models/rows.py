"""What contract a row makes, and what a contract is kept as."""

from typing import Any, TypeVar

import msgspec

from rolecall.domains.ai_interviews.contracts import (
    Content,
    Decided,
    MadeBy,
    Template,
    TemplateState,
    TemplateVersion,
    VersionSummary,
)
from rolecall.domains.ai_interviews.models import templates, versions
from rolecall.infra.db import Row

T = TypeVar("T")
TEMPLATE_COLUMNS = tuple(templates.c[name] for name in Template.__dataclass_fields__)
SUMMARY_COLUMNS = tuple(versions.c[name] for name in VersionSummary.__dataclass_fields__)
VERSION_COLUMNS = tuple(versions.c[name] for name in TemplateVersion.__dataclass_fields__)
_DOCUMENTS = ("content", "decided")


def template_of(row: Row) -> Template:
    """Return the contract of a row of `TEMPLATE_COLUMNS`."""
    values = dict(row)
    values["state"] = TemplateState(values["state"])
    values["made_by"] = MadeBy(values["made_by"])
    values["content"] = _read(values["content"], Content)
    values["decided"] = _read(values["decided"], Decided) if values["decided"] else None
    return Template(**values)


def summary_of(row: Row) -> VersionSummary:
    """Return the contract of a row of `SUMMARY_COLUMNS`."""
    values = dict(row)
    values["made_by"] = MadeBy(values["made_by"])
    return VersionSummary(**values)


def version_of(row: Row) -> TemplateVersion:
    """Return the contract of a row of `VERSION_COLUMNS`."""
    values = dict(row)
    values["made_by"] = MadeBy(values["made_by"])
    values["content"] = _read(values["content"], Content)
    return TemplateVersion(**values)


def stored(values: dict[str, Any]) -> dict[str, Any]:
    """Return values of a contract as the columns hold them."""
    documents = {name: msgspec.to_builtins(values[name]) for name in _DOCUMENTS if values.get(name)}
    return {**values, **documents}


def _read(document: Any, kind: type[T]) -> T:
    return msgspec.convert(document, kind)
