"""Appointments as calendar programs read them (RFC 5545, RFC 5546).

Guarantees: one object is about one appointment of one reader, so that nobody learns of anybody
else's address; the same appointment has the same UID for good; times carry the rules of the
reader's zone with them (VTIMEZONE), so that a change of those rules moves nothing.
"""

from datetime import UTC, datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

from rolecall.domains.interviews.contracts import CalendarEvent
from rolecall.domains.interviews.rules.reminders import zone_of

PRODUCT = "-//Rolecall//Interviews//EN"
_CANDIDATE = "candidate"


def uid_for(interview_id: UUID, user_id: UUID | None) -> UUID:
    """Return the UID of an interview in the calendar of one interviewer, or of the candidate.

    They are different: of a panel in sequence each has a time of their own, and the entry of the
    candidate says other things.
    """
    return uuid5(interview_id, _CANDIDATE if user_id is None else str(user_id))


def method_of(event: CalendarEvent) -> str:
    """Return what the object asks for: REQUEST or CANCEL (RFC 5546, section 3.2)."""
    return "CANCEL" if event.cancelled else "REQUEST"


def icalendar_of(event: CalendarEvent) -> str:
    """Return the object. Replies are not asked for: nobody reads the organizer's mailbox."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method_of(event))
    calendar.add_component(_component(event))
    calendar.add_missing_timezones(
        first_date=event.starts_at.date().replace(month=1, day=1),
        last_date=event.ends_at.date().replace(year=event.ends_at.year + 1, month=12, day=31),
    )
    written: bytes = calendar.to_ical()
    return written.decode()


def _component(event: CalendarEvent) -> Event:
    zone = zone_of(event.time_zone)
    entry = Event()
    entry.add("uid", str(event.uid))
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.written_at)
    entry.add("dtstart", _local(event.starts_at, zone))
    entry.add("dtend", _local(event.ends_at, zone))
    entry.add("summary", event.summary)
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    entry.add("transp", "OPAQUE")
    if event.description:
        entry.add("description", event.description)
    where = event.place or event.video_url
    if where:
        entry.add("location", where)
    if event.video_url:
        entry.add("url", event.video_url)
    entry.add("organizer", _address(event.organizer_email, event.organizer_name))
    attendee = _address(event.attendee_email, event.attendee_name)
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
    attendee.params["RSVP"] = vText("FALSE")
    entry.add("attendee", attendee)
    return entry


def _local(at: datetime, zone: ZoneInfo) -> datetime:
    """Return the local time, or UTC where it comes a second time.

    A local time that occurs twice stands for the first (RFC 5545, section 3.3.5).
    """
    local = at.astimezone(zone)
    return at.astimezone(UTC) if local.fold else local


def _address(mailbox: str, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{mailbox}")
    if name:
        address.params["CN"] = vText(name)
    return address
