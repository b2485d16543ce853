"""Which records a host name has now: texts, alias and addresses.

Guarantees: never raises for what a name server says or fails to say, ends within `SECONDS` for each
record, and tells “there is none” (RFC 2308) from “nobody answered”.
"""

import asyncio
from dataclasses import dataclass
from typing import Final

import dns.asyncresolver
import dns.exception
import dns.name
import dns.resolver
from dns.rdatatype import RdataType

from rolecall.infra.settings import NamesSettings

SECONDS: Final = 8.0
"""For one record, over all name servers and attempts."""
MOST_TEXTS: Final = 20
MOST_ADDRESSES: Final = 20
TEXT_LENGTH: Final = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRecords:
    """What was found. A name that does not exist has nothing, and nobody failed to answer."""

    texts: tuple[str, ...] = ()
    """The TXT records of the name that was asked for them, each as one text."""
    alias: str = ""
    """The host that the first CNAME record leads to, lower case, without the dot at the end."""
    addresses: tuple[str, ...] = ()
    """IPv4 and IPv6, after all aliases."""
    unanswered: bool = False
    """A server did not answer, or answered that it failed: what is missing here may be there."""


async def look_up(settings: NamesSettings, host: str, *, text_of: str = "") -> NameRecords:
    """Return the records of a host, and the texts of the name `text_of`.

    Nothing is cached: somebody who has just changed a record wants to know of the new one.
    """
    resolver = _resolver(settings)
    texts, aliases, four, six = await asyncio.gather(
        _ask(resolver, text_of, RdataType.TXT),
        _ask(resolver, host, RdataType.CNAME),
        _ask(resolver, host, RdataType.A),
        _ask(resolver, host, RdataType.AAAA),
    )
    return NameRecords(
        texts=tuple(texts or ())[:MOST_TEXTS],
        alias=(aliases or ("",))[0],
        addresses=(*(four or ()), *(six or ()))[:MOST_ADDRESSES],
        unanswered=any(found is None for found in (texts, aliases, four, six)),
    )


def _resolver(settings: NamesSettings) -> dns.asyncresolver.Resolver:
    servers = settings.servers()
    resolver = dns.asyncresolver.Resolver(configure=not servers)
    if servers:
        resolver.nameservers = [host for host, _ in servers]
        resolver.nameserver_ports = dict(servers)
    resolver.lifetime = SECONDS
    return resolver


async def _ask(
    resolver: dns.asyncresolver.Resolver, name: str, kind: RdataType
) -> tuple[str, ...] | None:
    """Return the records of one kind, None where nobody answered."""
    if not name:
        return ()
    try:
        answer = await resolver.resolve(
            dns.name.from_text(name), kind, raise_on_no_answer=False, search=False
        )
    except dns.resolver.NXDOMAIN:
        return ()
    except (dns.exception.DNSException, OSError):
        return None
    return tuple(_words(record, kind) for record in answer)


def _words(record: object, kind: RdataType) -> str:
    if kind is RdataType.TXT:
        # A text longer than 255 bytes comes in pieces that belong together (RFC 7208, 3.3).
        pieces: tuple[bytes, ...] = getattr(record, "strings", ())
        return b"".join(pieces).decode("utf-8", "replace")[:TEXT_LENGTH]
    if kind is RdataType.CNAME:
        return str(getattr(record, "target", "")).rstrip(".").lower()
    return str(getattr(record, "address", ""))
