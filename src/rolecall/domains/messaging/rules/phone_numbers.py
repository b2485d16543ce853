"""Numbers that texts go to, and where on earth they are. Pure."""

import phonenumbers
from babel.core import get_global
from phonenumbers.timezone import time_zones_for_number

_UNKNOWN_ZONE = "Etc/Unknown"


def dialable(number: str, time_zone: str) -> str:
    """Return a number as ITU-T E.164 writes it, empty for what cannot be dialled.

    One without a country's code is of the country that the time zone is in (Unicode's CLDR).
    """
    written = number.strip()
    region = str(get_global("zone_territories").get(time_zone) or "") or None
    if written.startswith("00"):
        written = f"+{written[2:]}"
    try:
        parsed = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def zones_of(number: str, otherwise: str) -> tuple[str, ...]:
    """Return the time zones that a number (E.164) can be in, `otherwise` where none is known."""
    try:
        found = time_zones_for_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        found = ()
    return tuple(zone for zone in found if zone != _UNKNOWN_ZONE) or (otherwise,)
