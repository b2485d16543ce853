"""Items of a profile as forms hold them: one text per field, many values line by line. Pure."""

from collections.abc import Iterable, Mapping
from typing import Final

from rolecall.domains.profiles.contracts import ProfileItem, Section

SHOWN: Final = (
    Section.SUMMARY,
    Section.WORK,
    Section.EDUCATION,
    Section.LICENCES,
    Section.CERTIFICATES,
    Section.SKILLS,
    Section.LANGUAGES,
    Section.NAME,
    Section.EMAILS,
    Section.PHONES,
    Section.LOCATION,
    Section.LINKS,
)
"""The order in which a profile is read, as in the portal."""
HIDDEN: Final = frozenset({"concept"})
"""Fields that people do not write."""
LONG: Final = frozenset({"highlights"})
"""Fields with a value in each line."""
FLAGS: Final = frozenset({"current", "compact"})


def fields_of(names: Iterable[str]) -> list[str]:
    """Return the fields that a form shows."""
    return [name for name in names if name not in HIDDEN]


def filled(item: ProfileItem | None, names: Iterable[str]) -> dict[str, str]:
    """Return what a form of an item holds at first."""
    values = item.values if item else {}
    return {name: "\n".join(values.get(name, ())) for name in names}


def given(typed: Mapping[str, str], section: Section) -> dict[str, tuple[str, ...]]:
    """Return the values that a form holds; an empty field has none."""
    return {name: _values(name, text, section) for name, text in typed.items()}


def changed(
    typed: Mapping[str, str], item: ProfileItem, names: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """Return the values that are others than the item has."""
    before = given(filled(item, names), item.section)
    return {
        name: values
        for name, values in given(typed, item.section).items()
        if values != before.get(name, ())
    }


def _values(name: str, text: str, section: Section) -> tuple[str, ...]:
    # Browsers send line ends as two characters.
    plain = text.replace("\r\n", "\n").strip()
    if name in LONG:
        return tuple(line for one in plain.split("\n") if (line := one.strip()))
    if section is not Section.SUMMARY:
        plain = " ".join(plain.split())
    return (plain,) if plain else ()
