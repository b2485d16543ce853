"""What a push service owes and gets, against a stand-in."""

from collections.abc import Iterator
from datetime import timedelta
from email.utils import format_datetime

import pytest

from rolecall.infra.outbound import Outbound
from rolecall.infra.providers.push import (
    Gone,
    NotTaken,
    PushAddress,
    PushMessage,
    Refused,
    VapidKey,
    WebPush,
)
from rolecall.kernel import clock

from tests.support.push_service import PushService, SubscribedBrowser, push_service

KEY = VapidKey.from_secret(b"k" * 32)
MESSAGE = PushMessage(content=b"news", topic="a-topic", ttl=timedelta(hours=3))


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as started:
        yield started


async def push(
    service: PushService,
    browser: SubscribedBrowser,
    key: VapidKey = KEY,
    message: PushMessage = MESSAGE,
) -> None:
    sender = WebPush(Outbound([service.host], encrypted=True), key, "mailto:post@example.org")
    await sender.push(PushAddress(browser.endpoint, browser.point, browser.auth), message)


async def test_is_signed_encrypted_and_says_how_long(service: PushService) -> None:
    browser = service.subscribe(trusted=KEY.public)
    await push(service, browser)
    [taken] = browser.taken
    assert taken.text == b"news"
    assert b"news" not in taken.body
    said = {name: taken.headers[name] for name in ("ttl", "urgency", "topic")}
    assert said == {"ttl": "10800", "urgency": "normal", "topic": "a-topic"}


async def test_nothing_waits_longer_than_a_day(service: PushService) -> None:
    browser = service.subscribe()
    lasting = PushMessage(content=b"", topic="t", ttl=timedelta(days=30))
    await push(service, browser, message=lasting)
    assert browser.taken[0].headers["ttl"] == "86400"


async def test_another_key_is_not_trusted(service: PushService) -> None:
    browser = service.subscribe(trusted=KEY.public)
    with pytest.raises(Refused) as refused:
        await push(service, browser, VapidKey.from_secret(b"x" * 32))
    assert refused.value.reason == "answered_403"
    assert browser.taken == []


@pytest.mark.parametrize("status", [404, 410])
async def test_a_browser_that_is_gone(service: PushService, status: int) -> None:
    browser = service.subscribe()
    browser.instead = [(status, {})]
    with pytest.raises(Gone):
        await push(service, browser)


@pytest.mark.parametrize("status", [400, 401, 413, 302])
async def test_what_would_be_refused_again(service: PushService, status: int) -> None:
    browser, other = service.subscribe(), service.subscribe()
    browser.instead = [(status, {"Location": other.endpoint})]
    with pytest.raises(Refused) as refused:
        await push(service, browser)
    assert refused.value.reason == f"answered_{status}"
    assert other.asked == 0


@pytest.mark.parametrize("status", [408, 429, 500, 503])
async def test_what_may_be_taken_later(service: PushService, status: int) -> None:
    browser = service.subscribe()
    browser.instead = [(status, {"Retry-After": "120"})]
    with pytest.raises(NotTaken) as failed:
        await push(service, browser)
    assert (failed.value.reason, failed.value.after) == (
        f"answered_{status}",
        timedelta(minutes=2),
    )


async def test_waits_that_are_dates_or_nonsense(service: PushService) -> None:
    browser = service.subscribe()
    later = format_datetime(clock.now() + timedelta(minutes=10), usegmt=False)
    waits = [later, "soon", "-5", "9" * 400, "Thu, 01 Jan 1970 00:00:00 GMT"]
    browser.instead = [(503, {"Retry-After": one}) for one in waits]
    found = []
    for _ in waits:
        with pytest.raises(NotTaken) as failed:
            await push(service, browser)
        found.append(failed.value.after)
    assert found[0] is not None
    assert timedelta(minutes=9) < found[0] <= timedelta(minutes=10)
    assert found[1:] == [None, None, timedelta(days=1), timedelta(0)]


async def test_nobody_there(service: PushService) -> None:
    browser = service.subscribe()
    nobody = SubscribedBrowser("http://127.0.0.1:9/push/x", browser.key, browser.auth)
    sender = WebPush(Outbound(["127.0.0.1"], encrypted=True), KEY, "mailto:post@example.org")
    address = PushAddress(nobody.endpoint, nobody.point, nobody.auth)
    with pytest.raises(NotTaken) as failed:
        await sender.push(address, MESSAGE)
    assert failed.value.reason == "unreachable"


async def test_addresses_of_the_own_network_are_not_asked(service: PushService) -> None:
    browser = service.subscribe()
    sender = WebPush(Outbound([], encrypted=True), KEY, "mailto:post@example.org")
    for endpoint in (browser.endpoint, browser.endpoint.replace("http:", "https:")):
        with pytest.raises(Refused) as refused:
            await sender.push(PushAddress(endpoint, browser.point, browser.auth), MESSAGE)
        assert refused.value.reason == "address_refused"
    assert browser.asked == 0


def test_the_same_secret_is_the_same_key() -> None:
    assert VapidKey.from_secret(b"k" * 32).public == KEY.public
    assert VapidKey.from_secret(b"\xff" * 32).public != VapidKey.from_secret(b"\0" * 32).public
    assert len(KEY.public) == 87
