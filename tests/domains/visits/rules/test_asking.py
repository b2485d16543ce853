"""Who is counted, from where they come and on what they read."""

import pytest

from rolecall.domains.visits.contracts import DIRECT, OTHER, WITHIN, Asked, Device
from rolecall.domains.visits.rules import asking

IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Mobile/15E148 Safari"
)
PIXEL = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537 Chrome/131.0 Mobile Safari/537.36"
TABLET = "Mozilla/5.0 (Linux; Android 15; SM-X710) AppleWebKit/537 Chrome/131.0 Safari/537.36"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"


def headers(**given: str) -> dict[bytes, bytes]:
    """Return headers as the count reads them, of a browser unless they say otherwise."""
    whole = {"user_agent": FIREFOX, "host": "jobs.example.com", "accept": "text/html"} | given
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in whole.items()]
    return asking.read(Asked(raw, b"", ""))


@pytest.mark.parametrize("agent", [IPHONE, PIXEL, TABLET, FIREFOX])
def test_browsers_of_people_are_counted(agent: str) -> None:
    assert asking.is_counted(headers(user_agent=agent))


@pytest.mark.parametrize(
    "given",
    [
        {"dnt": "1"},
        {"sec_gpc": "1"},
        {"sec_purpose": "prefetch"},
        {"sec_purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"x_moz": "prefetch"},
        {"user_agent": ""},
        {"user_agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user_agent": "Mozilla/5.0 (compatible; bingbot/2.0)"},
        {"user_agent": "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient)"},
        {"user_agent": "facebookexternalhit/1.1"},
        {"user_agent": "Mozilla/5.0 AppleWebKit/537 HeadlessChrome/131.0 Safari/537.36"},
        {"user_agent": "curl/8.5.0"},
        {"user_agent": "python-requests/2.32"},
        {"user_agent": "Pingdom.com_bot_version_1.4"},
    ],
)
def test_who_asks_not_to_be_and_what_is_no_person_is_not(given: dict[str, str]) -> None:
    assert not asking.is_counted(headers(**given))


@pytest.mark.parametrize("given", [{"dnt": "0"}, {"sec_gpc": "0"}, {"sec_purpose": "other"}])
def test_who_says_that_it_is_fine_is_counted(given: dict[str, str]) -> None:
    assert asking.is_counted(headers(**given))


def test_devices_are_phones_or_not() -> None:
    found = [asking.device_of(headers(user_agent=one)) for one in (IPHONE, PIXEL, TABLET, FIREFOX)]
    assert found == [Device.PHONE, Device.PHONE, Device.DESKTOP, Device.DESKTOP]


@pytest.mark.parametrize(
    ("query", "source"),
    [
        ("source=Spring-Fair", "spring-fair"),
        ("utm_source=newsletter&utm_medium=mail", "newsletter"),
        ("ref=friends", "friends"),
        ("ref=friends&utm_source=newsletter&source=fair", "fair"),
        ("source=&utm_source=newsletter", "newsletter"),
        ("source=ana.petrov%40example.com", OTHER),
        ("source=" + "x" * 61, OTHER),
        ("q=nurse", DIRECT),
        ("%ff=%ff&&&=", DIRECT),
    ],
)
def test_an_address_says_where_somebody_comes_from(query: str, source: str) -> None:
    assert asking.source_of(headers(), query.encode()) == source


@pytest.mark.parametrize(
    ("referrer", "source"),
    [
        ("https://www.google.com/", "google"),
        ("https://www.google.co.uk/search?q=nurse", "google"),
        ("https://de.indeed.com/viewjob?jk=1", "indeed"),
        ("https://t.co/abc", "x"),
        ("https://lnkd.in/abc", "linkedin"),
        ("https://anas-diary.example.org/me", OTHER),
        ("https://jobs.example.com/jobs/1", WITHIN),
        ("https://JOBS.example.com/", WITHIN),
        ("about:blank", OTHER),
        ("https://[broken/", OTHER),
        ("https://localhost/", OTHER),
    ],
)
def test_otherwise_the_website_before_does(referrer: str, source: str) -> None:
    assert asking.source_of(headers(referer=referrer), b"q=nurse") == source


@pytest.mark.parametrize(
    ("word", "source"), [("", DIRECT), (" Fair ", "fair"), ("a|b", OTHER), ("ü", OTHER)]
)
def test_a_form_names_its_source(word: str, source: str) -> None:
    assert asking.named_source(word) == source
