"""How many requests a caller may make: counted, told in headers, refused, forgotten."""

import re
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient, Response

from rolecall.entrypoints.api import create_app
from rolecall.infra.http.rate_limits import WINDOW_SECONDS, RateLimits
from rolecall.infra.runtime import Runtime
from rolecall.infra.settings import HttpSettings, Settings

from tests.support.world import Account, World, next_address

OPEN = "/api/v1/public/jobs"
CLOSED = "/api/v1/me"
ALLOWED = 5
Limited = Callable[[int], FastAPI]


class Seconds:
    """A clock that tests move."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Seconds:
    return Seconds()


@pytest.fixture
def limits(clock: Seconds) -> RateLimits:
    return RateLimits(ALLOWED, clock=clock, max_callers=3)


@pytest.fixture
def limited(runtime: Runtime) -> Limited:
    """Makes the application with so many requests allowed."""
    given = runtime.settings

    def make(requests: int) -> FastAPI:
        settings = Settings(
            core=given.core,
            http=HttpSettings(requests_per_minute=requests),
            database=given.database,
            redis=given.redis,
        )
        app = create_app(settings, runtime=runtime)
        app.state.runtime = runtime
        return app

    return make


def from_somewhere(app: FastAPI, address: str = "") -> AsyncClient:
    return AsyncClient(
        transport=ASGITransport(app=app, client=(address or next_address(), 40_000)),
        base_url="http://testserver",
    )


def left(answer: Response) -> int:
    found = re.fullmatch(r'"default";r=(\d+);t=(\d+)', answer.headers["ratelimit"])
    assert found is not None, answer.headers["ratelimit"]
    assert 1 <= int(found[2]) <= WINDOW_SECONDS
    return int(found[1])


async def a_token(world: World) -> tuple[Account, dict[str, str]]:
    """Return a login and one bearer token of it, for several requests."""
    person = await world.account()
    answer = await person.client.get(CLOSED)
    assert answer.status_code == 200, answer.text
    return person, {"Authorization": answer.request.headers["Authorization"]}


async def test_every_answer_says_what_is_left(limited: Limited) -> None:
    async with from_somewhere(limited(ALLOWED)) as client:
        answers = [await client.get(path) for path in (OPEN, "/api/v1/nowhere", CLOSED)]
    assert [answer.status_code for answer in answers] == [200, 404, 401]
    assert [left(answer) for answer in answers] == [4, 3, 2]
    for answer in answers:
        assert answer.headers["ratelimit-policy"] == '"default";q=5;w=60'


async def test_too_many_are_refused_with_when_to_come_back(limited: Limited) -> None:
    app = limited(ALLOWED)
    async with from_somewhere(app) as client, from_somewhere(app) as other:
        for _ in range(ALLOWED):
            assert (await client.get(OPEN)).status_code == 200
        refused = await client.get(OPEN)
        assert (await other.get(OPEN)).status_code == 200
    assert refused.status_code == 429
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["code"] == "too_many_requests"
    assert left(refused) == 0
    assert refused.headers["ratelimit"].endswith(f";t={refused.headers['retry-after']}")
    assert refused.headers["ratelimit-policy"] == '"default";q=5;w=60'


async def test_pages_and_health_are_not_limited(limited: Limited) -> None:
    async with from_somewhere(limited(1)) as client:
        assert (await client.get(OPEN)).status_code == 200
        assert (await client.get(OPEN)).status_code == 429
        for path in ("/healthz", "/", "/careers/nobody", "/static/nothing.css"):
            answer = await client.get(path)
            assert answer.status_code != 429
            assert "ratelimit" not in answer.headers
            assert "ratelimit-policy" not in answer.headers


async def test_no_limit_has_no_headers(limited: Limited) -> None:
    async with from_somewhere(limited(0)) as client:
        assert "ratelimit" not in (await client.get(OPEN)).headers


async def test_a_token_that_let_somebody_in_is_counted_for_itself(
    limited: Limited, world: World
) -> None:
    _, mine = await a_token(world)
    _, theirs = await a_token(world)
    async with from_somewhere(limited(ALLOWED)) as client:
        assert [left(await client.get(CLOSED, headers=mine)) for _ in range(3)] == [4, 3, 2]
        assert left(await client.get(CLOSED, headers=theirs)) == 3
        assert left(await client.get(OPEN)) == 2
        assert left(await client.get(OPEN, headers=mine)) == 1
        await client.get(CLOSED, headers=mine)
        assert (await client.get(CLOSED, headers=mine)).status_code == 429
        assert (await client.get(CLOSED, headers=theirs)).status_code == 200


async def test_a_session_is_counted_for_itself(limited: Limited, world: World) -> None:
    browser = await world.browser(await world.account())
    cookie = {"Cookie": "; ".join(f"{name}={value}" for name, value in browser.cookies.items())}
    async with from_somewhere(limited(ALLOWED)) as client:
        answers = [await client.get(CLOSED, headers=cookie) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert left(await client.get(OPEN)) == 3
        assert left(await client.get(OPEN, headers=cookie)) == 2


@pytest.mark.parametrize("path", [OPEN, CLOSED])
async def test_made_up_tokens_buy_nothing(limited: Limited, path: str) -> None:
    async with from_somewhere(limited(ALLOWED)) as client:
        for number in range(ALLOWED):
            made_up = {"Authorization": f"Bearer made-up-{number}"}
            assert left(await client.get(path, headers=made_up)) == ALLOWED - 1 - number
        last = await client.get(path, headers={"Authorization": "Bearer made-up"})
        assert last.status_code == 429


async def test_one_network_of_ipv6_is_one_caller(limited: Limited) -> None:
    app = limited(ALLOWED)
    seen = []
    for address in ("2001:db8::1", "2001:db8::ffff:1", "2001:db8:0:1::1"):
        async with from_somewhere(app, address) as client:
            seen.append(left(await client.get(OPEN)))
    assert seen == [4, 3, 4]


def test_a_window_ends(limits: RateLimits, clock: Seconds) -> None:
    assert [limits.take(b"", "a") for _ in range(6)][4:] == [(0, 60), (-1, 60)]
    clock.now = 59.5
    assert limits.take(b"", "a") == (-1, 1)
    clock.now = 60.0
    assert limits.take(b"", "a") == (4, 60)
    clock.now = 60 * 7.5
    assert limits.take(b"", "a") == (4, 30)


def test_a_trusted_credential_is_remembered_for_one_more_window(
    limits: RateLimits, clock: Seconds
) -> None:
    limits.trust(b"key")
    limits.take(b"key", "a")
    for minutes in (1, 2):
        clock.now = minutes * 60.0
        assert limits.take(b"key", "a")[0] == 4
        assert limits.take(b"", "a")[0] == 4
    clock.now = 4 * 60.0
    limits.take(b"key", "a")
    assert limits.take(b"", "a")[0] == 3


def test_a_credential_that_ended_counts_against_its_address(limits: RateLimits) -> None:
    limits.trust(b"key")
    assert limits.take(b"key", "a")[0] == 3
    limits.distrust(b"key", "a")
    assert limits.take(b"key", "a")[0] == 3
    limits.distrust(b"key", "a")
    assert limits.take(b"", "a")[0] == 2


def test_memory_is_bounded(limits: RateLimits, clock: Seconds) -> None:
    for window in range(3):
        clock.now = window * 60.0
        for number in range(100):
            limits.take(b"", f"10.0.0.{number}")
            limits.trust(b"%d" % number)
        assert limits.callers <= 3 + 1 + 3
    # Those that came first have counters of their own, all further ones share one.
    assert limits.take(b"", "10.0.0.1")[0] == 3
    assert limits.take(b"", "10.0.0.99")[0] == -1
    assert limits.take(b"0", "10.0.0.99")[0] == 3
    assert limits.callers <= 3 + 1 + 3
    assert limits.take(b"99", "10.0.0.99")[0] == -1
