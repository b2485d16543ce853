"""People's own calendars: a Protocol, iCalendar feeds, CalDAV, and an invented one for demo data.

All implementations pass the same contract tests. They answer when somebody is busy and nothing
else: no title, no place and no name leaves this package.
"""

from rolecall.infra.providers.calendar.contracts import (
    BusyTime,
    CalendarAccess,
    CalendarKind,
    CalendarProblem,
    CalendarProvider,
    CalendarUnreadable,
    Wanted,
)
from rolecall.infra.providers.calendar.factory import Calendars, calendars_of
from rolecall.infra.providers.calendar.sample import SampleCalendar

__all__ = [
    "BusyTime",
    "CalendarAccess",
    "CalendarKind",
    "CalendarProblem",
    "CalendarProvider",
    "CalendarUnreadable",
    "Calendars",
    "SampleCalendar",
    "Wanted",
    "calendars_of",
]
