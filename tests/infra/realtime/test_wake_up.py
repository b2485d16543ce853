"""The relay is called after commits, but nobody waits for it."""

import asyncio
import time

from redis.asyncio import Redis

from rolecall.infra.realtime import WAKE_CHANNEL
from rolecall.infra.realtime.wake_up import WakeUp
from rolecall.infra.runtime import Runtime


async def calls_within(redis: "Redis", seconds: float, wake_up: WakeUp, times: int) -> int:
    pubsub = redis.pubsub()
    await pubsub.subscribe(WAKE_CHANNEL)
    # What the tests before committed may still call: begin when nobody does any more.
    while await pubsub.get_message(timeout=0.2):
        pass
    for _ in range(times):
        await wake_up.soon(None)
    heard, until = 0, time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        message = await pubsub.get_message(ignore_subscribe_messages=True, timeout=left)
        heard += message is not None
    await pubsub.aclose()  # type: ignore[no-untyped-call]
    return heard


async def test_many_commits_make_one_call(runtime: Runtime) -> None:
    wake_up = WakeUp(runtime.redis)
    assert await calls_within(runtime.redis, 0.3, wake_up, times=50) == 1
    assert await calls_within(runtime.redis, 0.3, wake_up, times=1) == 1
    await wake_up.close()


async def test_nobody_waits_for_a_broker_that_does_not_answer() -> None:
    connected: list[asyncio.StreamWriter] = []
    silent = await asyncio.start_server(lambda _, writer: connected.append(writer), "127.0.0.1", 0)
    port = silent.sockets[0].getsockname()[1]
    redis = Redis(host="127.0.0.1", port=port, socket_timeout=5)
    wake_up = WakeUp(redis)
    began = time.monotonic()
    await wake_up.soon(None)
    await asyncio.sleep(0.05)
    await wake_up.soon(None)
    await wake_up.close()
    assert time.monotonic() - began < 2
    await redis.aclose()
    for writer in connected:
        writer.close()
        await writer.wait_closed()
    silent.close()
    await silent.wait_closed()
