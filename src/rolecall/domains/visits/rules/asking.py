"""What a request says of whoever sent it: whether it is counted, from where it came, on what.

Guarantees: who asks not to be counted is not (`DNT`, `Sec-GPC`), nor is what no person looks at
(programs that say so, pages that a browser fetches in advance); a source is a short word from a
bounded alphabet, never an address of another website.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from rolecall.domains.visits.contracts import DIRECT, OTHER, WITHIN, Asked, Device

_READ: Final = frozenset(
    (b"user-agent", b"referer", b"host", b"dnt", b"sec-gpc", b"sec-purpose", b"purpose", b"x-moz")
)
_SOURCE: Final = re.compile(r"[a-z0-9_.-]{1,60}")
_SOURCE_PARAMETERS: Final = ("source", "utm_source", "ref")
"""Of an address, in the order in which they are believed."""
_BOT: Final = re.compile(
    r"bot\b|bot[/_-]|crawl|spider|slurp|preview|monitor|uptime|pingdom|lighthouse|headless|scan"
    r"|fetch|archiver|validator|feedburner|facebookexternalhit|whatsapp/|embedly|quora link"
    r"|bingpreview|mediapartners|apis-google|google-inspectiontool|python|curl/|wget/|libwww"
    r"|java/|okhttp|go-http-client|node-fetch|axios/|httpx|aiohttp|scrapy|php/|ruby|perl"
)
_PHONE: Final = re.compile(r"iphone|ipod|windows phone|android.*mobile|mobile.*firefox|opera mini")
_HOSTS: Final = {
    "google": "google",
    "bing": "bing",
    "duckduckgo": "duckduckgo",
    "ecosia": "ecosia",
    "yahoo": "yahoo",
    "linkedin": "linkedin",
    "lnkd": "linkedin",
    "indeed": "indeed",
    "glassdoor": "glassdoor",
    "stepstone": "stepstone",
    "xing": "xing",
    "infojobs": "infojobs",
    "monster": "monster",
    "ziprecruiter": "ziprecruiter",
    "talent": "talent",
    "kununu": "kununu",
    "facebook": "facebook",
    "instagram": "instagram",
    "reddit": "reddit",
    "twitter": "x",
    "x": "x",
    "t": "x",
    "youtube": "youtube",
    "github": "github",
    "ycombinator": "hackernews",
}
"""Websites that people come from, by the label before the public suffix, and what they are called
here. Others are not told apart: whose they are may say who somebody is."""
_SECOND_LEVEL: Final = frozenset(("co", "com", "org", "net", "ac", "gov"))
_MOST_QUERY: Final = 2_048
_MOST_AGENT: Final = 512


def read(asked: Asked) -> dict[bytes, bytes]:
    """Return the few headers that matter, by name. One pass: this runs for every page."""
    return {name: value for name, value in asked.headers if name in _READ}


def is_counted(headers: dict[bytes, bytes]) -> bool:
    """Tell whether a request is one of a person who does not mind being counted."""
    if headers.get(b"dnt") == b"1" or headers.get(b"sec-gpc") == b"1":
        return False
    purpose = headers.get(b"sec-purpose") or headers.get(b"purpose") or headers.get(b"x-moz") or b""
    if b"prefetch" in purpose or b"prerender" in purpose or b"preview" in purpose:
        return False
    return not _is_bot(headers.get(b"user-agent", b"")[:_MOST_AGENT])


def device_of(headers: dict[bytes, bytes]) -> Device:
    """Return on what somebody reads."""
    return _device(headers.get(b"user-agent", b"")[:_MOST_AGENT])


def source_of(headers: dict[bytes, bytes], query: bytes) -> str:
    """Return where somebody comes from: what the address says, or else the website before."""
    if query:
        said = _said(query[:_MOST_QUERY])
        if said:
            return said
    return _before(headers.get(b"referer", b"")[:_MOST_QUERY], headers.get(b"host", b""))


def named_source(word: str) -> str:
    """Return a source by what a form says; `DIRECT` for none, `OTHER` for what is no word."""
    plain = word.strip().lower()
    if not plain:
        return DIRECT
    return plain if _SOURCE.fullmatch(plain) else OTHER


@lru_cache(maxsize=4_096)
def _is_bot(agent: bytes) -> bool:
    """Tell whether a program says that it is one; browsers say who they are."""
    return not agent or _BOT.search(agent.decode("latin-1").lower()) is not None


@lru_cache(maxsize=4_096)
def _device(agent: bytes) -> Device:
    phone = _PHONE.search(agent.decode("latin-1").lower())
    return Device.PHONE if phone else Device.DESKTOP


@lru_cache(maxsize=4_096)
def _said(query: bytes) -> str:
    given = dict(parse_qsl(query.decode("latin-1")))
    words: Iterable[str] = (given.get(name, "") for name in _SOURCE_PARAMETERS)
    found = next((word for word in words if word.strip()), "")
    return named_source(found) if found else ""


@lru_cache(maxsize=4_096)
def _before(referrer: bytes, host: bytes) -> str:
    if not referrer:
        return DIRECT
    try:
        named = urlsplit(referrer.decode("latin-1")).hostname or ""
    except ValueError:
        return OTHER
    own = host.decode("latin-1").partition(":")[0].lower()
    if not named or named == own:
        return WITHIN if named else OTHER
    labels = named.rstrip(".").split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return _HOSTS.get(labels[-1], OTHER) if labels else OTHER
