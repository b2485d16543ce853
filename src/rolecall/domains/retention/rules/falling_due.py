"""When somebody's time is over. Pure.

A period in months ends with the end of the day that has the same number as the one it began on, or
of the month's last day where there is no such day (as in Regulation (EEC, Euratom) No 1182/71,
article 3). Days are those of the organization's time zone. From the day after, the person is due.
"""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rolecall.domains.retention.contracts import Rule, Terms

_MONTHS = 12


def last_day(began_on: date, months: int) -> date:
    """Return the last day of a period of months that began on a day."""
    year, month = divmod(began_on.year * _MONTHS + began_on.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(began_on.day, monthrange(year, month + 1)[1]))


def due_before(today: date, months: int, zone: ZoneInfo) -> datetime:
    """Return the instant before which the period of everybody who is due today had begun."""
    over = today - timedelta(days=1)
    year, month = divmod(over.year * _MONTHS + over.month - 1 - months, _MONTHS)
    longest = monthrange(year, month + 1)[1]
    is_last = over.day == monthrange(over.year, over.month)[1]
    latest = date(year, month + 1, longest if is_last else min(over.day, longest))
    return datetime.combine(latest + timedelta(days=1), time(), zone)


def kept_until(rule: Rule, since: datetime, zone: ZoneInfo) -> date | None:
    """Return the last day on which somebody is kept by a rule and by what is announced of it.

    None if they are kept for good. Nobody is erased by a change before it holds.
    """
    began_on = since.astimezone(zone).date()
    ends = []
    if rule.terms.months is not None:
        ends.append(last_day(began_on, rule.terms.months))
    if rule.announced is not None and rule.announced.terms.months is not None:
        eve = rule.announced.takes_effect_at.astimezone(zone).date() - timedelta(days=1)
        ends.append(max(last_day(began_on, rule.announced.terms.months), eve))
    return min(ends, default=None)


def coming_terms(rule: Rule) -> list[Terms]:
    """Return the terms by which somebody may be due soon: those that hold, and those announced."""
    announced = [rule.announced.terms] if rule.announced is not None else []
    return [one for one in (rule.terms, *announced) if one.months is not None]
