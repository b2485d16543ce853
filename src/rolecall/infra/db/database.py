"""Pools, and how a transaction begins and ends.

A transaction costs two round trips beyond its statements: `BEGIN` goes out together with the
tenant's settings, `COMMIT` at the end. The settings are local to the transaction (a lint holds
that), so a connection returns to the pool clean and needs no reset query, which would cost more
than many a read.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID
from weakref import WeakSet

import asyncpg
import msgspec

from rolecall.infra.db.reading import Reading, TenantRead
from rolecall.infra.db.security import CONFINED
from rolecall.infra.db.statements import Row, Statement
from rolecall.infra.db.unit_of_work import EventWriter, UnitOfWork
from rolecall.kernel.errors import Conflict, RolecallError, Unavailable
from rolecall.kernel.sentences import as_text, say
from rolecall.kernel.tenant import PLATFORM_ORG, Tenant

if TYPE_CHECKING:
    from rolecall.infra.runtime import Runtime

Pool: TypeAlias = "asyncpg.Pool[Any]"
Bare: TypeAlias = "asyncpg.Connection[Any]"

_QUERIES_OF_A_CONNECTION = 1_000_000
"""Then it is replaced. asyncpg's 50,000 would plan every statement anew twice a minute."""
_encode_json = partial(msgspec.json.encode, enc_hook=as_text)
_decode_json = msgspec.json.decode


async def _no_reset(_: Bare) -> None:
    """Nothing outlives a transaction."""


async def _prepare_connection(connection: Bare) -> None:
    await connection.set_type_codec(
        "jsonb",
        schema="pg_catalog",
        format="binary",
        encoder=lambda value: b"\x01" + _encode_json(value),
        decoder=lambda data: _decode_json(data[1:]),
    )


class Database:
    """One shard's pools: the application's, and the relay's where this process has it."""

    def __init__(
        self,
        pool: Pool,
        event_writer: EventWriter,
        *,
        on_events: Callable[[UnitOfWork], Awaitable[None]] | None = None,
    ) -> None:
        self.pool = pool
        self.connections: Collection[Bare] = ()
        """Those that are open, lent or not: who counts statements listens to them."""
        self.runtime: Runtime
        """Set when the process is composed (`rolecall.infra.runtime.Runtime`)."""
        self._event_writer = event_writer
        self._on_events = on_events

    @classmethod
    async def connect(
        cls,
        dsn: str,
        *,
        event_writer: EventWriter,
        size: int = 16,
        min_size: int = 1,
        statement_timeout_ms: int = 15_000,
        application_name: str = "rolecall",
        on_events: Callable[[UnitOfWork], Awaitable[None]] | None = None,
    ) -> "Database":
        """Open a pool.

        Raises:
            Unavailable: the server cannot be reached or refuses the role.
        """
        opened: WeakSet[Bare] = WeakSet()

        async def connect(*arguments: Any, **options: Any) -> Bare:
            try:
                connection: Bare = await asyncpg.connect(*arguments, **options)
            except (OSError, TimeoutError) as error:
                raise Unavailable(
                    say("The database cannot be reached: {error}.", error=str(error))
                ) from error
            await _prepare_connection(connection)
            opened.add(connection)
            return connection

        try:
            pool = await asyncpg.create_pool(
                dsn,
                min_size=min_size,
                max_size=size,
                max_queries=_QUERIES_OF_A_CONNECTION,
                connect=connect,
                reset=_no_reset,
                command_timeout=statement_timeout_ms / 1000 + 5,
                server_settings={
                    "application_name": application_name,
                    "statement_timeout": str(statement_timeout_ms),
                    "idle_in_transaction_session_timeout": "60000",
                    "TimeZone": "UTC",
                    # Every statement has its index, whoever asks, and planning it for the values
                    # at hand costs up to ten times as much as running it.
                    "plan_cache_mode": "force_generic_plan",
                    "jit": "off",
                },
            )
        except asyncpg.PostgresError as error:
            raise Unavailable(
                say("The database cannot be reached: {error}.", error=str(error))
            ) from error
        made = cls(pool, event_writer, on_events=on_events)
        made.connections = opened
        return made

    async def close(self) -> None:
        """Close the pool; waits for connections in use."""
        await self.pool.close()

    @asynccontextmanager
    async def transaction(self, tenant: Tenant) -> AsyncIterator[UnitOfWork]:
        """Open a unit of work; commit at the end of the block, roll back if it raises."""
        try:
            async with self.pool.acquire() as connection:
                uow = UnitOfWork(connection, tenant, self._event_writer, self)
                try:
                    await connection.execute(_begin(tenant))
                    yield uow
                    await uow.flush()
                    await connection.execute("COMMIT")
                except BaseException:
                    # Of a statement that was cut off, asyncpg has asked the server to cancel it,
                    # and waits for that before it sends anything else.
                    await _roll_back(connection)
                    raise
        except Exception as error:
            expected = _expected(error)
            if expected is None:
                raise
            raise expected from error
        if uow.wrote_events and self._on_events is not None:
            await self._on_events(uow)
        await uow.finish()

    def reading(self, tenant: Tenant) -> Reading:
        """Return what queries read through when each may be a transaction of its own."""
        return Reading(self, tenant)

    async def read(self, statement: TenantRead, tenant: Tenant, **given: Any) -> list[Row]:
        """Run one read under the tenant in a single round trip."""
        try:
            return await self.pool.fetch(statement.alone, *statement.arguments_alone(tenant, given))
        except Exception as error:
            expected = _expected(error)
            if expected is None:
                raise
            raise expected from error

    async def read_public(self, statement: Statement, **given: Any) -> list[Row]:
        """Run one read of tables that anybody may read, in a single round trip.

        No tenant is set, so row-level security shows nothing of any other table.
        """
        return await self.pool.fetch(statement.sql, *statement.arguments(given))

    async def ping(self) -> None:
        """Ask the server for a sign of life."""
        await self.pool.fetchval("SELECT 1", timeout=2)


