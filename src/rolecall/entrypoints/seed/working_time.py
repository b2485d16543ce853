"""When people work and when they apply.

Staff act between 8:30 and 17:30 on weekdays, by the clock on the organization's wall; candidates
write at lunch, in the evening and on Sundays.
"""

import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY_BEGINS = time(8, 30)
DAY_ENDS = time(17, 30)
HOURS_A_DAY = 9.0

_APPLY_BY_HOUR = {
    6: 2, 7: 4, 8: 4, 9: 5, 10: 5, 11: 5, 12: 9, 13: 8, 14: 5, 15: 5, 16: 5, 17: 6,
    18: 7, 19: 10, 20: 13, 21: 12, 22: 7, 23: 3,
}  # fmt: skip
_APPLY_BY_WEEKDAY = (10, 11, 11, 9, 6, 5, 9)


def add_working_hours(start: datetime, hours: float, zone: ZoneInfo) -> datetime:
    """Return the instant, in UTC, that is so many working hours after `start`.

    The answer lies within the working day, also when `start` does not.
    """
    remaining = timedelta(hours=hours)
    moment = _next_working_moment(start.astimezone(zone))
    while True:
        end = datetime.combine(moment.date(), DAY_ENDS, zone)
        if moment + remaining <= end:
            return (moment + remaining).astimezone(UTC)
        remaining -= end - moment
        moment = _next_working_moment(datetime.combine(next_day(moment), DAY_BEGINS, zone))


def at_office(day: date, hour: int, minute: int, zone: ZoneInfo) -> datetime:
    """Return that time of day, in UTC, on the first working day from `day` on."""
    local = _next_working_moment(datetime.combine(day, time(hour, minute), zone))
    return datetime.combine(local.date(), time(hour, minute), zone).astimezone(UTC)


def applying_moment(
    rng: random.Random, earliest: datetime, latest: datetime, eagerness: float, zone: ZoneInfo
) -> datetime:
    """Return an instant, in UTC, at which a candidate applies between the two.

    Higher `eagerness` (0 to 1) moves it towards the day on which the job opened.
    """
    span = latest - earliest
    for _ in range(40):
        share = min(rng.expovariate(5.0), 1.0) if rng.random() < eagerness else rng.random()
        day = (earliest + span * share).astimezone(zone)
        if rng.random() * max(_APPLY_BY_WEEKDAY) > _APPLY_BY_WEEKDAY[day.weekday()]:
            continue
        hour = rng.choices(list(_APPLY_BY_HOUR), list(_APPLY_BY_HOUR.values()))[0]
        moment = day.replace(
            hour=hour, minute=rng.randrange(60), second=rng.randrange(60), microsecond=0
        ).astimezone(UTC)
        if earliest < moment < latest:
            return moment
    return (earliest + span * rng.random()).replace(microsecond=0)


def next_day(moment: datetime) -> date:
    """Return the date after that of `moment`."""
    return moment.date() + timedelta(days=1)


def _next_working_moment(local: datetime) -> datetime:
    zone = local.tzinfo
    day = local.date()
    if local.time() > DAY_ENDS:
        day = next_day(local)
        local = datetime.combine(day, DAY_BEGINS, zone)
    elif local.time() < DAY_BEGINS:
        local = datetime.combine(day, DAY_BEGINS, zone)
    while local.weekday() >= 5:  # noqa: PLR2004 - Saturday and Sunday
        local = datetime.combine(next_day(local), DAY_BEGINS, zone)
    return local
