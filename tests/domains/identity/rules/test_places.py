import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.identity.rules.places import (
    MAX_PROGRAM,
    network_of,
    place_of,
    program_of,
)

MOZILLA = "Mozilla/5.0"
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "program"),
    [
        (f"{MOZILLA} (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
         "Firefox, Linux"),
        (f"{MOZILLA} (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/140.0 Safari/537.36",
         "Chrome, Windows"),
        (f"{MOZILLA} (Windows NT 10.0) {WEBKIT} Chrome/140.0 Safari/537.36 Edg/140.0",
         "Edge, Windows"),
        (f"{MOZILLA} (Windows NT 10.0) {WEBKIT} Chrome/140.0 Safari/537.36 OPR/120.0",
         "Opera, Windows"),
        (f"{MOZILLA} (Macintosh; Intel Mac OS X 10_15_7) {WEBKIT} Version/18.0 Safari/605.1.15",
         "Safari, macOS"),
        (f"{MOZILLA} (iPhone; CPU iPhone OS 18_0 like Mac OS X) {WEBKIT} CriOS/140.0 Safari/604.1",
         "Chrome, iOS"),
        (f"{MOZILLA} (Linux; Android 15; Pixel) {WEBKIT} Chrome/140.0 Mobile Safari/537.36",
         "Chrome, Android"),
        (f"{MOZILLA} (X11; CrOS x86_64 14541.0.0) {WEBKIT} Chrome/140.0 Safari/537.36",
         "Chrome, ChromeOS"),
        ("python-httpx2/2.16.0", "python-httpx2"),
        ("curl/8.5.0 (x86_64)", "curl"),
        ("", ""),
        ("   ", ""),
        ("/", ""),
    ],
)  # fmt: skip
def test_programs_are_told_by_family_and_system(user_agent: str, program: str) -> None:
    assert program_of(user_agent) == program


@pytest.mark.parametrize(
    ("ip", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("2001:db8:1:ffff::9", "2001:db8:1::/48"),
        ("", ""),
        ("unix", "unix"),
    ],
)
def test_networks_are_told_by_their_prefix(ip: str, network: str) -> None:
    assert network_of(ip) == network


def test_an_update_of_a_program_is_no_new_place() -> None:
    before, after = (f"{MOZILLA} (X11; Linux) Firefox/{n}.0" for n in (140, 141))
    assert place_of("203.0.113.7", before) == place_of("203.0.113.200", after)
    assert place_of("203.0.113.7", before) != place_of("203.0.114.7", before)
    assert place_of("203.0.113.7", before) != place_of("203.0.113.7", "curl/8")


@given(st.text(max_size=400), st.text(max_size=60))
def test_whatever_is_said_is_taken(user_agent: str, ip: str) -> None:
    assert len(program_of(user_agent)) <= MAX_PROGRAM
    assert place_of(ip, user_agent).endswith(network_of(ip))
