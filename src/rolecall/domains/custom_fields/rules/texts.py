"""Values as people write them into tables: words for yes, labels of options, dates of three styles.

Guarantees: what could mean two things is refused, never guessed.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from rolecall.domains.custom_fields.contracts import CustomField, FieldKind, JsonValue
from rolecall.kernel.sentences import quoted, say
from rolecall.kernel.terms import fold

_YES: Final = frozenset(["yes", "y", "true", "1", "x", "ja", "oui", "si", "sí", "sim"])
_NO: Final = frozenset(["no", "n", "false", "0", "nein", "non", "nee", "não"])
_POINTED: Final = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\Z")
_SLASHED: Final = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})\Z")
_GROUPED: Final = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_CONTINENTAL: Final = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+\Z")
_MONTHS: Final = 12


def value_of_text(field: CustomField, text: str, members: Mapping[str, str]) -> JsonValue:
    """Return a cell's value. `members` are ids by folded name and by address.

    Raises:
        ValueError: it is none of the field's; the sentence says what to write.
    """
    reader = _READERS.get(field.kind)
    if reader is not None:
        return reader(text)
    if field.kind is FieldKind.MEMBER:
        found = members.get(fold(text))
        if found is None:
            raise ValueError(say("Write the name or the e-mail address of an active member."))
        return found
    keys = {fold(label): key for key, label in ((one.key, one.label) for one in field.options)}
    if field.kind is FieldKind.SINGLE_CHOICE:
        return _option(field, keys, text)
    parts = [part.strip() for part in re.split(r"[;|,]", text) if part.strip()]
    if fold(text) in keys:
        parts = [text]
    return [_option(field, keys, part) for part in parts]


def _option(field: CustomField, keys: Mapping[str, str], text: str) -> str:
    if fold(text) not in keys:
        labels = [quoted(option.label) for option in field.options[:10]]
        raise ValueError(say("Write one of the options: {labels}.", labels=labels))
    return keys[fold(text)]


def _yes_no(text: str) -> bool:
    if fold(text) in _YES:
        return True
    if fold(text) in _NO:
        return False
    raise ValueError(say("Write yes or no."))


def _number(text: str) -> float:
    bare = text.replace("\u00a0", "").replace(" ", "").replace("'", "")
    if _GROUPED.match(bare):
        bare = bare.replace(",", "")
    elif _CONTINENTAL.match(bare):
        bare = bare.replace(".", "").replace(",", ".")
    try:
        return float(bare)
    except ValueError:
        raise ValueError(say("Write a number such as 1234.5.")) from None


def _date(text: str) -> str:
    try:
        return _day(text).isoformat()
    except ValueError:
        raise ValueError(say("Write a date such as 2026-03-31.")) from None


def _day(text: str) -> date:
    if pointed := _POINTED.match(text):
        return date(int(pointed["year"]), int(pointed["month"]), int(pointed["day"]))
    if slashed := _SLASHED.match(text):
        first, second, year = (int(slashed[part]) for part in ("first", "second", "year"))
        if first <= _MONTHS and second <= _MONTHS and first != second:
            raise ValueError(text)
        day, month = (first, second) if first > _MONTHS else (second, first)
        return date(year, month, day)
    return date.fromisoformat(text[:10])


_READERS: Final[Mapping[FieldKind, Callable[[str], JsonValue]]] = {
    FieldKind.TEXT: str,
    FieldKind.LINK: str,
    FieldKind.NUMBER: _number,
    FieldKind.DATE: _date,
    FieldKind.YES_NO: _yes_no,
}
