"""Finding times at which a whole panel can meet a candidate. Pure.

Guarantees: a slot that is returned is complete: each seat has a person of its own, who works at
that local time, is not away, has the buffer free on both sides, and stays within the limits.
Working hours are read by the clock on the wall: they keep their local times over a change of
clocks, and an hour that does not exist or comes twice is neither invented nor lost.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from rolecall.domains.interviews.contracts import (
    Availability,
    Hours,
    PanelOrder,
    Part,
    Search,
    Slot,
    Span,
    Window,
)
from rolecall.domains.interviews.rules.reminders import zone_of

GRID = timedelta(minutes=30)
"""Slots begin on the half hour; every zone's distance to UTC is a multiple of a quarter of one."""
QUARTER = timedelta(minutes=15)
"""Shorter interviews begin on the quarter hour."""
MAX_SLOTS = 400
"""More than anybody reads, and a bound on the work."""
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_EVERY_WORKING_DAY = range(5)


def default_hours(time_zone: str) -> Hours:
    """Return the hours of somebody who has not said any: Monday to Friday, nine to five."""
    windows = tuple(Window(day, time(9), time(17)) for day in _EVERY_WORKING_DAY)
    return Hours(time_zone=time_zone, windows=windows)


def working_spans(hours: Hours, within: Span) -> list[Span]:
    """Return when the person works, in UTC, cut to `within` and joined where they touch."""
    zone = zone_of(hours.time_zone)
    first = within.starts_at.astimezone(zone).date() - _DAY
    last = within.ends_at.astimezone(zone).date() + _DAY
    spans = []
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        if any(away.first <= day <= away.last for away in hours.away):
            continue
        for window in hours.windows:
            if window.weekday == day.weekday():
                span = _cut(_local_span(day, window, zone), within)
                if span is not None:
                    spans.append(span)
    return _joined(spans)


def find_slots(people: Mapping[UUID, Availability], search: Search) -> list[Slot]:
    """Return complete slots, earliest first, at most `MAX_SLOTS`, one for each start.

    Of several panels that could meet at a time it is the one whose people have the fewest
    interviews.
    """
    within = Span(search.not_before, search.not_after)
    if within.starts_at >= within.ends_at or not search.seats:
        return []
    spans = {user_id: working_spans(one.hours, within) for user_id, one in people.items()}
    step = QUARTER if timedelta(minutes=search.minutes) < GRID else GRID
    found = []
    for start in _starts(search, spans, step):
        slot = slot_at(people, search, start, spans)
        if slot is not None:
            found.append(slot)
            if len(found) == MAX_SLOTS:
                break
    return found


def slot_at(
    people: Mapping[UUID, Availability],
    search: Search,
    start: datetime,
    spans: Mapping[UUID, Sequence[Span]] | None = None,
) -> Slot | None:
    """Return the slot that begins at `start`, None if no complete panel can meet then."""
    length = timedelta(minutes=search.minutes)
    turns = len(search.seats) if search.order is PanelOrder.IN_SEQUENCE else 1
    end = start + turns * length
    if start < search.not_before or end > search.not_after:
        return None
    if spans is None:
        within = Span(search.not_before, search.not_after)
        spans = {user_id: working_spans(one.hours, within) for user_id, one in people.items()}
    shift = length if search.order is PanelOrder.IN_SEQUENCE else timedelta(0)
    times = [
        Span(start + seat * shift, start + seat * shift + length)
        for seat in range(len(search.seats))
    ]
    suited = [
        sorted(
            (
                user_id
                for user_id in dict.fromkeys(seat)
                if user_id in people and _suits(people[user_id], spans[user_id], when)
            ),
            key=lambda user_id: (len(people[user_id].interviews), user_id),
        )
        for seat, when in zip(search.seats, times, strict=True)
    ]
    chosen = _one_each(suited)
    if chosen is None:
        return None
    parts = tuple(
        Part(user_id, when.starts_at, when.ends_at)
        for user_id, when in zip(chosen, times, strict=True)
    )
    return Slot(start, end, parts)


