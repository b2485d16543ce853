"""Countries and currencies, by their codes. Pure; the lists are those of the Unicode CLDR."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from babel import Locale
from babel.core import get_global

from rolecall.kernel.terms import fold

_ALSO_CALLED: Final = {
    "america": "US",
    "czechia": "CZ",
    "czech republic": "CZ",
    "england": "GB",
    "great britain": "GB",
    "holland": "NL",
    "macedonia": "MK",
    "south korea": "KR",
    "the netherlands": "NL",
    "turkey": "TR",
    "u.k.": "GB",
    "u.s.": "US",
    "u.s.a.": "US",
    "uk": "GB",
    "united states of america": "US",
    "usa": "US",
}
_NOT_COUNTRIES: Final = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_CODE_LENGTH: Final = 2


def country_code(text: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a code or an English name, None if it is neither."""
    wanted = fold(text)
    if wanted.upper() in _names("en"):
        return wanted.upper()
    return _ALSO_CALLED.get(wanted) or _codes_by_name().get(wanted)


def country_name(code: str, locale: str = "en") -> str:
    """Return a country's name in a language; the code itself if there is none."""
    return _names(locale).get(code, code)


@cache
def currencies() -> frozenset[str]:
    """Return the ISO 4217 codes of the currencies that are legal tender somewhere now."""
    table: Mapping[str, list[tuple[str, object, object, bool]]] = get_global("territory_currencies")
    return frozenset(
        code
        for periods in table.values()
        for code, _, ended, is_tender in periods
        if ended is None and is_tender
    )


@cache
def _names(locale: str) -> dict[str, str]:
    return {
        code: name
        for code, name in Locale.parse(locale, sep="-").territories.items()
        if len(code) == _CODE_LENGTH and code not in _NOT_COUNTRIES
    }


@cache
def _codes_by_name() -> dict[str, str]:
    return {fold(name): code for code, name in _names("en").items()}
