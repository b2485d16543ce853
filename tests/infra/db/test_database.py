"""Transactions under a tenant, on a real server with row-level security."""

import asyncio
from collections.abc import AsyncIterator
from uuid import UUID

import asyncpg
import pytest
import pytest_asyncio
import sqlalchemy as sa

from rolecall.access.actor import system_actor
from rolecall.domains.audit.models import entries, heads
from rolecall.domains.audit.service import record, verify
from rolecall.infra.db import Database, Reader, TenantRead, prepared
from rolecall.infra.outbox import write_events
from rolecall.kernel import ids
from rolecall.kernel.errors import Conflict, Unavailable
from rolecall.kernel.sentences import plain
from rolecall.kernel.tenant import Tenant

from tests.support.servers import Servers

newest_entry = entries.alias("newest_entry")
_entry = sa.select(newest_entry.c.seq).where(newest_entry.c.org_id == entries.c.org_id)
_OWN = sa.select(entries.c.seq, entries.c.action).where(
    entries.c.org_id == sa.bindparam("org_id"), entries.c.seq >= sa.bindparam("first")
)


async def written(database: Database, org_id: UUID, count: int = 1) -> None:
    """Write audit entries, the simplest tenant rows there are."""
    async with database.transaction(Tenant(org_id)) as uow:
        for number in range(count):
            record(uow, system_actor(org_id), "test.done", "test", None, plain(f"number {number}"))


async def test_a_transaction_sees_its_own_tenant_only(database: Database) -> None:
    mine, theirs = ids.uuid7(), ids.uuid7()
    await written(database, mine)
    await written(database, theirs, 2)
    async with database.transaction(Tenant(mine)) as uow:
        # No filter at all: what is seen is what the policies let through.
        assert await uow.fetch_value(sa.select(sa.func.count()).select_from(entries)) == 1
        assert await uow.fetch(_OWN, org_id=theirs, first=0) == []


async def test_without_a_tenant_nothing_is_seen_and_nothing_written(database: Database) -> None:
    await written(database, ids.uuid7())
    async with database.pool.acquire() as connection:
        assert await connection.fetchval("SELECT count(*) FROM audit_entries") == 0
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute(
                "INSERT INTO audit_heads (org_id, seq, hash) VALUES ($1, 1, '')", ids.uuid7()
            )


async def test_a_row_cannot_be_written_for_another_tenant(database: Database) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with database.transaction(Tenant(ids.uuid7())) as uow:
            await (await uow.connection()).execute(
                "INSERT INTO audit_heads (org_id, seq, hash) VALUES ($1, 1, '')", ids.uuid7()
            )


async def test_the_tenant_does_not_outlive_its_transaction(narrow: Database) -> None:
    await written(narrow, ids.uuid7())
    async with narrow.pool.acquire() as connection:
        setting = await connection.fetchval("SELECT current_setting('app.org_id', true)")
    assert not setting


async def test_an_error_rolls_everything_back(database: Database) -> None:
    org_id = ids.uuid7()

    async def fail_half_way() -> None:
        async with database.transaction(Tenant(org_id)) as uow:
            record(uow, system_actor(org_id), "test.done", "test", None, plain("never"))
            await uow.flush()
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        await fail_half_way()
    async with database.transaction(Tenant(org_id)) as uow:
        assert (await verify(uow)).entries == 0


async def test_a_read_carries_its_tenant_in_one_statement(database: Database) -> None:
    mine, theirs = ids.uuid7(), ids.uuid7()
    await written(database, mine, 3)
    await written(database, theirs, 1)
    read = TenantRead(_OWN.order_by(entries.c.seq))
    assert [row["seq"] for row in await database.read(read, Tenant(mine), first=2)] == [2, 3]
    assert [row["seq"] for row in await database.read(read, Tenant(theirs), first=2)] == []


async def test_a_read_serves_inside_a_transaction_and_alone(database: Database) -> None:
    mine, theirs = ids.uuid7(), ids.uuid7()
    await written(database, mine, 3)
    await written(database, theirs, 3)
    newest = TenantRead(_OWN.order_by(entries.c.seq.desc()))

    async def seen(reader: Reader) -> tuple[list[int], int, int | None]:
        rows = await reader.fetch(newest, org_id=reader.org_id, first=2)
        one = await reader.fetch_one(newest, org_id=reader.org_id, first=1)
        assert one is not None
        none = await reader.fetch_value(newest, org_id=reader.org_id, first=9)
        return [row["seq"] for row in rows], one["seq"], none

    async with database.transaction(Tenant(mine)) as uow:
        assert await seen(uow) == ([3, 2], 3, None)
    assert await seen(database.reading(Tenant(mine))) == ([3, 2], 3, None)


