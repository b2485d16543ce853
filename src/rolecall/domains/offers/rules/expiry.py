"""When an offer ends, and when its candidate is reminded."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say

REMIND_BEFORE: Final = timedelta(days=2)
LONGEST: Final = timedelta(days=366)
"""How far ahead the last day may be."""


def end_of(day: date, time_zone: str) -> datetime:
    """Return the instant at which a day is over in a time zone: the first one of the next day."""
    midnight = datetime.combine(day + timedelta(days=1), time.min, ZoneInfo(time_zone))
    return midnight.astimezone(UTC)


def last_day_of(end: datetime, time_zone: str) -> date:
    """Return the day that is over at `end` in a time zone: what `end_of` was given."""
    return (end - timedelta(microseconds=1)).astimezone(ZoneInfo(time_zone)).date()


def checked_end(day: date | None, time_zone: str, now: datetime, field: str) -> datetime:
    """Return the instant at which an offer ends whose last day is `day`.

    Raises:
        InvalidInput: there is no day, it is over, or more than a year ahead.
    """
    if day is None:
        raise InvalidInput.of_field(
            field, say("Say until when the offer can be accepted."), "required"
        )
    if day - now.date() > LONGEST:
        raise InvalidInput.of_field(field, say("Choose a last day within one year."), "too_late")
    end = end_of(day, time_zone)
    if end <= now:
        raise InvalidInput.of_field(
            field, say("This day is over. Choose today or a later day."), "in_the_past"
        )
    return end


def reminder_at(end: datetime, now: datetime) -> datetime | None:
    """Return when the candidate is reminded; None where less than two days are left anyway."""
    at = end - REMIND_BEFORE
    return at if at > now else None


def require_later(end: datetime, before: datetime | None, field: str) -> None:
    """Pass if an extension lasts longer than what there is.

    Raises:
        InvalidInput: it does not.
    """
    if before is not None and end <= before:
        raise InvalidInput.of_field(
            field, say("Choose a day after the last day so far."), "not_later"
        )
