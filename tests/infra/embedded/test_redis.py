import os
import signal
import time
from collections.abc import Callable

import redis as client

from rolecall.infra.embedded import DataLayout, Redis, running


def test_answers_on_a_private_socket_and_keeps_nothing(redis: Redis, layout: DataLayout) -> None:
    redis.prepare()
    with running(redis), client.Redis.from_url(redis.url) as connection:
        assert connection.set("key", "value")
        assert connection.config_get("save") == {"save": ""}
        assert connection.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
        assert layout.sockets.stat().st_mode & 0o777 == 0o700
    assert list(layout.redis.iterdir()) == []
    redis.prepare()
    with running(redis), client.Redis.from_url(redis.url) as connection:
        assert connection.get("key") is None


def test_starts_again_after_kill_9(redis: Redis) -> None:
    redis.prepare()
    with running(redis) as process:
        process.kill()
        process.wait()
    redis.prepare()
    with running(redis) as process:
        assert redis.is_ready(process.pid)


def test_a_server_without_a_parent_makes_room_for_the_next(
    redis: Redis, in_child: Callable[[Callable[[], None]], int]
) -> None:
    redis.prepare()

    def hold() -> None:
        with running(redis):
            time.sleep(60)

    parent = in_child(hold)
    deadline = time.monotonic() + 10
    while not redis.is_ready(0):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    redis.prepare()
    with running(redis) as process:
        assert redis.is_ready(process.pid)
