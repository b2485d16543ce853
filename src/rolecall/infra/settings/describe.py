"""The settings there are, for people: names, meanings, defaults, and which are set."""

import ast
import dataclasses
import inspect
import os
from dataclasses import dataclass
from typing import get_type_hints

from pydantic import SecretStr
from pydantic_core import PydanticUndefined
from pydantic_settings import BaseSettings

from rolecall.infra import settings


@dataclass(frozen=True, slots=True)
class KnownSetting:
    """One environment variable. `default` is as one would write it, empty where there is none.

    `meaning` is what the source says of the setting itself, else what it says of its group.
    """

    variable: str
    meaning: str
    default: str
    is_secret: bool
    is_set: bool


def known_settings() -> list[KnownSetting]:
    """Return all settings in the order of the source, group by group."""
    meanings = _meanings()
    groups = get_type_hints(settings.Settings)
    return [
        _known(group.__name__, name, groups[group_field.name], meanings)
        for group_field in dataclasses.fields(settings.Settings)
        for group in (groups[group_field.name],)
        for name in group.model_fields
    ]


def _known(
    group_name: str, name: str, group: type[BaseSettings], meanings: dict[tuple[str, str], str]
) -> KnownSetting:
    field = group.model_fields[name]
    alias = field.validation_alias
    variable = alias if isinstance(alias, str) else f"ROLECALL_{name.upper()}"
    default = "" if field.default in (None, PydanticUndefined) else field.default
    return KnownSetting(
        variable=variable,
        meaning=meanings.get((group_name, name)) or inspect.getdoc(group) or "",
        default=default.get_secret_value() if isinstance(default, SecretStr) else str(default),
        is_secret=field.annotation is SecretStr,
        is_set=variable in os.environ,
    )


def _meanings() -> dict[tuple[str, str], str]:
    """Return the strings that stand below the fields in the source, by class and field."""
    found: dict[tuple[str, str], str] = {}
    for node in ast.parse(inspect.getsource(settings)).body:
        if not isinstance(node, ast.ClassDef):
            continue
        for field, below in zip(node.body, node.body[1:], strict=False):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(below, ast.Expr)
                and isinstance(below.value, ast.Constant)
            ):
                text = " ".join(str(below.value.value).split())
                found[node.name, field.target.id] = text
    return found
