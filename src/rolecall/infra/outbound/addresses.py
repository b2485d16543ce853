"""Which addresses may be asked. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import httpx2

from rolecall.infra.outbound.contracts import NoAnswer, Why

HTTPS_PORT, HTTP_PORT = 443, 80
_FIRST_UNPRIVILEGED_PORT = 1024
_MAX_LENGTH = 2_048
_SPREAD_OVER_HOSTS = (".icloud.com",)
"""Domains of one keeper whose service leads from host to host, and asks who it is at each."""

# What `is_global` lets through, or did in some release of Python: addresses of the IETF's own
# protocols and relays (IANA special-purpose registries), and the host agent of Azure, which has a
# public number.
_REFUSED = (
    IPv4Network("168.63.129.16/32"),
    IPv4Network("192.0.0.0/24"),
    IPv4Network("192.88.99.0/24"),
    IPv6Network("64:ff9b:1::/48"),
    IPv6Network("100::/64"),
    IPv6Network("2001::/23"),
    IPv6Network("2001:db8::/32"),
    IPv6Network("3fff::/20"),
    IPv6Network("5f00::/16"),
    IPv6Network("fec0::/10"),
)
_NAT64 = IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: scheme, host in ASCII, port, path with query; `internal` if named."""

    scheme: str
    host: str
    port: int
    path: str
    internal: bool

    @property
    def origin(self) -> str:
        """Scheme, host and port, as in a URL."""
        usual = HTTPS_PORT if self.scheme == "https" else HTTP_PORT
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == usual else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.path


def target_of(url: str, internal_hosts: Iterable[str], *, encrypted: bool) -> Target:
    """Return where an address leads; `webcal` counts as `https`.

    `internal_hosts` are `host` or `host:port`, which may be private and unencrypted. `encrypted`
    asks all others for https.

    Raises:
        NoAnswer: it is no address that may be asked.
    """
    refused = NoAnswer(Why.ADDRESS_REFUSED)
    if len(url) > _MAX_LENGTH or not url.isprintable():
        raise refused
    try:
        parsed = httpx2.URL(url.strip())
        host = parsed.raw_host.decode("ascii").strip("[]").rstrip(".").lower()
    except (httpx2.InvalidURL, ValueError) as error:
        raise refused from error
    scheme = "https" if parsed.scheme == "webcal" else parsed.scheme
    if scheme not in {"http", "https"} or not host or parsed.userinfo:
        raise refused
    port = parsed.port or (HTTPS_PORT if scheme == "https" else HTTP_PORT)
    listed = {one.strip().lower() for one in internal_hosts}
    internal = not listed.isdisjoint({host, f"{host}:{port}", f"[{host}]:{port}"})
    if not internal:
        # Below are mail, shells and the like, which might take a request for something else.
        usual = port in {HTTPS_PORT, HTTP_PORT} or port >= _FIRST_UNPRIVILEGED_PORT
        if not usual or (encrypted and scheme != "https"):
            raise refused
    return Target(scheme, host, port, parsed.raw_path.decode("ascii") or "/", internal)


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet's.

    Of an IPv6 address that stands for an IPv4 address, that one decides.
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        embedded = _embedded(ip)
        if embedded is not None:
            return is_public(str(embedded))
    in_refused = any(ip.version == net.version and ip in net for net in _REFUSED)
    return ip.is_global and not (in_refused or ip.is_multicast or ip.is_reserved)


def share_keeper(one: str, other: str) -> bool:
    """Tell whether what is meant for one host may be told to the other.

    That they look alike proves nothing: below `co.uk` or a web hoster everybody has a name.
    """
    return one == other or any(
        one.endswith(domain) and other.endswith(domain) for domain in _SPREAD_OVER_HOSTS
    )


def _embedded(ip: IPv6Address) -> IPv4Address | None:
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip.sixtofour is not None:
        return ip.sixtofour
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return None
