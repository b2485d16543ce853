"""Records out of an answer, and the window of time that a pass asks for.

Guarantees: an answer without the list that was agreed on is an error and not an empty list, for an
empty list makes records disappear; a record without an id, or one that is none, is told apart from
the others by its place and spoils nothing but itself.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Final

from rolecall.domains.integrations.contracts.outcomes import Malformed
from rolecall.domains.integrations.contracts.port import Cursor, Page, Record, Unusable
from rolecall.domains.integrations.rules.expressions import Expression, NotEvaluated
from rolecall.domains.integrations.rules.paging import Turn

MAX_RECORD: Final = 1_000_000
"""Characters of a record as JSON."""
MAX_ID: Final = 200
MAX_ON_PAGE: Final = 10_000
OVERLAP: Final = timedelta(minutes=5)
"""What changed shortly before a pass began is asked for again: their clocks are several too."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Where in an answer its records are, and in a record its id and time of change."""

    records: Expression
    id: Expression
    updated_at: Expression | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A cursor, read: the turn that is next, since when, and when the pass began."""

    turn: Turn = field(default_factory=dict)
    since: datetime | None = None
    started: datetime | None = None


def read_records(shape: Shape, body: Any) -> tuple[tuple[Record, ...], tuple[Unusable, ...]]:
    """Return the records of an answer, and what of it is none.

    Raises:
        Malformed: there is no list where it should be, or too long a one.
    """
    found = _evaluated(shape.records, body)
    if not isinstance(found, list):
        raise Malformed("no_list_of_records")
    if len(found) > MAX_ON_PAGE:
        raise Malformed("too_many_records_on_a_page")
    records: list[Record] = []
    unusable: list[Unusable] = []
    for position, data in enumerate(found):
        record = record_of(shape, data)
        if isinstance(record, Record):
            records.append(record)
        else:
            unusable.append(Unusable(record, position))
    return tuple(records), tuple(unusable)


def record_of(shape: Shape, data: Any) -> Record | str:
    """Return a record, or in a word why it is none."""
    if not isinstance(data, dict):
        return "no_object"
    try:
        name = shape.id.of(data)
        changed = shape.updated_at.of(data) if shape.updated_at else None
    except NotEvaluated:
        return "no_id"
    external_id = id_text(name)
    if not external_id:
        return "no_id"
    try:
        length = len(json.dumps(data))
    except RecursionError:
        return "too_deep"
    if length > MAX_RECORD:
        return "too_large"
    return Record(external_id, data, _instant(changed))


def id_text(value: Any) -> str:
    """Return an id as text, empty where it is none."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    text = str(value).strip()
    return text if len(text) <= MAX_ID and text.isprintable() else ""


def position_of(cursor: Cursor) -> Position:
    """Return what a cursor of `page_at` says.

    Raises:
        Malformed: it is none.
    """
    turn = cursor.get("turn", {})
    if not isinstance(turn, Mapping):
        raise Malformed("cursor")
    return Position(turn, _told(cursor, "since"), _told(cursor, "started"))


def page_at(
    position: Position,
    following: Turn | None,
    read: tuple[Sequence[Record], Sequence[Unusable]],
    *,
    total: int | None,
    incremental: bool,
) -> Page:
    """Return a page with the cursor behind it.

    Behind the last one is the time at which the pass began, if changes can be asked for, or else
    the beginning of everything.
    """
    records, unusable = tuple(read[0]), tuple(read[1])
    if following is not None:
        cursor = {"turn": dict(following), **_times(position.since, position.started)}
        return Page(records, cursor, complete=False, unusable=unusable, total=total)
    after = _times(position.started, None) if incremental else {}
    return Page(records, after, complete=True, unusable=unusable, total=total)


def began_at(headers: Mapping[str, str], now: datetime) -> datetime:
    """Return when a pass began, by our clock or theirs (`Date`, RFC 9110, section 6.6.1).

    The earlier counts: what is asked for twice does no harm, what is never asked for does.
    """
    try:
        found = parsedate_to_datetime(headers.get("date", ""))
    except (TypeError, ValueError, IndexError):
        return now
    return min(now, found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC))


def _evaluated(at: Expression, body: Any) -> Any:
    try:
        return at.of(body)
    except NotEvaluated as error:
        raise Malformed("answer_does_not_fit") from error


def _instant(value: Any) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else None


def _told(cursor: Cursor, name: str) -> datetime | None:
    text = cursor.get(name)
    if text is None:
        return None
    found = _instant(text)
    if found is None:
        raise Malformed("cursor")
    return found


def _times(since: datetime | None, started: datetime | None) -> dict[str, str]:
    times = {"since": since, "started": started}
    return {name: at.isoformat() for name, at in times.items() if at is not None}
