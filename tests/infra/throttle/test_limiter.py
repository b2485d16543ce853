import pytest
from redis.asyncio import Redis

from rolecall.infra.runtime import Runtime
from rolecall.infra.throttle import Limiter, Rate
from rolecall.kernel import ids
from rolecall.kernel.errors import TooManyRequests
from rolecall.kernel.sentences import plain

RATE = Rate("test", 3, 60)


@pytest.fixture(params=["redis", "redis is down"])
def limiter(request: pytest.FixtureRequest, runtime: Runtime) -> Limiter:
    if request.param == "redis":
        return Limiter(runtime.redis)
    return Limiter(Redis.from_url("unix:///nowhere/redis.sock", socket_connect_timeout=0.2))


async def test_takes_as_many_as_the_rate_says(limiter: Limiter) -> None:
    key = ids.uuid7().hex
    assert [await limiter.hit(RATE, key) for _ in range(5)] == [True, True, True, False, False]
    assert 50 <= await limiter.wait(RATE, key) <= 60


async def test_keys_and_rates_are_counted_apart(limiter: Limiter) -> None:
    key = ids.uuid7().hex
    for _ in range(3):
        await limiter.hit(RATE, key, "a")
    assert await limiter.hit(RATE, key, "b")
    assert await limiter.hit(Rate("another", 3, 60), key, "a")
    assert not await limiter.hit(RATE, key, "a")


async def test_refuses_with_the_time_to_wait(limiter: Limiter) -> None:
    key = ids.uuid7().hex
    for _ in range(3):
        await limiter.require(RATE, key, detail=plain("Too fast."))
    with pytest.raises(TooManyRequests) as refused:
        await limiter.require(RATE, key, detail=plain("Too fast."))
    assert 50 <= int(refused.value.headers["Retry-After"]) <= 60


async def test_forgets_when_told_to(limiter: Limiter) -> None:
    key = ids.uuid7().hex
    for _ in range(3):
        await limiter.hit(RATE, key)
    await limiter.clear(RATE, key)
    assert await limiter.wait(RATE, key) == 0
    assert await limiter.hit(RATE, key)


async def test_two_processes_share_the_count(runtime: Runtime) -> None:
    key = ids.uuid7().hex
    first, second = Limiter(runtime.redis), Limiter(runtime.redis)
    taken = [await (first, second)[n % 2].hit(RATE, key) for n in range(5)]
    assert taken.count(True) == 3
