"""A CalDAV server (RFC 4791), found from whichever of its addresses a person has (RFC 6764).

Titles are not asked for: of each event only what says when it is. Servers that send more are
heard, and what they send is forgotten.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from rolecall.infra.outbound import Answer, Ask, Outbound
from rolecall.infra.outbound.addresses import share_keeper
from rolecall.infra.providers.calendar.asking import answer_of, target_of
from rolecall.infra.providers.calendar.contracts import (
    BusyTime,
    CalendarAccess,
    CalendarProblem,
    CalendarUnreadable,
    Wanted,
)
from rolecall.infra.providers.calendar.reader import Reader

MAX_CALENDARS = 20
"""Of one person; more are not read."""
_WELL_KNOWN = "/.well-known/caldav"
_DAV, _CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
_ELSEWHERE = frozenset({CalendarProblem.NOT_FOUND, CalendarProblem.NOT_A_CALENDAR})
_WHERE = b"""<?xml version="1.0" encoding="utf-8"?>
<D:propfind xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>
<D:resourcetype/><D:current-user-principal/><C:calendar-home-set/>
<C:supported-calendar-component-set/><C:schedule-calendar-transp/>
</D:prop></D:propfind>"""
_EVENTS = """<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>
<C:calendar-data><C:comp name="VCALENDAR"><C:prop name="VERSION"/><C:comp name="VTIMEZONE"/>
<C:comp name="VEVENT"><C:prop name="UID"/><C:prop name="DTSTART"/><C:prop name="DTEND"/>
<C:prop name="DURATION"/><C:prop name="RRULE"/><C:prop name="RDATE"/><C:prop name="EXDATE"/>
<C:prop name="RECURRENCE-ID"/><C:prop name="TRANSP"/><C:prop name="STATUS"/></C:comp></C:comp>
</C:calendar-data></D:prop><C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
<C:time-range start="{begins}" end="{ends}"/>
</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>"""


class CaldavCalendar:
    """All calendars of one person on one server, together."""

    def __init__(self, access: CalendarAccess, outbound: Outbound, reader: Reader) -> None:
        """Read from the address of `access`: the server's, the person's, or one calendar's."""
        self._access, self._outbound, self._reader = access, outbound, reader

    async def busy(self, wanted: Wanted) -> Sequence[BusyTime]:
        """Return when the person is busy.

        Raises:
            CalendarUnreadable: the server does not answer, does not let us in, or has no calendar.
        """
        texts: list[str] = []
        for url in await self._calendars():
            texts += await self._events(url, wanted)
        if not texts:
            return []
        return await self._reader.read("\r\n".join(texts).encode(), wanted)

    async def _calendars(self) -> list[str]:
        """Return the addresses of the calendars that count."""
        answer = await self._found()
        this = next(_responses(answer), None)
        if this is None:
            raise CalendarUnreadable(CalendarProblem.NOT_A_CALENDAR)
        if _is_calendar(this):
            return [answer.url]
        home = _href(this, f"{_CAL}calendar-home-set")
        principal = _href(this, f"{_DAV}current-user-principal")
        if home is None and principal is not None:
            answer = await self._ask("PROPFIND", urljoin(answer.url, principal), _WHERE, depth=0)
            this = next(_responses(answer), None)
            home = None if this is None else _href(this, f"{_CAL}calendar-home-set")
        listed = await self._ask("PROPFIND", urljoin(answer.url, home or ""), _WHERE, depth=1)
        found = [
            urljoin(listed.url, one.findtext(f"{_DAV}href", ""))
            for one in _responses(listed)
            if _is_calendar(one) and _has_events(one) and not _is_transparent(one)
        ]
        if not found:
            raise CalendarUnreadable(CalendarProblem.NOT_A_CALENDAR)
        return found[:MAX_CALENDARS]

    async def _found(self) -> Answer:
        """Return what the address says of itself, or else what the host's well-known one does."""
        try:
            return await self._ask("PROPFIND", self._access.address, _WHERE, depth=0)
        except CalendarUnreadable as error:
            if error.problem not in _ELSEWHERE:
                raise
            well_known = urljoin(target_of(self._outbound, self._access.address).url, _WELL_KNOWN)
            return await self._ask("PROPFIND", well_known, _WHERE, depth=0)

    async def _events(self, url: str, wanted: Wanted) -> list[str]:
        query = _EVENTS.format(begins=_utc(wanted.begins), ends=_utc(wanted.ends))
        answer = await self._ask("REPORT", url, query.encode(), depth=1)
        data = (one.iter(f"{_CAL}calendar-data") for one in _responses(answer))
        return [element.text for found in data for element in found if element.text]

    async def _ask(self, method: str, url: str, content: bytes, *, depth: int) -> Answer:
        known = share_keeper(self._host(self._access.address), self._host(url))
        ask = Ask(
            url=url,
            method=method,
            headers={"Depth": str(depth), "Content-Type": "application/xml; charset=utf-8"},
            content=content,
            credentials=(self._access.login, self._access.password) if known else None,
        )
        return await answer_of(self._outbound, ask)

    def _host(self, url: str) -> str:
        return target_of(self._outbound, url).host


def _responses(answer: Answer) -> Iterator[Element]:
    """Yield the parts of a multi-status answer (RFC 4918, section 13)."""
    try:
        root: Element = fromstring(answer.content)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise CalendarUnreadable(CalendarProblem.NOT_A_CALENDAR) from error
    if root.tag != f"{_DAV}multistatus":
        raise CalendarUnreadable(CalendarProblem.NOT_A_CALENDAR)
    yield from root.iter(f"{_DAV}response")


def _is_calendar(response: Element) -> bool:
    return any(
        kind.find(f"{_CAL}calendar") is not None for kind in response.iter(f"{_DAV}resourcetype")
    )


def _has_events(response: Element) -> bool:
    named = [one.get("name", "").upper() for one in response.iter(f"{_CAL}comp")]
    return not named or "VEVENT" in named


def _is_transparent(response: Element) -> bool:
    """Tell whether its owner said that a calendar takes no time (RFC 6638, section 9.1)."""
    return any(
        one.find(f"{_CAL}transparent") is not None
        for one in response.iter(f"{_CAL}schedule-calendar-transp")
    )


def _href(response: Element, name: str) -> str | None:
    found = next(response.iter(name), None)
    return None if found is None else found.findtext(f"{_DAV}href")


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
