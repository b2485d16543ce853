"""Named transforms: what is done to a value between the other side's record and our field.

Guarantees: none of them asks anybody, none keeps anything, and each says in a sentence what it
could not do. `lookup` is the one that meets values that nobody has thought of: it gives them back
as unmapped, for a person to decide about.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from html import unescape
from typing import Any, Final

import nh3
import phonenumbers

from rolecall.domains.integrations.contracts.mappings import Step
from rolecall.kernel import clock
from rolecall.kernel.sentences import Sentence, say

_BLOCK: Final = re.compile(
    r"</?(?:address|article|blockquote|br|div|dl|dt|dd|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_ITEM: Final = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[a-zA-Z/!]")
_BLANKS: Final = re.compile(r"[^\S\n]+")
_LINES: Final = re.compile(r"\n{3,}")
_MILLISECONDS_FROM: Final = 100_000_000_000
"""Numbers from here on are milliseconds since 1970: as seconds they would be the year 5138."""
_LATEST: Final = 253_402_300_799
"""31 December 9999, in seconds since 1970."""


class NotTransformed(Exception):
    """A value cannot be changed so; the sentence says why and what would help."""

    def __init__(self, sentence: Sentence) -> None:
        """Keep the sentence."""
        super().__init__(sentence)
        self.sentence = sentence


class NotListed(Exception):
    """A lookup met a value that its table does not have."""

    def __init__(self, table: str, value: str) -> None:
        """Keep both, for the list of unmapped values."""
        super().__init__(table)
        self.table = table
        self.value = value


Table = Mapping[str, str]
Tables = Mapping[str, Table]


def trim(value: Any, _argument: str, _tables: Tables) -> Any:
    """Return text without blanks around it and doubled inside of a line; None for nothing left."""
    text = _text(value)
    return _BLANKS.sub(" ", text).strip() or None


def lower(value: Any, _argument: str, _tables: Tables) -> Any:
    """Return text in lower case."""
    return _text(value).lower()


def upper(value: Any, _argument: str, _tables: Tables) -> Any:
    """Return text in upper case."""
    return _text(value).upper()


def e164(value: Any, argument: str, _tables: Tables) -> Any:
    """Return a phone number as ITU-T E.164 writes it; `argument` is the country of bare ones."""
    written = _text(value).strip()
    if written.startswith("00"):
        written = f"+{written[2:]}"
    try:
        parsed = phonenumbers.parse(written, argument or None)
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not phonenumbers.is_possible_number(parsed):
        raise NotTransformed(
            say(
                "“{value}” is no phone number that can be dialled. Give the transform a country, "
                "such as US, if numbers come without one.",
                value=_shown(value),
            )
        )
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def iso_date(value: Any, argument: str, _tables: Tables) -> Any:
    """Return a day as `YYYY-MM-DD`; `argument` is a `strptime` form of other spellings."""
    return _moment(value, argument).date().isoformat()


def instant(value: Any, argument: str, _tables: Tables) -> Any:
    """Return an instant in UTC, of ISO 8601 or of seconds or milliseconds since 1970."""
    return _moment(value, argument).astimezone(UTC).isoformat()


def html_to_text(value: Any, _argument: str, _tables: Tables) -> Any:
    """Return HTML as lines of text; scripts and styles are left out with what is in them."""
    text = _text(value).replace("\r", "")
    if _TAG.search(text):
        # In HTML the ends of lines are blanks like others; in plain text they are meant.
        text = text.replace("\n", " ")
    text = _ITEM.sub("\n- ", text)
    text = _BLOCK.sub("\n", text)
    text = unescape(nh3.clean(text, tags=set(), clean_content_tags={"script", "style"}))
    text = _BLANKS.sub(" ", text.replace("\N{NO-BREAK SPACE}", " "))
    lines = [line.strip() for line in text.split("\n")]
    return _LINES.sub("\n\n", "\n".join(lines)).strip() or None


def lookup(value: Any, argument: str, tables: Tables) -> Any:
    """Return what a table has for a value, whatever case it is written in.

    Raises:
        NotListed: the table does not have it.
    """
    text = _text(value).strip()
    found = tables[argument].get(text.casefold())
    if found is None:
        raise NotListed(argument, text)
    return found


def first_of(value: Any, _argument: str, _tables: Tables) -> Any:
    """Return the first of a list that is not empty; what is no list stays."""
    if not isinstance(value, list):
        return value
    return next((one for one in value if one not in (None, "", [], {})), None)


def join(value: Any, argument: str, _tables: Tables) -> Any:
    """Return the texts of a list as one, with `argument` or else a comma between them."""
    if not isinstance(value, list):
        return _text(value)
    parts = [_text(one).strip() for one in value if one not in (None, "")]
    return (argument or ", ").join(part for part in parts if part) or None


def constant(_value: Any, argument: str, _tables: Tables) -> Any:
    """Return the argument, whatever the record says."""
    return argument


Transform = Callable[[Any, str, Tables], Any]
TRANSFORMS: Final[Mapping[str, Transform]] = {
    "trim": trim,
    "lower": lower,
    "upper": upper,
    "e164": e164,
    "iso_date": iso_date,
    "instant": instant,
    "html_to_text": html_to_text,
    "lookup": lookup,
    "first_of": first_of,
    "join": join,
    "constant": constant,
}


def transformed(value: Any, steps: Sequence[Step], tables: Tables) -> Any:
    """Return a value after its steps. Nothing stays nothing, but for a constant.

    Raises:
        NotTransformed: a step cannot do it.
        NotListed: a table does not have the value.
    """
    for step in steps:
        if value is None and step.name != "constant":
            return None
        value = TRANSFORMS[step.name](value, step.argument, tables)
    return value


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:.15g}" if isinstance(value, float) else str(value)
    if isinstance(value, str):
        return value
    raise NotTransformed(
        say(
            "This is {kind}, not text. Point the expression at one value, or use first_of or join.",
            kind=say("a list") if isinstance(value, list) else say("an object"),
        )
    )


def _moment(value: Any, form: str) -> datetime:
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not 0 <= value <= _LATEST * 1_000:
            raise _no_moment(value)
        return clock.from_timestamp(value / 1_000 if value >= _MILLISECONDS_FROM else value)
    text = _text(value).strip()
    try:
        # What has no time zone gets one below.
        found = datetime.strptime(text, form) if form else _iso(text)  # noqa: DTZ007
    except ValueError as error:
        raise _no_moment(value) from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _iso(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        day = date.fromisoformat(text)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _no_moment(value: Any) -> NotTransformed:
    return NotTransformed(
        say(
            "“{value}” is no date of ISO 8601 (2026-03-31). Give the transform its form, such as "
            "%m/%d/%Y.",
            value=_shown(value),
        )
    )


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004 - of a line
