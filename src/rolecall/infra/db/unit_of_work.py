"""One transaction, for one tenant.

A unit of work begins with the tenant set for exactly its transaction, so that row-level security
has something to hold on to, and ends with one commit. Events are collected and written just before
the commit; hooks run before it (the audit chain, last, because its row is the most contended) or
after it (wake-ups, which may be lost). Writes whose outcome nobody waits for go out together.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar
from uuid import UUID

import asyncpg
import sqlalchemy as sa
from asyncpg.pool import PoolConnectionProxy
from sqlalchemy.sql.elements import ClauseElement

from rolecall.infra.db.security import CONFINED, ERASING, UNSEALED
from rolecall.infra.db.statements import Row, Statement, insertion, text_and_arguments
from rolecall.infra.db.writes import Queued, Write, joined, repeated
from rolecall.kernel import clock, ids
from rolecall.kernel.events import Event
from rolecall.kernel.tenant import Tenant

if TYPE_CHECKING:
    from rolecall.infra.db.database import Database
    from rolecall.infra.runtime import Runtime

T = TypeVar("T")
Connection: TypeAlias = "asyncpg.Connection[Any] | PoolConnectionProxy[Any]"
Hook = Callable[["UnitOfWork"], Awaitable[None]]
AfterHook = Callable[[], Awaitable[None]]


class PendingEvent:
    """An event that waits for the commit of its unit of work."""

    __slots__ = ("available_at", "event", "id")

    def __init__(self, event: Event, available_at: datetime) -> None:
        self.id = ids.uuid7()
        self.event = event
        self.available_at = available_at


class EventWriter(Protocol):
    """Writes the collected events as outbox rows, inside the transaction."""

    async def __call__(self, uow: "UnitOfWork", events: Sequence[PendingEvent], /) -> None:
        """Write all of them, or raise."""


class UnitOfWork:
    """An open transaction under one tenant. Made by `Database.transaction` only."""

    def __init__(
        self,
        connection: Connection,
        tenant: Tenant,
        event_writer: EventWriter,
        database: "Database",
    ) -> None:
        self._connection = connection
        self._queued: list[Queued] = []
        self._database = database
        self.tenant = tenant
        self.notes: dict[str, Any] = {}
        """What a package keeps for the length of the transaction, under its own dotted name."""
        self.wrote_events = False
        self._event_writer = event_writer
        self._events: list[PendingEvent] = []
        self._before: dict[str, Hook] = {}
        self._after: list[AfterHook] = []

    @property
    def org_id(self) -> UUID:
        """The organization whose rows this transaction sees."""
        return self.tenant.org_id

    @property
    def user_id(self) -> UUID | None:
        """The login on whose behalf it runs, where there is one."""
        return self.tenant.user_id

    @property
    def runtime(self) -> "Runtime":
        """The process's settings, keys and providers (providers are for after the commit)."""
        return self._database.runtime

    async def confine(self, member: Tenant) -> None:
        """Let the rest of the transaction see no confidential job that this member does not.

        For work of the system on behalf of somebody, who is known only after it has begun.
        """
        if member.confined:
            connection = await self.connection()
            await connection.execute(
                "SELECT set_config('app.user_id', $1, true), set_config('app.confined', $2, true)",
                str(member.user_id),
                CONFINED,
            )

    async def allow_erasing(self) -> None:
        """Let the rest of the transaction write to append-only tables that erasures reach."""
        connection = await self.connection()
        await connection.execute("SELECT set_config('app.erasing', $1, true)", ERASING)

    async def unseal(self) -> None:
        """Let the rest of the transaction see and write rows of sealed tables."""
        connection = await self.connection()
        await connection.execute("SELECT set_config('app.unsealed', $1, true)", UNSEALED)

    async def plan_for_values(self) -> None:
        """Let the rest of the transaction plan each statement for the values that it is given.

        For what reads a large part of an organization: which way is the shortest depends on how
        much that is, and planning costs little beside it.
        """
        connection = await self.connection()
        await connection.execute("SELECT set_config('plan_cache_mode', 'force_custom_plan', true)")

    async def connection(self) -> Connection:
        """Return the connection, for statements that are text, with all writes before them done."""
        if self._queued:
            await self._send_queued()
        return self._connection

    async def fetch(self, statement: Statement | ClauseElement, **given: Any) -> list[Row]:
        """Run and return all rows."""
        sql, arguments = text_and_arguments(statement, given)
        return await (await self.connection()).fetch(sql, *arguments)

    async def fetch_one(self, statement: Statement | ClauseElement, **given: Any) -> Row | None:
        """Run and return the first row, None if there is none."""
        sql, arguments = text_and_arguments(statement, given)
        return await (await self.connection()).fetchrow(sql, *arguments)

    async def fetch_value(self, statement: Statement | ClauseElement, **given: Any) -> Any:
        """Run and return the first column of the first row, None if there is none."""
        sql, arguments = text_and_arguments(statement, given)
        return await (await self.connection()).fetchval(sql, *arguments)

    async def execute(self, statement: Statement | ClauseElement, **given: Any) -> int:
        """Run and return how many rows were written."""
        sql, arguments = text_and_arguments(statement, given)
        outcome = await (await self.connection()).execute(sql, *arguments)
        count = outcome.rpartition(" ")[2]
        return int(count) if count.isdigit() else 0

    async def insert(self, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
        """Insert rows that name the same columns, in one round trip; of no rows nothing is made.

        For many rows in one statement SQLAlchemy has no cache key: each would be compiled anew.
        """
        if rows:
            await self.execute_many(insertion(table, tuple(rows[0])), rows)

    async def execute_many(self, statement: Statement, rows: Sequence[dict[str, Any]]) -> None:
        """Run a prepared statement once for each row of parameters, in one round trip."""
        arguments = [statement.arguments(row) for row in rows]
        await (await self.connection()).executemany(statement.sql, arguments)

    def write(self, write: Write, **given: Any) -> None:
        """Write with the next statement or before the commit, together with other such writes.

        An error comes from whatever sends it; for rows that may be refused use `execute`.
        """
        self._queued.append((write, given))

    def emit(self, event: Event, *, available_at: datetime | None = None) -> UUID:
        """Publish a fact with this transaction; returns the event's id.

        `available_at` holds it back: handlers see it no earlier.
        """
        pending = PendingEvent(event, available_at or clock.now())
        self._events.append(pending)
        return pending.id

    def before_commit(self, name: str, hook: Hook) -> None:
        """Run `hook` once before the commit, after the events, in order of the hooks' names."""
        self._before[name] = hook

    def after_commit(self, hook: AfterHook) -> None:
        """Run `hook` after a successful commit. It may be lost in a crash; keep it harmless."""
        self._after.append(hook)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """Keep all that the block does or, if it raises, nothing of it; the transaction goes on.

        What the block emitted, noted and hooked goes with what it wrote.
        """
        connection = await self.connection()
        events, before, after = list(self._events), dict(self._before), list(self._after)
        notes = {
            name: list(value) if isinstance(value, list) else value
            for name, value in self.notes.items()
        }
        await connection.execute("SAVEPOINT step")
        try:
            yield
            await self.connection()
        except BaseException:
            self._queued.clear()
            self._events, self._before, self._after = events, before, after
            self.notes.clear()
            self.notes.update(notes)
            await connection.execute("ROLLBACK TO SAVEPOINT step")
            raise
        await connection.execute("RELEASE SAVEPOINT step")

    async def flush(self) -> None:
        """Write collected events and run the hooks; `Database.transaction` calls this."""
        if self._events:
            events, self._events = self._events, []
            self.wrote_events = True
            await self._event_writer(self, events)
        for name in sorted(self._before):
            await self._before[name](self)
        self._before.clear()
        await self._send_queued()

    async def _send_queued(self) -> None:
        queued, self._queued = self._queued, []
        earlier, together = repeated(queued)
        for write, runs in earlier.items():
            sql, _ = joined([(write, runs[0])])
            rows = [joined([(write, values)])[1] for values in runs]
            await self._connection.executemany(sql, rows)
        if together:
            sql, arguments = joined(together)
            await self._connection.execute(sql, *arguments)

    async def finish(self) -> None:
        """Run what waits for the commit; `Database.transaction` calls this."""
        for hook in self._after:
            await hook()
