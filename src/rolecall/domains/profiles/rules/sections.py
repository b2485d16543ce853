"""The fields of each section, and what may stand in them.

Names of fields are those of this product; `json_resume` says them in the terms of JSON Resume.

Guarantees: a value that passed `checked` has no blanks around it and the form of its field.
"""

import re
from collections.abc import Mapping
from typing import Final

from rolecall.domains.profiles.contracts import Section
from rolecall.kernel.email_addresses import is_address
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import Sentence, say

VALUE: Final = "value"
SINGLE: Final = frozenset({Section.NAME, Section.LOCATION, Section.SUMMARY})
"""Sections of which there is one item."""
FIELDS: Final[Mapping[Section, tuple[str, ...]]] = {
    Section.NAME: (VALUE,),
    Section.EMAILS: (VALUE,),
    Section.PHONES: (VALUE,),
    Section.LOCATION: (VALUE,),
    Section.LINKS: (VALUE,),
    Section.SUMMARY: (VALUE,),
    Section.WORK: ("title", "company", "location", "start", "end", "current", "highlights"),
    Section.EDUCATION: ("institution", "degree", "area", "start", "end"),
    Section.SKILLS: ("name", "concept"),
    Section.LICENCES: ("type", "state", "number", "expires", "compact"),
    Section.CERTIFICATES: ("name", "issued", "expires"),
    Section.LANGUAGES: ("language", "level"),
}
"""The first field is the one that an item is called by."""
MANY: Final = frozenset({"highlights"})
"""Fields that have several values."""
_DATES: Final = frozenset({"start", "end", "issued", "expires"})
_FLAGS: Final = frozenset({"current", "compact"})
YES, NO = "yes", "no"
_LONG: Final = 2_000
_SHORT: Final = 300
_MOST_HIGHLIGHTS: Final = 50
_DATE: Final = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")


def checked(section: Section, values: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return values without blanks around them and without empty ones.

    Raises:
        InvalidInput: a field is none of the section, or what stands there does not fit.
    """
    found: dict[str, tuple[str, ...]] = {}
    for name, given in values.items():
        if name not in FIELDS[section]:
            raise InvalidInput.of_field(
                f"values.{name}",
                say("There is no field “{name}” here.", name=name),
                "unknown_field",
            )
        kept = tuple(text for one in given if (text := " ".join(one.split())))
        if name == VALUE and section is Section.SUMMARY:
            kept = tuple(text for one in given if (text := one.strip()))
        most = _MOST_HIGHLIGHTS if name in MANY else 1
        if len(kept) > most:
            raise InvalidInput.of_field(
                f"values.{name}", say("Give at most {most:,} values here.", most=most), "too_many"
            )
        for one in kept:
            _require(section, name, one)
        found[name] = kept
    return found


def _require(section: Section, name: str, value: str) -> None:
    longest = _LONG if name in MANY or section is Section.SUMMARY else _SHORT
    if len(value) > longest:
        raise InvalidInput.of_field(
            f"values.{name}",
            say("Shorten this to {longest:,} characters.", longest=longest),
            "too_long",
        )
    if remedy := _unfit(section, name, value):
        raise InvalidInput.of_field(f"values.{name}", remedy)


def _unfit(section: Section, name: str, value: str) -> Sentence | None:
    if name in _DATES and not _DATE.fullmatch(value):
        return say("Give a year, a month or a day as 2024, 2024-05 or 2024-05-31.")
    if name in _FLAGS and value not in {YES, NO}:
        return say("Say “yes” or “no”.")
    if section is Section.EMAILS and not is_address(value):
        return say("This is no e-mail address. Write it as name@example.com.")
    if section is Section.LANGUAGES and name == "language" and not _LANGUAGE.fullmatch(value):
        return say("Give the language by its code, such as “en” or “es”.")
    if section is Section.LINKS and (" " in value or "." not in value):
        return say("This is no link. Write it as https://example.com/name.")
    return None
