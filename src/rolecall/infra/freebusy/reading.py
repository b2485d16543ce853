"""The program: iCalendar text (RFC 5545) in, stretches of busy time out.

What counts: each occurrence of an event that is not transparent, not cancelled, and not marked as
free by Outlook; of published free-busy times (VFREEBUSY) all but the free ones. Whole days and
times without a zone are meant in the zone of the person.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Component, Event

MAX_SPANS = 5_000
"""More than a person can have in two months."""
_DAY = timedelta(days=1)
_MICROSOFT_STATUS = "X-MICROSOFT-CDO-BUSYSTATUS"

Stretch = tuple[datetime, datetime]


def run(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Return `{"busy": [[begin, end], …]}` in seconds since 1970, joined and in order.

    `options` are `begins` and `ends` in seconds since 1970, `time_zone`, and `but_uids`, the UIDs
    of events that do not count. What cannot be read gives `{"problem": "not_a_calendar"}`.
    """
    within = _instant(options["begins"]), _instant(options["ends"])
    zone = ZoneInfo(options["time_zone"])
    try:
        calendars = Calendar.from_ical(data.decode("utf-8", "replace"), multiple=True)
    except (ValueError, IndexError, KeyError):
        calendars = []
    if not calendars or any(one.name != "VCALENDAR" for one in calendars):
        return {"problem": "not_a_calendar"}
    but = frozenset(options["but_uids"])
    found = [
        stretch for calendar in calendars for stretch in _stretches(calendar, within, zone, but)
    ]
    return {"busy": [[int(a.timestamp()), int(b.timestamp())] for a, b in joined(found, within)]}


def joined(found: Iterable[Stretch], within: Stretch) -> list[Stretch]:
    """Return stretches cut to `within`, in order, joined where they touch."""
    result: list[Stretch] = []
    for begins, ends in sorted(
        (max(begins, within[0]), min(ends, within[1])) for begins, ends in found
    ):
        if begins >= ends:
            continue
        if result and begins <= result[-1][1]:
            result[-1] = result[-1][0], max(ends, result[-1][1])
        else:
            result.append((begins, ends))
    return result[:MAX_SPANS]


def _stretches(
    calendar: Component, within: Stretch, zone: tzinfo, but: frozenset[str]
) -> Iterator[Stretch]:
    # A day more on both sides: whole days and floating times are placed in the zone afterwards.
    occurrences = recurring_ical_events.of(calendar, skip_bad_series=True).between(
        within[0] - _DAY, within[1] + _DAY
    )
    for event in occurrences:
        if _counts(event) and str(event.get("UID", "")) not in but:
            yield _placed(event.start, zone), _placed(event.end, zone)
    for component in calendar.walk("VFREEBUSY"):
        yield from _published(component, zone)


def _counts(event: Event) -> bool:
    return (
        str(event.get("TRANSP", "OPAQUE")).upper() != "TRANSPARENT"
        and str(event.get("STATUS", "")).upper() != "CANCELLED"
        and str(event.get(_MICROSOFT_STATUS, "BUSY")).upper() != "FREE"
    )


def _published(component: Component, zone: tzinfo) -> Iterator[Stretch]:
    given = component.get("FREEBUSY", [])
    for period in given if isinstance(given, list) else [given]:
        if str(period.params.get("FBTYPE", "BUSY")).upper() != "FREE":
            yield _placed(period.start, zone), _placed(period.end, zone)


def _placed(at: date | datetime, zone: tzinfo) -> datetime:
    """Return the instant: of a day its beginning, of a time without a zone the one in `zone`."""
    if not isinstance(at, datetime):
        at = datetime.combine(at, time(0))
    if at.tzinfo is None:
        at = at.replace(tzinfo=zone)
    return at.astimezone(UTC)


def _instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
