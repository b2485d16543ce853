"""Telling the relay that events wait.

It would find them within 200 ms anyway, so this may be lost, must never keep a request waiting (a
Redis that hangs would hold it for seconds), and one call is enough for what is committed together:
under load a call per commit costs a tenth of a write.
"""

import asyncio
from contextlib import suppress

from redis.asyncio import Redis
from redis.exceptions import RedisError

from rolecall.infra.realtime import WAKE_CHANNEL

GATHER_SECONDS = 0.01
"""How long a call waits for more commits."""


class WakeUp:
    """Calls the relay in the background of a process whose event loop always runs."""

    def __init__(self, redis: "Redis") -> None:
        self._redis = redis
        self._calling: set[asyncio.Task[None]] = set()
        self._gathering = False

    async def soon(self, _: object) -> None:
        """See to it that the relay looks, soon after a commit."""
        if not self._gathering:
            self._gathering = True
            task = asyncio.get_running_loop().create_task(self._call())
            self._calling.add(task)
            task.add_done_callback(self._calling.discard)

    async def close(self) -> None:
        """Forget calls that were not made yet."""
        for task in list(self._calling):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _call(self) -> None:
        await asyncio.sleep(GATHER_SECONDS)
        self._gathering = False
        await wake_relay(self._redis)


async def wake_relay(redis: "Redis") -> None:
    """Call the relay now."""
    with suppress(RedisError, OSError):
        await redis.publish(WAKE_CHANNEL, b"1")
