"""Places and pay as people read them. Pure; forms of numbers follow the Unicode CLDR."""

from collections.abc import Sequence

from babel import Locale
from babel.numbers import format_currency

from rolecall.domains.jobs.contracts import Location, Pay
from rolecall.domains.jobs.rules.countries import country_name
from rolecall.kernel.money import Money, exponent


def place(location: Location, locale: str = "en") -> str:
    """Return a place: `Denver, CO, United States`."""
    country = country_name(location.country, locale) if location.country else ""
    return ", ".join(part for part in (location.city, location.region, country) if part)


def places(locations: Sequence[Location], locale: str = "en") -> str:
    """Return the first place and how many more there are: `Berlin, Germany +2`."""
    if not locations:
        return ""
    more = f" +{len(locations) - 1}" if len(locations) > 1 else ""
    return place(locations[0], locale) + more


def pay_range(pay: Pay, locale: str = "en") -> str:
    """Return the amounts of a pay range, without its period: `$52,000 – $68,000`.

    Minor units are shown only where an end has some. A range with one end has a sign before it:
    `≥ $20`, `≤ $30`.
    """
    low = _amount(pay.min_minor, pay, locale)
    high = _amount(pay.max_minor, pay, locale)
    if low and high:
        return low if low == high else f"{low} – {high}"
    return f"≥ {low}" if low else f"≤ {high}"


def _amount(minor: int | None, pay: Pay, locale: str) -> str:
    if minor is None:
        return ""
    unit = 10 ** exponent(pay.currency)
    whole = all(end is None or end % unit == 0 for end in (pay.min_minor, pay.max_minor))
    spoken = Locale.parse(locale, sep="-")
    pattern = spoken.currency_formats["standard"].pattern
    text: str = format_currency(
        Money(minor, pay.currency).amount,
        pay.currency,
        format=pattern.replace(".00", "") if whole else None,
        currency_digits=not whole,
        locale=spoken,
    )
    return text
