"""The pool of connections of one process.

asyncpg's own pool costs 35 µs for every use (a proxy, two timers, a shielded task and a reset), as
much as a small query; this one costs one. It may be this simple because nothing is ever set on a
connection beyond its transaction (a lint holds that), so there is nothing to reset.

The connection used last is lent first, so that few stay warm and the others can be closed. A
connection comes back to the pool only in a state that is known to be good; anything else ends it.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from types import TracebackType
from typing import Any, TypeAlias

import asyncpg

Connection: TypeAlias = "asyncpg.Connection[Any]"

IDLE_SECONDS = 300.0
"""How long a connection that nobody needs stays open."""
CLOSE_SECONDS = 10.0


class Connections:
    """At most `size` connections, each lent to one user at a time."""

    def __init__(
        self,
        connect: Callable[[], Awaitable[Connection]],
        size: int,
        *,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        """Describe the pool; `connect` opens one more connection."""
        self._connect = connect
        self._size = size
        self._idle_seconds = idle_seconds
        self._members: set[Connection] = set()
        self._opening = 0
        self._idle: deque[tuple[Connection, float]] = deque()
        self._waiting: deque[asyncio.Future[Connection | None]] = deque()
        self._trimming: asyncio.TimerHandle | None = None
        self._ending: set[asyncio.Task[None]] = set()
        self._ended = asyncio.Event()
        self._closing = False

    @property
    def members(self) -> Collection[Connection]:
        """All open connections, lent or not."""
        return self._members

    async def open(self, count: int) -> None:
        """Open the first connections."""
        lent = [await self.take() for _ in range(count)]
        for connection in lent:
            self.give_back(connection)

    def acquire(self) -> "Lent":
        """Borrow a connection for the length of an `async with` block."""
        return Lent(self)

    async def fetch(self, sql: str, *arguments: Any) -> list[asyncpg.Record]:
        """Run one statement and return all rows."""
        async with Lent(self) as connection:
            return await connection.fetch(sql, *arguments)

    async def fetchval(self, sql: str, *arguments: Any, timeout: float | None = None) -> Any:  # noqa: ASYNC109 - asyncpg's own
        """Run one statement and return the first column of the first row."""
        async with Lent(self) as connection:
            return await connection.fetchval(sql, *arguments, timeout=timeout)

    async def take(self) -> Connection:
        """Return a connection that the caller gives back or discards; wait while all are lent.

        Raises:
            asyncpg.InterfaceError: the pool is being closed.
            OSError, asyncpg.PostgresError: one more connection is needed and cannot be opened.
        """
        while True:
            if self._closing:
                raise asyncpg.InterfaceError("the pool is closing")
            while self._idle:
                connection, _ = self._idle.pop()
                if not connection.is_closed():
                    return connection
                self._members.discard(connection)
            if len(self._members) + self._opening < self._size:
                return await self._one_more()
            connection_or_room = await self._wait()
            if connection_or_room is not None:
                return connection_or_room

    def give_back(self, connection: Connection) -> None:
        """Lend a connection on, or keep it for the next; it must be outside any transaction."""
        if self._closing or connection.is_closed() or connection.is_in_transaction():
            self.discard(connection)
            return
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(connection)
                return
        self._idle.append((connection, time.monotonic()))
        if self._trimming is None:
            loop = asyncio.get_running_loop()
            self._trimming = loop.call_later(self._idle_seconds, self._trim)

    def discard(self, connection: Connection) -> None:
        """End a connection whose state is not known; another may take its place."""
        self._end(connection)
        self._make_room()

    async def close(self) -> None:
        """Close all connections; those that are lent are waited for."""
        self._closing = True
        if self._trimming is not None:
            self._trimming.cancel()
        while self._waiting:
            self._make_room()
        while self._idle:
            self._end(self._idle.popleft()[0])
        # Those that are lent end in `give_back`, now that the pool is closing.
        while self._members or self._opening or self._ending:
            self._ended.clear()
            await self._ended.wait()

    async def _one_more(self) -> Connection:
        self._opening += 1
        try:
            connection = await self._connect()
        except BaseException:
            self._opening -= 1
            self._ended.set()
            self._make_room()
            raise
        self._opening -= 1
        self._members.add(connection)
        return connection

    async def _wait(self) -> "Connection | None":
        """Wait for a connection, or for room for one more (None)."""
        waiter: asyncio.Future[Connection | None] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        try:
            return await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled():
                # The turn came together with the cancellation: it is the next one's.
                connection = waiter.result()
                if connection is None:
                    self._make_room()
                else:
                    self.give_back(connection)
            raise

    def _make_room(self) -> None:
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(None)
                return

    def _end(self, connection: Connection) -> None:
        """Close a connection in its own time: a query that was cut off is cancelled first."""
        self._members.discard(connection)
        task = asyncio.get_running_loop().create_task(_close(connection))
        self._ending.add(task)
        task.add_done_callback(self._forget)

    def _forget(self, task: "asyncio.Task[None]") -> None:
        self._ending.discard(task)
        self._ended.set()

    def _trim(self) -> None:
        """Close what nobody has needed for a while."""
        self._trimming = None
        now = time.monotonic()
        while self._idle and now - self._idle[0][1] >= self._idle_seconds:
            self._end(self._idle.popleft()[0])
        if self._idle:
            pause = max(0.0, self._idle[0][1] + self._idle_seconds - now)
            self._trimming = asyncio.get_running_loop().call_later(pause, self._trim)


async def _close(connection: Connection) -> None:
    # Where it cannot be closed in order, asyncpg cuts it off.
    with suppress(OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        await connection.close(timeout=CLOSE_SECONDS)


class Lent:
    """A connection for the length of a block. Made by `Connections.acquire`."""

    __slots__ = ("_connection", "_pool")

    _connection: Connection

    def __init__(self, pool: Connections) -> None:
        self._pool = pool

    async def __aenter__(self) -> Connection:
        self._connection = await self._pool.take()
        return self._connection

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # A query that was cut off is still being cancelled by asyncpg, in its own time.
        cut_off = kind is not None and (
            not issubclass(kind, Exception) or issubclass(kind, TimeoutError)
        )
        if cut_off:
            self._pool.discard(self._connection)
        else:
            self._pool.give_back(self._connection)
