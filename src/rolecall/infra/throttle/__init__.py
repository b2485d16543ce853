"""How often something may be done: counted in Redis for all processes, locally while it is away.

A limiter that fails open invites whoever can disturb Redis, one that fails closed lets Redis decide
whether anybody may sign in. So each process counts for itself until Redis is back.
"""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from limits import RateLimitItemPerSecond
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from redis.asyncio import Redis
from redis.exceptions import RedisError

from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.errors import TooManyRequests
from rolecall.kernel.sentences import Sentence

T = TypeVar("T")
_NAME = "infra.limiter"
_LOCAL_SECONDS = 5.0
"""How long Redis is left alone after it failed: each attempt may cost its connect timeout."""


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `amount` within any `seconds`. `name` keeps the counters of two rates apart."""

    name: str
    amount: int
    seconds: int


class Limiter:
    """Counts. Give keys that tell nothing (hashes, ids): Redis holds them in plain."""

    def __init__(self, redis: "Redis") -> None:
        """Use the pool of this Redis."""
        shared = RedisStorage(
            "async+redis://",
            implementation="redispy",
            key_prefix="rolecall:limit",
            connection_pool=redis.connection_pool,  # type: ignore[arg-type] # passed to redis-py
        )
        self._shared = MovingWindowRateLimiter(shared)
        self._local = MovingWindowRateLimiter(MemoryStorage())
        self._local_until = 0.0

    async def hit(self, rate: Rate, *key: str) -> bool:
        """Count one more; False when that is over the rate, and then it is not counted."""
        item = _item(rate)
        return await self._counted(lambda limiter: limiter.hit(item, *key))

    async def wait(self, rate: Rate, *key: str) -> int:
        """Return for how many seconds nothing more is allowed; 0 when one more is."""
        item = _item(rate)
        resets_at, remaining = await self._counted(
            lambda limiter: limiter.get_window_stats(item, *key)
        )
        return 0 if remaining > 0 else max(1, round(resets_at - clock.now().timestamp()))

    async def require(self, rate: Rate, *key: str, detail: Sentence) -> None:
        """Count one more, or refuse.

        Raises:
            TooManyRequests: it would be over the rate; says for how long.
        """
        if not await self.hit(rate, *key):
            raise TooManyRequests(detail, retry_after=max(1, await self.wait(rate, *key)))

    async def clear(self, rate: Rate, *key: str) -> None:
        """Forget what was counted."""
        item = _item(rate)
        await self._counted(lambda limiter: limiter.clear(item, *key))

    async def _counted(self, count: Callable[[MovingWindowRateLimiter], Awaitable[T]]) -> T:
        if time.monotonic() >= self._local_until:
            try:
                return await count(self._shared)
            except (RedisError, OSError):
                self._local_until = time.monotonic() + _LOCAL_SECONDS
        return await count(self._local)


def limiter_of(runtime: Runtime) -> Limiter:
    """Return this process's limiter."""
    found = runtime.notes.get(_NAME)
    if not isinstance(found, Limiter):
        found = runtime.notes[_NAME] = Limiter(runtime.redis)
    return found


def _item(rate: Rate) -> RateLimitItemPerSecond:
    return RateLimitItemPerSecond(rate.amount, rate.seconds, namespace=rate.name)
