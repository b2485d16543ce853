"""When reminders go out, by table."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from rolecall.domains.interviews.rules.reminders import next_morning, tells_owner, zone_of


@pytest.mark.parametrize(
    ("after", "zone", "morning"),
    [
        # Monday to Tuesday, Friday over the weekend, late at night where it is already tomorrow.
        ("2026-05-04T15:00+00:00", "UTC", "2026-05-05T09:00+00:00"),
        ("2026-05-08T15:00+00:00", "Europe/Berlin", "2026-05-11T09:00+02:00"),
        ("2026-05-04T23:30+00:00", "Asia/Kathmandu", "2026-05-06T09:00+05:45"),
        # Over both changes of clocks it stays nine in the morning.
        ("2026-03-27T16:00+01:00", "Europe/Berlin", "2026-03-30T09:00+02:00"),
        ("2026-10-30T16:00-04:00", "America/New_York", "2026-11-02T09:00-05:00"),
    ],
)
def test_the_next_working_morning(after: str, zone: str, morning: str) -> None:
    found = next_morning(datetime.fromisoformat(after), ZoneInfo(zone))
    assert found == datetime.fromisoformat(morning)


def test_three_reminders_then_the_owner_and_unknown_zones_are_utc() -> None:
    assert [tells_owner(attempt) for attempt in (1, 2, 3, 4)] == [False, False, False, True]
    assert zone_of("Not/AZone").key == "UTC"
