"""Calendar objects, read back by another library than the one that writes them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import vobject

from rolecall.domains.interviews.contracts import CalendarEvent
from rolecall.domains.interviews.rules.calendar import icalendar_of, method_of, uid_for
from rolecall.kernel import ids

INTERVIEW, IVO = ids.uuid7(), ids.uuid7()
START = datetime(2027, 3, 30, 8, tzinfo=UTC)
EVENT = CalendarEvent(
    uid=uid_for(INTERVIEW, None),
    sequence=3,
    written_at=datetime(2027, 3, 1, 12, tzinfo=UTC),
    starts_at=START,
    ends_at=START + timedelta(minutes=90),
    time_zone="Europe/Berlin",
    summary="Hill; Clinic, Ltd: Nurse",
    description="Bring your papers.\n\nAsk for Ms. Öztürk; second floor, please. " + "Long. " * 30,
    place="Room 4, Café",
    video_url="https://video.example.com/a?b=1&c=2",
    organizer_name="Hill, Clinic",
    organizer_email="no-reply@example.com",
    attendee_name='Ana "Ani" Petrov',
    attendee_email="ana@example.org",
    cancelled=False,
)


def test_another_library_reads_what_was_written() -> None:
    text = icalendar_of(EVENT)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = vobject.readOne(text)
    assert calendar.method.value == "REQUEST"
    event = calendar.vevent
    assert event.uid.value == str(EVENT.uid)
    assert event.sequence.value == "3"
    assert event.dtstamp.value == EVENT.written_at
    assert event.dtstart.value == START
    assert event.dtstart.value.utcoffset() == timedelta(hours=2)
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=90)
    assert event.summary.value == EVENT.summary
    assert event.description.value == EVENT.description
    assert (event.location.value, event.url.value) == (EVENT.place, EVENT.video_url)
    assert event.organizer.value == "mailto:no-reply@example.com"
    assert event.organizer.params["CN"] == [EVENT.organizer_name]
    [attendee] = event.attendee_list
    assert attendee.value == "mailto:ana@example.org"
    assert attendee.params["RSVP"] == ["FALSE"]
    assert calendar.vtimezone.tzid.value == "Europe/Berlin"


@pytest.mark.parametrize(
    ("zone", "at", "offset"),
    [
        ("Europe/Berlin", datetime(2027, 3, 28, 0, 30, tzinfo=UTC), 1),
        ("Europe/Berlin", datetime(2027, 3, 28, 1, 30, tzinfo=UTC), 2),
        ("America/New_York", datetime(2027, 11, 7, 5, 30, tzinfo=UTC), -4),
        ("America/New_York", datetime(2027, 11, 7, 7, 30, tzinfo=UTC), -5),
        ("America/New_York", datetime(2027, 11, 7, 6, 30, tzinfo=UTC), 0),
        ("Asia/Kolkata", START, 5.5),
        ("UTC", START, 0),
        ("Nowhere/Land", START, 0),
    ],
)
def test_times_are_said_in_the_zone_of_the_reader(zone: str, at: datetime, offset: float) -> None:
    moved = replace(EVENT, time_zone=zone, starts_at=at, ends_at=at + timedelta(hours=3))
    event = vobject.readOne(icalendar_of(moved)).vevent
    # Across zones Python finds a local time that comes twice equal to nothing.
    assert event.dtstart.value.astimezone(UTC) == at
    assert event.dtstart.value.utcoffset() == timedelta(hours=offset)
    assert event.dtend.value.astimezone(UTC) == at + timedelta(hours=3)


def test_a_cancellation_names_the_same_appointment() -> None:
    off = replace(EVENT, cancelled=True, sequence=4, place="", video_url="", description="")
    calendar = vobject.readOne(icalendar_of(off))
    assert (method_of(off), calendar.method.value) == ("CANCEL", "CANCEL")
    assert calendar.vevent.status.value == "CANCELLED"
    assert calendar.vevent.uid.value == str(EVENT.uid)
    assert not hasattr(calendar.vevent, "location")


def test_each_reader_has_an_entry_of_their_own() -> None:
    uids: set[UUID] = {uid_for(INTERVIEW, who) for who in (None, IVO, INTERVIEW)}
    assert len(uids) == 3
    assert uid_for(INTERVIEW, IVO) == uid_for(INTERVIEW, IVO)
