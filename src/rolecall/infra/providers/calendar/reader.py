"""Reading iCalendar text in the sandbox, few at a time."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from rolecall.infra.providers.calendar.contracts import (
    BusyTime,
    CalendarProblem,
    CalendarUnreadable,
    Wanted,
)
from rolecall.infra.sandbox.contracts import Limits, SandboxError
from rolecall.infra.sandbox.runner import Sandbox

_PROGRAM = "rolecall.infra.freebusy.reading"
_LIMITS = Limits(wall_seconds=10.0, cpu_seconds=8)
_AT_ONCE = 2
"""Each takes a processor."""


class Reader:
    """Runs the program that unfolds calendars."""

    def __init__(self, limits: Limits = _LIMITS) -> None:
        """Give each run so much."""
        self._sandbox = Sandbox(limits)
        self._slots = asyncio.Semaphore(_AT_ONCE)

    async def read(self, text: bytes, wanted: Wanted) -> Sequence[BusyTime]:
        """Return the busy times in iCalendar text.

        Raises:
            CalendarUnreadable: it is no calendar, or unfolding it takes more than it may.
        """
        options = {
            "begins": wanted.begins.timestamp(),
            "ends": wanted.ends.timestamp(),
            "time_zone": wanted.time_zone,
            "but_uids": sorted(wanted.but_uids),
        }
        async with self._slots:
            try:
                answer = await self._sandbox.run(_PROGRAM, text, options)
            except SandboxError as error:
                raise CalendarUnreadable(CalendarProblem.NOT_A_CALENDAR) from error
        if "problem" in answer:
            raise CalendarUnreadable(CalendarProblem(answer["problem"]))
        return [BusyTime(_instant(begins), _instant(ends)) for begins, ends in answer["busy"]]


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
