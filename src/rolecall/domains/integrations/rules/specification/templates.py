"""Words in braces, and what is put in their place.

Guarantees: only names are put in, nothing is computed; what goes into a path stays one part of it,
and what goes into the name of a host stays within that name.
"""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

_PLACE: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_BEGINNING: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}(?=/|$)")
_HOST_PART: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,98}[A-Za-z0-9])?")


class Unfilled(Exception):
    """A value is missing, or does not fit where it goes. `name` is its name."""

    def __init__(self, name: str) -> None:
        """Keep the name."""
        super().__init__(name)
        self.name = name


def names_in(template: str) -> list[str]:
    """Return the names that a template asks for."""
    return _PLACE.findall(template)


def has_stray_braces(template: str) -> bool:
    """Tell whether braces are left that hold no name."""
    return not {"{", "}"}.isdisjoint(_PLACE.sub("", template))


def filled(template: str, values: Mapping[str, str]) -> str:
    """Return a template with its values as they are.

    Raises:
        Unfilled: one is missing.
    """
    return _PLACE.sub(lambda found: _value(found[1], values), template)


def filled_path(template: str, values: Mapping[str, str]) -> str:
    """Return a path with its values, each one part of it.

    Raises:
        Unfilled: one is missing, or leads to another part of the tree.
    """

    def part(found: re.Match[str]) -> str:
        value = _value(found[1], values)
        if value in {"", ".", ".."}:
            raise Unfilled(found[1])
        return quote(value, safe="")

    return _PLACE.sub(part, template)


def filled_address(template: str, values: Mapping[str, str]) -> str:
    """Return an address. A name that it begins with stands for the beginning of the address.

    Raises:
        Unfilled: a value is missing, or would change more than its part of the name.
    """
    begins = _BEGINNING.match(template)
    if begins:
        beginning = _value(begins[1], values).rstrip("/")
        return beginning + filled_path(template[begins.end() :], values)

    def part(found: re.Match[str]) -> str:
        value = _value(found[1], values)
        if not _HOST_PART.fullmatch(value):
            raise Unfilled(found[1])
        return value

    return _PLACE.sub(part, template)


def _value(name: str, values: Mapping[str, str]) -> str:
    if name not in values:
        raise Unfilled(name)
    return values[name]
