"""Which provider a calendar is read by."""

from typing import TYPE_CHECKING

from rolecall.infra.outbound import Outbound
from rolecall.infra.providers.calendar.asking import target_of
from rolecall.infra.providers.calendar.caldav import CaldavCalendar
from rolecall.infra.providers.calendar.contracts import (
    CalendarAccess,
    CalendarKind,
    CalendarProvider,
)
from rolecall.infra.providers.calendar.ics import IcsFeed
from rolecall.infra.providers.calendar.reader import Reader
from rolecall.infra.providers.calendar.sample import SampleCalendar
from rolecall.infra.settings import Settings

if TYPE_CHECKING:
    from rolecall.infra.runtime import Runtime

_NOTE = "infra.providers.calendar"


class Calendars:
    """Opens calendars for one process."""

    def __init__(self, settings: Settings) -> None:
        """Ask those hosts that the settings allow."""
        self._outbound = Outbound(
            settings.outbound.hosts(), encrypted=settings.core.env == "production"
        )
        self._reader = Reader()

    def host_of(self, address: str) -> str:
        """Return the name of the server that an address leads to, without asking anybody.

        Raises:
            CalendarUnreadable: it may not be asked.
        """
        return target_of(self._outbound, address).host

    def open(self, access: CalendarAccess) -> CalendarProvider:
        """Return the calendar; nobody is asked yet."""
        if access.kind is CalendarKind.ICS:
            return IcsFeed(access, self._outbound, self._reader)
        if access.kind is CalendarKind.CALDAV:
            return CaldavCalendar(access, self._outbound, self._reader)
        return SampleCalendar()


def calendars_of(runtime: "Runtime") -> Calendars:
    """Return what opens calendars in this process."""
    found: Calendars = runtime.notes.get(_NOTE) or Calendars(runtime.settings)
    runtime.notes[_NOTE] = found
    return found
