"""Where somebody signs in from, as far as a request tells: the program, and the network.

Both change for honest reasons (updates, a dynamic address), so neither is taken exactly: programs
are told apart by family and system, networks by the prefix that one customer usually keeps.
"""

import re
from datetime import timedelta
from ipaddress import ip_address, ip_network

KNOWN_FOR = timedelta(days=90)
"""How long after it was last used a place counts as the owner's own."""
MAX_PROGRAM = 60
_IPV4_PREFIX = 24
_IPV6_PREFIX = 48
"""RFC 6177, section 2: a site is given a /48, or something longer."""

_BROWSERS = (
    ("Edge", re.compile(r"\bEdg(?:e|A|iOS)?/")),
    ("Opera", re.compile(r"\bOPR/")),
    ("Firefox", re.compile(r"\b(?:Firefox|FxiOS)/")),
    ("Chrome", re.compile(r"\b(?:Chrome|CriOS)/")),
    ("Safari", re.compile(r"\bSafari/")),
)
"""In this order: each names those after it for the sake of old web sites."""
_SYSTEMS = (
    ("iOS", re.compile("iPhone|iPad")),
    ("Android", re.compile("Android")),
    ("Windows", re.compile("Windows")),
    ("macOS", re.compile("Mac OS X")),
    ("ChromeOS", re.compile("CrOS")),
    ("Linux", re.compile("Linux")),
)


def program_of(user_agent: str) -> str:
    """Return a browser's family and system (`Firefox, Windows`), or what a program calls itself.

    Without versions; empty when nothing was said.
    """
    browser = _first(_BROWSERS, user_agent)
    if browser:
        system = _first(_SYSTEMS, user_agent)
        return f"{browser}, {system}" if system else browser
    words = user_agent.split()
    return words[0].partition("/")[0][:MAX_PROGRAM] if words else ""


def network_of(ip: str) -> str:
    """Return the network of an address, the text itself if it is none."""
    try:
        address = ip_address(ip)
    except ValueError:
        return ip
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    prefix = _IPV4_PREFIX if address.version == 4 else _IPV6_PREFIX  # noqa: PLR2004
    return str(ip_network((address, prefix), strict=False))


def place_of(ip: str, user_agent: str) -> str:
    """Return what sign-ins from one place have in common."""
    return f"{program_of(user_agent)} | {network_of(ip)}"


def _first(known: tuple[tuple[str, re.Pattern[str]], ...], user_agent: str) -> str:
    return next((name for name, pattern in known if pattern.search(user_agent)), "")
