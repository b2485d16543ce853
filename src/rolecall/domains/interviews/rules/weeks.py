"""What a week is, and what of somebody's time is left when their interviews are shown. Pure."""

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from rolecall.domains.interviews.contracts import Span, TakenTime

_WEEK = timedelta(days=7)


def monday_of(day: date) -> date:
    """Return the first day of the ISO week of a day."""
    return day - timedelta(days=day.weekday())


def week_from(monday: date, zone: ZoneInfo) -> Span:
    """Return a week from midnight to midnight by the clock of a zone, in UTC.

    With a change of clocks in it, it has an hour more or less. Where there is no midnight, the day
    begins with the change; where it comes twice, with the first.
    """
    begins, ends = (
        datetime.combine(day, time(0), zone).astimezone(UTC) for day in (monday, monday + _WEEK)
    )
    return Span(begins, ends)


def busy_without(
    elsewhere: Iterable[Span], taken: Iterable[TakenTime], shown: Collection[UUID]
) -> tuple[Span, ...]:
    """Return when somebody is busy: by their calendar, and with interviews that are not shown.

    Times that overlap or touch are one, so that nothing says how many things there are.
    """
    hidden = (Span(one.starts_at, one.ends_at) for one in taken if one.interview_id not in shown)
    joined: list[Span] = []
    for span in sorted((*elsewhere, *hidden), key=lambda one: one.starts_at):
        if joined and span.starts_at <= joined[-1].ends_at:
            joined[-1] = Span(joined[-1].starts_at, max(joined[-1].ends_at, span.ends_at))
        else:
            joined.append(span)
    return tuple(joined)