@asynccontextmanager
async def cross_tenant_session_unsafe(
    database: Database, *, reason: str
) -> AsyncIterator[UnitOfWork]:
    """Open a unit of work of a role that sees every tenant (the relay's pool).

    Only listed modules may call this (a lint holds the list), each with the reason for it.
    """
    if not reason:
        raise ValueError("say why this needs to see every tenant")
    async with database.transaction(Tenant(PLATFORM_ORG)) as uow:
        yield uow


def _begin(tenant: Tenant) -> str:
    """Return BEGIN with the settings, as one simple query (UUIDs need no quoting)."""
    org: UUID = UUID(str(tenant.org_id))
    login = "" if tenant.user_id is None else str(UUID(str(tenant.user_id)))
    confined = CONFINED if tenant.confined else ""
    return (
        f"BEGIN; SELECT set_config('app.org_id', '{org}', true), "
        f"set_config('app.user_id', '{login}', true), "
        f"set_config('app.confined', '{confined}', true)"
    )


async def _roll_back(connection: Any) -> None:
    if not connection.is_closed() and connection.is_in_transaction():
        await connection.execute("ROLLBACK")


def _expected(error: BaseException) -> RolecallError | None:
    """Return what a database error means to the caller, None for what is a defect of ours."""
    if isinstance(error, asyncpg.UniqueViolationError):
        return Conflict(say("The same thing was written a moment ago. Reload and look."))
    if isinstance(error, asyncpg.ForeignKeyViolationError):
        return Conflict(say("Something that this refers to is gone, or is still in use elsewhere."))
    if isinstance(error, asyncpg.DeadlockDetectedError | asyncpg.LockNotAvailableError):
        return Conflict(say("Someone is changing the same thing just now. Please try again."))
    if isinstance(error, asyncpg.QueryCanceledError | asyncpg.TooManyConnectionsError):
        return Unavailable(say("The database is too busy for this just now. Please try again."))
    lost = (asyncpg.PostgresConnectionError, asyncpg.InterfaceError, ConnectionError)
    if isinstance(error, (*lost, asyncpg.CannotConnectNowError, asyncpg.AdminShutdownError)):
        return Unavailable(say("The database cannot be reached just now. Please try again."))
    return None
