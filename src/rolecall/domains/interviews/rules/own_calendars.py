"""When calendars are read, and what to do when they cannot be. Pure."""

from datetime import datetime, timedelta
from uuid import UUID

from rolecall.domains.interviews.contracts import (
    CalendarKind,
    CalendarProblem,
    ConnectedCalendar,
    Span,
)
from rolecall.kernel.sentences import Sentence, say

EVERY = timedelta(minutes=30)
"""Between two readings of a calendar that can be read."""
_FIRST_RETRY = timedelta(minutes=5)
_LAST_RETRY = timedelta(hours=6)
_JITTER = 5
"""One part in so many more or less, so that calendars of one server are not all read at once."""
_STEPS = 1_000
_TOLERANCE = timedelta(minutes=15)
"""More than a calendar that can be read is out of date when times are offered."""
BEHIND, AHEAD = timedelta(days=8), timedelta(days=68)
"""What is read: the week that one looks back to, and as far ahead as times are offered."""


def horizon(now: datetime) -> Span:
    """Return the time that a calendar is read for."""
    return Span(now - BEHIND, now + AHEAD)


def next_read(now: datetime, failures: int, connection_id: UUID) -> datetime:
    """Return when to read again after so many failures in a row."""
    pause = EVERY if failures == 0 else min(_FIRST_RETRY * 2 ** min(failures - 1, 8), _LAST_RETRY)
    step = (connection_id.int ^ int(now.timestamp())) % (2 * _STEPS) - _STEPS
    return now + pause + pause * step / (_STEPS * _JITTER)


def is_outdated(calendar: ConnectedCalendar, now: datetime) -> bool:
    """Tell whether what is known of a calendar may not be so any more."""
    return calendar.problem is not None or calendar.read_at < now - _TOLERANCE


def what_to_do(problem: CalendarProblem, kind: CalendarKind) -> Sentence:
    """Return what is wrong with a calendar and how to mend it, for the person whose it is."""
    if kind is CalendarKind.ICS and problem in _OF_FEEDS:
        return _OF_FEEDS[problem]
    return _REMEDIES[problem]


_REMEDIES = {
    CalendarProblem.ADDRESS_REFUSED: (
        say(
            "This address cannot be used. Give one that begins with https:// and that the "
            "whole internet can reach; whoever runs Rolecall can allow servers of your own "
            "network."
        )
    ),
    CalendarProblem.HOST_NOT_FOUND: (
        say("There is no server of that name. Check the address for misspelt words.")
    ),
    CalendarProblem.UNREACHABLE: (
        say(
            "The server could not be reached over a secure connection. Check the address, or "
            "try again later."
        )
    ),
    CalendarProblem.TIMED_OUT: say("The server took too long to answer. Try again later."),
    CalendarProblem.SIGN_IN_REFUSED: (
        say(
            "The server did not accept this user name and password. With two-step sign-in, "
            "make an app password there and use that one."
        )
    ),
    CalendarProblem.NOT_FOUND: (
        say("There is nothing at that address. Copy it again from your calendar's settings.")
    ),
    CalendarProblem.NOT_A_CALENDAR: (
        say(
            "There is no calendar at that address that can be read. Copy the address again "
            "from your calendar's settings."
        )
    ),
    CalendarProblem.TOO_LARGE: (
        say(
            "The calendar is larger than can be read. Give the address of a smaller one, "
            "without years of old events."
        )
    ),
    CalendarProblem.SERVER_ERROR: (
        say("The server has trouble at the moment. It will be asked again by itself.")
    ),
}
_OF_FEEDS = {
    CalendarProblem.SIGN_IN_REFUSED: (
        say(
            "The address is not open without signing in. Use the calendar's secret or "
            "published address in iCal format, or connect by CalDAV."
        )
    ),
}