def _starts(
    search: Search, spans: Mapping[UUID, Sequence[Span]], step: timedelta
) -> Iterator[datetime]:
    """Yield the starts at which somebody of the first seat works, on the grid."""
    starts = set()
    for user_id in search.seats[0]:
        for span in spans.get(user_id, ()):
            at = _on_grid(span.starts_at, step)
            while at + timedelta(minutes=search.minutes) <= span.ends_at:
                starts.add(at)
                at += step
    yield from sorted(starts)


def _suits(person: Availability, works: Sequence[Span], when: Span) -> bool:
    if not any(span.starts_at <= when.starts_at and when.ends_at <= span.ends_at for span in works):
        return False
    buffer = person.hours.buffer
    kept_free = Span(when.starts_at - buffer, when.ends_at + buffer)
    if any(kept_free.overlaps(busy) for busy in person.busy):
        return False
    return _within_limits(person, when)


def _within_limits(person: Availability, when: Span) -> bool:
    hours = person.hours
    if hours.max_per_day is None and hours.max_per_week is None:
        return True
    zone = zone_of(hours.time_zone)
    day = when.starts_at.astimezone(zone).date()
    days = [one.starts_at.astimezone(zone).date() for one in person.interviews]
    on_day = sum(other == day for other in days)
    in_week = sum(_week(other) == _week(day) for other in days)
    return not (
        (hours.max_per_day is not None and on_day >= hours.max_per_day)
        or (hours.max_per_week is not None and in_week >= hours.max_per_week)
    )


def _week(day: date) -> tuple[int, int]:
    calendar = day.isocalendar()
    return calendar.year, calendar.week


def _one_each(suited: Sequence[Sequence[UUID]]) -> list[UUID] | None:
    """Choose a different person for each seat, preferring those who come first."""
    seat_of: dict[UUID, int] = {}

    def place(seat: int, asked: set[UUID]) -> bool:
        """Seat somebody, and whoever sat there elsewhere (augmenting paths)."""
        for user_id in suited[seat]:
            if user_id in asked:
                continue
            asked.add(user_id)
            if user_id not in seat_of or place(seat_of[user_id], asked):
                seat_of[user_id] = seat
                return True
        return False

    if not all(place(seat, set()) for seat in range(len(suited))):
        return None
    return sorted(seat_of, key=lambda user_id: seat_of[user_id])


def _local_span(day: date, window: Window, zone: ZoneInfo) -> Span:
    """Return a window of one day in UTC; of an hour that comes twice both belong to it."""
    last_day = day + _DAY if window.ends == time(0) else day
    begins = datetime.combine(day, window.begins, zone)
    ends = datetime.combine(last_day, window.ends, zone).replace(fold=1)
    return Span(_instant(begins, zone), _instant(ends, zone))


def _instant(local: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant of a local time, the change of clocks itself where there is none."""
    at = local.astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return at
    before, after = local.replace(fold=1), local.replace(fold=0)
    at, last = before.astimezone(UTC), after.astimezone(UTC)
    offset = at.astimezone(zone).utcoffset()
    while at < last and at.astimezone(zone).utcoffset() == offset:
        at += _MINUTE
    return at


def _cut(span: Span, within: Span) -> Span | None:
    begins = max(span.starts_at, within.starts_at)
    ends = min(span.ends_at, within.ends_at)
    return Span(begins, ends) if begins < ends else None


def _joined(spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans, key=lambda one: one.starts_at):
        if joined and span.starts_at <= joined[-1].ends_at:
            ends = max(joined[-1].ends_at, span.ends_at)
            joined[-1] = Span(joined[-1].starts_at, ends)
        else:
            joined.append(span)
    return joined


def _on_grid(at: datetime, step: timedelta) -> datetime:
    """Return the first instant of the grid that is not before `at`."""
    since = at - datetime(1970, 1, 1, tzinfo=UTC)
    return at + (-since) % step
