"""The address of an iCalendar file, such as the private address of a Google or Outlook calendar."""

from collections.abc import Sequence

from rolecall.infra.outbound import Ask, Outbound
from rolecall.infra.providers.calendar.asking import answer_of
from rolecall.infra.providers.calendar.contracts import BusyTime, CalendarAccess, Wanted
from rolecall.infra.providers.calendar.reader import Reader


class IcsFeed:
    """A calendar that is one file."""

    def __init__(self, access: CalendarAccess, outbound: Outbound, reader: Reader) -> None:
        """Read from the address of `access`."""
        self._access, self._outbound, self._reader = access, outbound, reader

    async def busy(self, wanted: Wanted) -> Sequence[BusyTime]:
        """Return when the person is busy.

        Raises:
            CalendarUnreadable: the file is not to be had, or is no calendar.
        """
        ask = Ask(url=self._access.address, headers={"Accept": "text/calendar, */*;q=0.1"})
        answer = await answer_of(self._outbound, ask)
        return await self._reader.read(answer.content, wanted)
