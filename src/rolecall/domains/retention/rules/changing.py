"""What a change of a rule means. Pure."""

from dataclasses import replace
from datetime import datetime, timedelta

from rolecall.domains.retention.contracts import WARNING_DAYS, Change, Rule, Terms


def is_stricter(now: Terms, wanted: Terms) -> bool:
    """Tell whether terms could erase anybody whom those that hold would keep."""
    if wanted.months is None:
        return False
    if now.months is None or wanted.months < now.months:
        return True
    return now.spare_pools and not wanted.spare_pools


def changed(rule: Rule, wanted: Terms, by_name: str, at: datetime) -> Rule:
    """Return the rule after a change: a stricter one is announced, any other holds at once.

    What was announced before is called off by either.
    """
    if is_stricter(rule.terms, wanted):
        announced = Change(wanted, at + timedelta(days=WARNING_DAYS), by_name)
        return replace(rule, announced=announced, version=rule.version + 1)
    return replace(
        rule,
        terms=wanted,
        announced=None,
        changed_at=at,
        changed_by_name=by_name,
        version=rule.version + 1,
    )


def settled(rule: Rule, now: datetime) -> Rule:
    """Return the rule as it holds at an instant: what was announced for it holds by then."""
    coming = rule.announced
    if coming is None or coming.takes_effect_at > now:
        return rule
    return replace(
        rule,
        terms=coming.terms,
        announced=None,
        changed_at=coming.takes_effect_at,
        changed_by_name=coming.by_name,
    )
