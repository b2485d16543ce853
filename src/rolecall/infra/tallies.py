"""Handing counts to Redis, which may be away."""

from collections.abc import Awaitable

import structlog
from redis.exceptions import RedisError

_log = structlog.get_logger("tallies")


async def handed_over(work: Awaitable[None]) -> bool:
    """Await work on Redis; False, and a line in the log, where Redis is away or too slow."""
    try:
        await work
    except (RedisError, OSError) as error:
        _log.warning("counts_wait_for_redis", error=repr(error))
        return False
    return True
