"""What of a calendar is busy time."""

from datetime import UTC, datetime
from typing import Any

import pytest

from rolecall.infra.freebusy.reading import run

from tests.support.feeds import calendar

BERLIN = """BEGIN:VTIMEZONE
TZID:Own Berlin
BEGIN:DAYLIGHT
DTSTART:19700329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
PUBLISHED = """BEGIN:VFREEBUSY
UID:fb
FREEBUSY;FBTYPE=BUSY:20270504T080000Z/20270504T090000Z,20270504T100000Z/PT30M
FREEBUSY;FBTYPE=FREE:20270504T120000Z/PT1H
END:VFREEBUSY
"""


def busy(*events: str, more: str = "", month: int = 5, **options: Any) -> list[str]:
    """Return the busy times of a month of 2027, written short, of somebody in New York."""
    given = {
        "begins": datetime(2027, month, 1, tzinfo=UTC).timestamp(),
        "ends": datetime(2027, month + 1, 1, tzinfo=UTC).timestamp(),
        "time_zone": "America/New_York",
        "but_uids": [],
        **options,
    }
    found = run(calendar(*events, more=more).encode(), given)["busy"]
    return [f"{_short(begins)}-{_short(ends)}" for begins, ends in found]


def _short(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%dT%H%M")


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("DTSTART:20270504T090000Z\nDTEND:20270504T100000Z", ["04T0900-04T1000"]),
        ("DTSTART:20270504T090000Z\nDURATION:PT45M", ["04T0900-04T0945"]),
        # Without a zone, and of a whole day: where the person is.
        ("DTSTART:20270504T090000\nDTEND:20270504T100000", ["04T1300-04T1400"]),
        ("DTSTART;VALUE=DATE:20270504\nDTEND;VALUE=DATE:20270506", ["04T0400-06T0400"]),
        ("DTSTART;VALUE=DATE:20270504", ["04T0400-05T0400"]),
        (
            "DTSTART;TZID=Own Berlin:20270504T090000\nDTEND;TZID=Own Berlin:20270504T100000",
            ["04T0700-04T0800"],
        ),
        (
            "DTSTART;TZID=Europe/Berlin:20270504T090000\nDURATION:PT1H",
            ["04T0700-04T0800"],
        ),
        ("DTSTART:20270504T090000Z\nDTEND:20270504T100000Z\nTRANSP:TRANSPARENT", []),
        ("DTSTART:20270504T090000Z\nDTEND:20270504T100000Z\nSTATUS:CANCELLED", []),
        ("DTSTART:20270504T090000Z\nDTEND:20270504T100000Z\nX-MICROSOFT-CDO-BUSYSTATUS:FREE", []),
        ("DTSTART:20270504T090000Z", []),
        # Cut at the edges of what was asked.
        ("DTSTART:20270430T230000Z\nDTEND:20270501T010000Z", ["01T0000-01T0100"]),
        (
            "DTSTART:20260504T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\nEXDATE:20270510T090000Z",
            ["03T0900-03T1000", "17T0900-17T1000", "24T0900-24T1000", "31T0900-31T1000"],
        ),
        (
            "DTSTART:20270501T090000Z\nDURATION:PT1H\nRDATE:20270503T120000Z",
            ["01T0900-01T1000", "03T1200-03T1300"],
        ),
        (
            "DTSTART:20270504T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2",
            ["04T0900-04T1000", "05T0900-05T1000"],
        ),
    ],
)
def test_an_event(event: str, expected: list[str]) -> None:
    assert busy(f"UID:a\n{event}", more=BERLIN) == expected


def test_a_moved_and_a_cancelled_occurrence() -> None:
    series = "UID:s\nDTSTART:20270504T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3"
    moved = "UID:s\nRECURRENCE-ID:20270511T090000Z\nDTSTART:20270512T140000Z\nDURATION:PT1H"
    off = "UID:s\nRECURRENCE-ID:20270518T090000Z\nDTSTART:20270518T090000Z\nSTATUS:CANCELLED"
    assert busy(series, moved, off) == ["04T0900-04T1000", "12T1400-12T1500"]


def test_a_series_keeps_its_local_time_over_a_change_of_clocks() -> None:
    series = (
        "UID:s\nDTSTART;TZID=Own Berlin:20270326T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4"
    )
    assert busy(series, more=BERLIN, month=3) == [
        "26T0800-26T0900",
        "27T0800-27T0900",
        "28T0700-28T0800",
        "29T0700-29T0800",
    ]


def test_what_touches_is_joined_and_own_entries_do_not_count() -> None:
    events = (
        "UID:a\nDTSTART:20270504T090000Z\nDURATION:PT1H",
        "UID:b\nDTSTART:20270504T100000Z\nDURATION:PT1H",
        "UID:c\nDTSTART:20270504T103000Z\nDURATION:PT15M",
        "UID:own\nDTSTART:20270505T100000Z\nDURATION:PT1H",
    )
    assert busy(*events, but_uids=["own"]) == ["04T0900-04T1100"]


def test_published_free_busy_times() -> None:
    assert busy(more=PUBLISHED) == ["04T0800-04T0900", "04T1000-04T1030"]


@pytest.mark.parametrize("text", ["", "<html>Sign in</html>", "BEGIN:VCARD\r\nEND:VCARD\r\n"])
def test_what_is_no_calendar(text: str) -> None:
    options = {"begins": 0, "ends": 1, "time_zone": "UTC", "but_uids": []}
    assert run(text.encode(), options) == {"problem": "not_a_calendar"}
