"""Which addresses may be asked."""

import pytest

from rolecall.infra.outbound import NoAnswer, is_public, target_of
from rolecall.infra.outbound.addresses import share_keeper


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104
        "10.1.2.3",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.8.8.8",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.0.192",
        "192.168.1.1",
        "198.18.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "no address",
    ],
)
def test_what_is_not_the_public_internet_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "172.15.0.1", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_the_public_internet_is_let_through(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "leads_to"),
    [
        ("https://cal.example.com/a?b=c", "https://cal.example.com/a?b=c"),
        ("webcal://cal.example.com/a.ics", "https://cal.example.com/a.ics"),
        ("https://CAL.example.com:8443", "https://cal.example.com:8443/"),
        ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
        ("http://inside.corp:5232/ana/", "http://inside.corp:5232/ana/"),
        ("http://any-port.corp:99/", "http://any-port.corp:99/"),
        ("https://cal.example.com/%0d%0aHost:x", "https://cal.example.com/%0d%0aHost:x"),
    ],
)
def test_addresses_that_may_be_asked(url: str, leads_to: str) -> None:
    internal = ("inside.corp:5232", "any-port.corp")
    assert target_of(url, internal, encrypted=True).url == leads_to


@pytest.mark.parametrize(
    "url",
    [
        "",
        "cal.example.com/a",
        "file:///etc/passwd",
        "gopher://cal.example.com/",
        "http://cal.example.com/",
        "https://user:pass@cal.example.com/",
        "https://cal.example.com:25/",
        "https:///a",
        "https://cal.example.com/a\r\nHost: b",
        "http://inside.corp:8080/",
        "https://" + "a" * 2_100,
    ],
)
def test_addresses_that_may_not(url: str) -> None:
    with pytest.raises(NoAnswer, match="address_refused"):
        target_of(url, ("inside.corp:5232",), encrypted=True)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("caldav.icloud.com", "caldav.icloud.com", True),
        ("caldav.icloud.com", "p12-caldav.icloud.com", True),
        ("caldav.icloud.com", "icloud.com", False),
        ("caldav.icloud.com", "caldav.evilicloud.com", False),
        ("cal.one.example", "cal.two.example", False),
        ("one.co.uk", "two.co.uk", False),
        ("example.com", "other.com", False),
        ("127.0.0.1", "evil.example.com", False),
    ],
)
def test_hosts_that_may_know_a_password(one: str, other: str, shared: bool) -> None:
    assert share_keeper(one, other) is shared