async def test_a_read_alone_makes_its_setting_before_it_looks_anything_up(
    database: Database,
) -> None:
    mine = ids.uuid7()
    await written(database, mine, 2)
    newest = _entry.order_by(newest_entry.c.seq.desc()).limit(1).lateral("newest")
    read = TenantRead(
        sa.select(entries.c.seq, newest.c.seq.label("newest"))
        .outerjoin(newest, sa.true())
        .where(entries.c.org_id == sa.bindparam("org_id"), entries.c.seq == sa.bindparam("seq"))
    )
    reading = database.reading(Tenant(mine))
    row = await reading.fetch_one(read, org_id=mine, seq=1)
    assert row is not None
    assert (row["seq"], row["newest"]) == (1, 2)
    arguments = read.arguments_alone(Tenant(mine), {"seq": 1})
    plan = await database.pool.fetch(f"EXPLAIN (COSTS OFF) {read.alone}", *arguments)
    # A join of the setting with a table could begin with the table.
    assert [line[0].strip() for line in plan[:2]] == ["Nested Loop", "->  Result"]
    assert not any("Join Filter" in line[0] for line in plan)


async def test_a_read_alone_sees_its_own_tenant_whatever_it_is_asked_for(
    database: Database,
) -> None:
    mine, theirs = ids.uuid7(), ids.uuid7()
    await written(database, theirs, 1)
    reading = database.reading(Tenant(mine))
    assert await reading.fetch(TenantRead(_OWN), org_id=theirs, first=1) == []


async def test_lists_in_conditions_are_written_out(database: Database) -> None:
    org_id = ids.uuid7()
    await written(database, org_id, 4)
    fixed = prepared(
        sa.select(entries.c.seq)
        .where(entries.c.org_id == sa.bindparam("org_id"), entries.c.seq.in_((1, 3)))
        .order_by(entries.c.seq)
    )
    async with database.transaction(Tenant(org_id)) as uow:
        assert [row["seq"] for row in await uow.fetch(fixed, org_id=org_id)] == [1, 3]
        for wanted in ([2], [2, 4], []):
            found = await uow.fetch(
                sa.select(entries.c.seq)
                .where(entries.c.org_id == org_id, entries.c.seq.in_(wanted))
                .order_by(entries.c.seq)
            )
            assert [row["seq"] for row in found] == wanted


async def test_a_missing_parameter_is_an_error_not_a_null(database: Database) -> None:
    statement = prepared(_OWN)
    async with database.transaction(Tenant(ids.uuid7())) as uow:
        with pytest.raises(KeyError):
            await uow.fetch(statement, first=1)


async def test_the_chain_of_one_tenant_stands_concurrent_writers(database: Database) -> None:
    org_id = ids.uuid7()
    await asyncio.gather(*(written(database, org_id, 3) for _ in range(8)))
    async with database.transaction(Tenant(org_id)) as uow:
        found = await verify(uow)
    assert (found.ok, found.entries) == (True, 24)


async def test_a_unique_violation_is_a_conflict(database: Database) -> None:
    org_id = ids.uuid7()
    await written(database, org_id)
    with pytest.raises(Conflict):
        async with database.transaction(Tenant(org_id)) as uow:
            await (await uow.connection()).execute(
                "INSERT INTO audit_heads (org_id, seq, hash) VALUES ($1, 1, '')", org_id
            )


async def test_an_unreachable_server_is_said_so(servers: Servers) -> None:
    del servers
    with pytest.raises(Unavailable, match="cannot be reached"):
        await Database.connect("postgresql://nobody@127.0.0.1:1/nothing", event_writer=write_events)


async def backend(database: Database) -> int:
    found: int = await database.pool.fetchval("SELECT pg_backend_pid()")
    return found


@pytest_asyncio.fixture
async def narrow(servers: Servers) -> AsyncIterator[Database]:
    """A database with one connection: whoever spoils it spoils it for the next."""
    opened = await Database.connect(servers.app_dsn, event_writer=write_events, size=1)
    yield opened
    await opened.close()


async def test_a_request_that_is_cut_off_leaves_nothing_behind(narrow: Database) -> None:
    org_id = ids.uuid7()
    before = await backend(narrow)

    async def never_done() -> None:
        async with narrow.transaction(Tenant(org_id)) as uow:
            await uow.execute(sa.insert(heads).values(org_id=org_id, seq=1, hash=b"h"))
            await uow.fetch(sa.select(sa.func.pg_sleep(60)))

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(never_done(), 0.3)
    async with narrow.transaction(Tenant(org_id)) as uow:
        assert await uow.fetch_value(sa.select(sa.func.count()).select_from(heads)) == 0
    assert await backend(narrow) == before


async def test_a_connection_that_the_server_ended_is_replaced(
    narrow: Database, servers: Servers
) -> None:
    before = await backend(narrow)
    administrator = await asyncpg.connect(servers.admin_dsn)
    await administrator.execute("SELECT pg_terminate_backend($1, 5000)", before)
    await administrator.close()
    await asyncio.sleep(0.05)
    assert await backend(narrow) != before


async def test_a_refused_statement_does_not_cost_the_connection(narrow: Database) -> None:
    before = await backend(narrow)
    with pytest.raises(asyncpg.DivisionByZeroError):
        await narrow.pool.fetch("SELECT 1 / 0")
    assert await backend(narrow) == before
