"""A copy in its two shapes: data for programs, and a document for people."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from importlib import resources
from typing import Any, Final
from uuid import UUID

from babel.dates import format_date, format_datetime, get_timezone
from babel.numbers import format_decimal

from rolecall.domains.privacy.contracts import FORMAT, VERSION
from rolecall.domains.privacy.rules import printing
from rolecall.domains.privacy.rules.labels import LABELS
from rolecall.infra.db import Database
from rolecall.infra.disclosure import Choice, Disclosed
from rolecall.infra.documents import Document, UnprintableText, typeset
from rolecall.infra.languages import in_language
from rolecall.kernel.sentences import Sentence, plain, say

_TRIES = 12
"""Scripts that may be missing before everything unusual is written as code points."""

_LEFT_OUT: Final[Mapping[Choice, Sentence]] = {
    Choice.NOTES: say("What members of the organization wrote about you for one another."),
    Choice.ASSESSMENTS: say("Scorecards, and reasons of decisions."),
    Choice.PRIVATE_NOTES: say("What single members wrote for themselves alone."),
    Choice.REFERENCES: say("References that others gave in confidence."),
}
_ALWAYS: Final = (
    say("Who wrote a note or gave a rating: that would tell of somebody else."),
    say("Links that let their bearer in, checksums, and search words made of your data."),
)
_FOR_THE_PERSON: Final = say(
    "Your voluntary answers about yourself: nobody but you is given them. Ask for a copy in the "
    "portal, or on the page of your application."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What a copy says, of whom, and for whom it is made. `at` is when it was read."""

    organization: str
    time_zone: str
    color: str
    notice_html: str
    locale: str
    name: str
    at: datetime
    is_person: bool
    chosen: frozenset[Choice]
    told: tuple[Disclosed, ...]


def as_json(copy: Copy, paths: Mapping[UUID, str]) -> dict[str, Any]:
    """Return the data, as docs/reference/data-copy.md describes it. `paths` are those of files."""
    say_it = _speaker(copy)
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": copy.at.isoformat(),
        "organization": copy.organization,
        "language": copy.locale,
        "person": copy.name,
        "not_disclosed": [say_it(one) for one in _not_disclosed(copy)],
        "files": {str(file_id): path for file_id, path in paths.items()},
        "sections": {
            one.section.name: {
                "title": say_it(one.section.title),
                "rows": [
                    {name: printing.plain(value) for name, value in row.items()} for row in one.rows
                ],
            }
            for one in copy.told
        },
    }


async def as_pdf(db: Database, copy: Copy) -> bytes:
    """Return the document; what no font has is written as code points.

    Raises:
        DocumentError: it could not be made; to be tried again.
    """
    values = _values(copy)
    for _ in range(_TRIES):
        try:
            return await typeset(db.runtime, _document(copy, values))
        except UnprintableText as error:
            missing = re.findall("“(.*)”", str(plain(error.detail)), re.DOTALL)
            values = _mapped(values, _without("".join(missing)))
    return await typeset(db.runtime, _document(copy, _mapped(values, printing.familiar)))


def _document(copy: Copy, values: Mapping[str, Any]) -> Document:
    return Document(source=_source(), values=values, at=copy.at)


def _without(missing: str) -> Callable[[str], str]:
    return lambda text: printing.printable(text, missing)


def _values(copy: Copy) -> dict[str, Any]:
    say_it = _speaker(copy)
    return {
        "title": say_it(say("Your data at {organization}", organization=copy.organization)),
        "organization": copy.organization,
        "lang": copy.locale,
        "color": copy.color,
        "lead": [
            say_it(
                say(
                    "This is what {organization} keeps of {person} in its hiring, as it was on "
                    "{day}. The file data.json beside it has all of it for programs, and the "
                    "folder “files” the files themselves.",
                    organization=copy.organization,
                    person=copy.name,
                    day=_moment(copy.at, copy),
                )
            ),
            say_it(
                say(
                    "You may have what is wrong set right, have your data erased or its use "
                    "limited, and object to its use, by writing to the organization; and you may "
                    "complain to a data protection authority."
                )
            ),
        ],
        "sections": [_section(one, copy, say_it) for one in copy.told if one.rows],
        "empty": say_it(say("Nothing is kept of: {sections}.", sections=_empty(copy, say_it))),
        "left_out_title": say_it(say("What this copy leaves out")),
        "left_out": [say_it(one) for one in _not_disclosed(copy)],
        "notice_title": say_it(say("Why your data is used, and for how long")),
        "notice": _paragraphs(copy.notice_html),
    }


def _section(told: Disclosed, copy: Copy, say_it: Callable[[Sentence], str]) -> dict[str, Any]:
    rows = []
    for row in told.rows[: printing.MOST_ROWS]:
        values = [(say_it(LABELS[name]), _printed(row[name], copy)) for name in told.columns]
        rows.append([{"label": label, "value": value} for label, value in values if value])
    more = len(told.rows) - len(rows)
    left = say("{count:,} more of these stand in data.json.", count=more)
    return {
        "title": say_it(told.section.title),
        "rows": [row for row in rows if row],
        "more": say_it(left) if more else "",
    }


def _not_disclosed(copy: Copy) -> list[Sentence]:
    chosen = [_LEFT_OUT[one] for one in Choice if one not in copy.chosen]
    return [*chosen, *_ALWAYS, *(() if copy.is_person else (_FOR_THE_PERSON,))]


def _empty(copy: Copy, say_it: Callable[[Sentence], str]) -> str:
    return "; ".join(say_it(one.section.title) for one in copy.told if not one.rows)


def _printed(value: Any, copy: Copy) -> str:
    if isinstance(value, datetime):
        return _moment(value, copy)
    if isinstance(value, date):
        return format_date(value, locale=copy.locale)
    if isinstance(value, bool):
        return "✓" if value else ""
    if isinstance(value, int | float):
        return format_decimal(value, locale=copy.locale)
    return printing.shortened(printing.as_text(value))


def _moment(at: datetime, copy: Copy) -> str:
    zone = get_timezone(copy.time_zone)
    return format_datetime(at, "medium", tzinfo=zone, locale=copy.locale)


def _speaker(copy: Copy) -> Callable[[Sentence], str]:
    return lambda sentence: in_language(sentence, copy.locale)


def _paragraphs(html: str) -> list[str]:
    """Return the paragraphs of a notice, which was cleaned when it was written."""
    parts = re.split(r"</(?:p|li|h\d)>|<br\s*/?>", html)
    texts = (" ".join(re.sub(r"<[^>]+>", "", part).split()) for part in parts)
    return [_unescaped(text) for text in texts if text]


def _unescaped(text: str) -> str:
    pairs = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&"))
    for entity, character in pairs:
        text = text.replace(entity, character)
    return text


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_mapped(one, change) for one in value]
    if isinstance(value, dict):
        return {name: _mapped(one, change) for name, one in value.items()}
    return value


@lru_cache(maxsize=1)
def _source() -> str:
    package = resources.files("rolecall.domains.privacy")
    return package.joinpath("templates", "copy.typ").read_text(encoding="utf-8")
