"""One contract, three calendars: a feed, a real CalDAV server (Radicale), and the invented one."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

import pytest

from rolecall.infra.outbound import Outbound
from rolecall.infra.providers.calendar import (
    BusyTime,
    CalendarAccess,
    CalendarKind,
    CalendarProblem,
    CalendarProvider,
    CalendarUnreadable,
    SampleCalendar,
    Wanted,
)
from rolecall.infra.providers.calendar.caldav import CaldavCalendar
from rolecall.infra.providers.calendar.ics import IcsFeed
from rolecall.infra.providers.calendar.reader import Reader
from rolecall.infra.sandbox.contracts import Limits

from tests.support.feeds import Feeds, calendar, feed_server
from tests.support.radicale import LOGIN, PASSWORD, Radicale, radicale_server

OUTBOUND = Outbound(["127.0.0.1"], encrypted=True)
# Each Tuesday nine to ten in Berlin, from before the change of clocks.
SERIES = "UID:s\nDTSTART;TZID=Europe/Berlin:20270302T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY"
WEEK = [(1, time(9), time(10))]


@pytest.fixture(scope="module")
def feeds() -> Iterator[Feeds]:
    with feed_server() as server:
        yield server


@pytest.fixture(scope="module")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Radicale]:
    with radicale_server(tmp_path_factory.mktemp("radicale")) as server:
        office = server.make_calendar("office")
        server.put(office, "s", calendar(SERIES + "\nSUMMARY:Secret plans"))
        server.make_calendar("empty")
        yield server


def caldav(address: str, password: str = PASSWORD) -> CaldavCalendar:
    access = CalendarAccess(CalendarKind.CALDAV, address, LOGIN, password)
    return CaldavCalendar(access, OUTBOUND, Reader())


def feed(address: str) -> IcsFeed:
    return IcsFeed(CalendarAccess(CalendarKind.ICS, address), OUTBOUND, Reader())


@pytest.fixture(params=["feed", "caldav", "sample"])
def provider(request: pytest.FixtureRequest) -> CalendarProvider:
    if request.param == "sample":
        return SampleCalendar(WEEK)
    if request.param == "feed":
        feeds: Feeds = request.getfixturevalue("feeds")
        return feed(feeds.put("/ana.ics", calendar(SERIES)))
    radicale: Radicale = request.getfixturevalue("radicale")
    return caldav(f"{radicale.url}/")


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2027, month, day, hour, minute, tzinfo=UTC)


async def test_tells_busy_times_in_order_and_by_the_local_clock(provider: CalendarProvider) -> None:
    found = await provider.busy(Wanted(at(22, 0), at(1, 0, month=4), "Europe/Berlin"))
    assert list(found) == [
        BusyTime(at(23, 8), at(23, 9)),
        BusyTime(at(30, 7), at(30, 8)),
    ]


async def test_cuts_what_reaches_over_the_edges(provider: CalendarProvider) -> None:
    found = await provider.busy(Wanted(at(23, 8, 15), at(23, 8, 30), "Europe/Berlin"))
    assert list(found) == [BusyTime(at(23, 8, 15), at(23, 8, 30))]
    assert not await provider.busy(Wanted(at(24, 0), at(25, 0), "Europe/Berlin"))


async def problem_of(provider: CalendarProvider) -> CalendarProblem:
    with pytest.raises(CalendarUnreadable) as raised:
        await provider.busy(Wanted(at(1, 0), at(31, 0), "UTC"))
    return raised.value.problem


async def test_a_caldav_server_is_found_from_any_of_its_addresses(radicale: Radicale) -> None:
    for path in ("", f"/{LOGIN}/office/", f"/{LOGIN}/gone/"):
        found = await caldav(radicale.url + path).busy(Wanted(at(22, 0), at(24, 0), "UTC"))
        assert list(found) == [BusyTime(at(23, 8), at(23, 9))], path


async def test_a_caldav_server_that_does_not_let_in(radicale: Radicale, feeds: Feeds) -> None:
    wrong = caldav(radicale.url, password="wrong")
    assert await problem_of(wrong) is CalendarProblem.SIGN_IN_REFUSED
    feeds.put("/site", "<html></html>")
    assert await problem_of(caldav(f"{feeds.url}/site")) in {
        CalendarProblem.NOT_A_CALENDAR,
        CalendarProblem.NOT_FOUND,
    }
    assert await problem_of(caldav("https://10.0.0.1/")) is CalendarProblem.ADDRESS_REFUSED


async def test_what_is_wrong_with_a_feed(feeds: Feeds) -> None:
    answers = {
        "/none": (404, "", CalendarProblem.NOT_FOUND),
        "/closed": (403, "", CalendarProblem.SIGN_IN_REFUSED),
        "/broken": (503, "", CalendarProblem.SERVER_ERROR),
        "/page": (200, "<html>Sign in</html>", CalendarProblem.NOT_A_CALENDAR),
    }
    for path, (status, body, expected) in answers.items():
        url = feeds.put(path, body, status=status)
        assert await problem_of(feed(url)) is expected, path


async def test_a_rule_that_never_ends_is_given_up(feeds: Feeds) -> None:
    endless = "UID:e\nDTSTART:19000101T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY"
    url = feeds.put("/endless.ics", calendar(endless))
    reader = Reader(Limits(wall_seconds=1.5))
    provider = IcsFeed(CalendarAccess(CalendarKind.ICS, url), OUTBOUND, reader)
    assert await problem_of(provider) is CalendarProblem.NOT_A_CALENDAR


async def test_neither_address_nor_password_is_shown_by_accident(feeds: Feeds) -> None:
    access = CalendarAccess(CalendarKind.CALDAV, "https://secret.example", LOGIN, PASSWORD)
    assert "secret" not in repr(access)
    assert PASSWORD not in repr(access)
    error = CalendarUnreadable(CalendarProblem.TIMED_OUT)
    assert str(error) == "timed_out"
