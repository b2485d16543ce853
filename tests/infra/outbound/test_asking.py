"""Asking real servers, and the ways in which they would lead us astray."""

from collections.abc import Iterator, Sequence
from threading import Event

import pytest

from rolecall.infra.outbound import Ask, NoAnswer, Outbound, Why

from tests.support.feeds import Feeds, feed_server

PUBLIC = "93.184.215.14"


@pytest.fixture(scope="module")
def feeds() -> Iterator[Feeds]:
    with feed_server() as server:
        yield server


@pytest.fixture
def outbound(feeds: Feeds) -> Outbound:
    return Outbound([feeds.url.partition("//")[2]], encrypted=True)


async def refusal(outbound: Outbound, url: str, seconds: float = 5, max_bytes: int = 1_000) -> Why:
    with pytest.raises(NoAnswer) as raised:
        await outbound.ask(Ask(url=url, max_bytes=max_bytes), seconds=seconds)
    return raised.value.why


async def test_follows_redirects_and_reads_the_answer(feeds: Feeds, outbound: Outbound) -> None:
    feeds.put("/there", "words")
    moved = feeds.put("/moved", "", status=302, headers={"Location": "/there"})
    answer = await outbound.ask(Ask(url=moved, credentials=("a", "b")), seconds=5)
    assert (answer.status, answer.content) == (200, b"words")
    assert answer.url == feeds.url + "/there"
    assert feeds.asked[-1][2]["Authorization"].startswith("Basic ")
    assert feeds.asked[-1][2]["Host"] == feeds.url.partition("//")[2]


async def test_refuses_what_leads_inside(feeds: Feeds, outbound: Outbound) -> None:
    port = feeds.url.rpartition(":")[2]
    for n, inside in enumerate(
        (
            f"http://localhost:{port}/there",
            "https://169.254.169.254/latest",
            "https://[::1]/",
            "https://2130706433/",
            "file:///etc/passwd",
        )
    ):
        url = feeds.put(f"/in{n}", "", status=307, headers={"Location": inside})
        assert await refusal(outbound, url) is Why.ADDRESS_REFUSED, inside


async def test_a_name_is_judged_by_all_of_its_addresses_and_asked_once(feeds: Feeds) -> None:
    asked: list[str] = []

    async def changing(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return [PUBLIC, "10.0.0.1"] if len(asked) == 1 else ["127.0.0.1"]

    outbound = Outbound([], encrypted=True, resolve=changing)
    assert await refusal(outbound, "https://rebinding.example.com/") is Why.ADDRESS_REFUSED
    assert await refusal(outbound, "https://rebinding.example.com/") is Why.ADDRESS_REFUSED
    assert len(asked) == 2


async def test_connects_to_the_address_that_was_checked(feeds: Feeds) -> None:
    async def named(host: str, port: int) -> Sequence[str]:
        return ["127.0.0.1"]

    feeds.put("/pinned", "words")
    port = feeds.url.rpartition(":")[2]
    outbound = Outbound(["inside.corp"], encrypted=True, resolve=named)
    url = f"http://inside.corp:{port}/pinned"
    assert (await outbound.ask(Ask(url=url), seconds=5)).content == b"words"
    assert feeds.asked[-1][2]["Host"] == f"inside.corp:{port}"


async def test_stops_what_is_too_much(feeds: Feeds, outbound: Outbound) -> None:
    large = feeds.put("/large", "x" * 2_000)
    assert await refusal(outbound, large) is Why.TOO_LARGE
    packed = feeds.put("/packed", "x", headers={"Content-Encoding": "gzip"})
    assert await refusal(outbound, packed) is Why.UNREACHABLE
    circle = feeds.put("/circle", "", status=301, headers={"Location": "/circle"})
    assert await refusal(outbound, circle) is Why.TOO_MANY_REDIRECTS
    never = Event()
    slow = feeds.put("/slow", "x", wait=never)
    assert await refusal(outbound, slow, seconds=0.2) is Why.TIMED_OUT
    never.set()


async def test_says_when_there_is_nobody(feeds: Feeds) -> None:
    async def nobody(host: str, port: int) -> Sequence[str]:
        raise OSError

    unknown = Outbound([], encrypted=True, resolve=nobody)
    assert await refusal(unknown, "https://nobody.example.com/") is Why.HOST_NOT_FOUND
    closed = Outbound(["127.0.0.1"], encrypted=True)
    assert await refusal(closed, "http://127.0.0.1:9/") is Why.UNREACHABLE
