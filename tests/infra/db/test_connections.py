"""The pool lends what is sound, in turn, and no more than it may."""

import asyncio
from collections.abc import AsyncIterator, Callable

import asyncpg
import pytest
import pytest_asyncio

from rolecall.infra.db.connections import Connection, Connections

from tests.support.servers import Servers

Pool = Callable[[int], Connections]


@pytest_asyncio.fixture
async def pool(servers: Servers) -> AsyncIterator[Pool]:
    made: list[Connections] = []

    async def connect() -> Connection:
        return await asyncpg.connect(servers.app_dsn)

    def make(size: int) -> Connections:
        made.append(Connections(connect, size))
        return made[-1]

    yield make
    for one in made:
        await asyncio.wait_for(one.close(), 5)


async def process_of(pool: Connections) -> int:
    found: int = await pool.fetchval("SELECT pg_backend_pid()")
    return found


async def test_lends_the_connection_that_was_used_last(pool: Pool) -> None:
    lending = pool(3)
    async with lending.acquire(), lending.acquire():
        assert len(lending.members) == 2
    first = await process_of(lending)
    assert [await process_of(lending) for _ in range(5)] == [first] * 5
    assert len(lending.members) == 2


async def test_never_lends_one_connection_twice_or_more_than_it_may(pool: Pool) -> None:
    lending = pool(3)
    lent: set[Connection] = set()
    most = 0

    async def borrow(number: int) -> None:
        nonlocal most
        async with lending.acquire() as connection:
            assert connection not in lent
            lent.add(connection)
            most = max(most, len(lent))
            assert await connection.fetchval("SELECT $1::int", number) == number
            lent.discard(connection)

    await asyncio.gather(*(borrow(number) for number in range(60)))
    assert 1 <= most <= len(lending.members) <= 3


async def test_those_who_wait_are_served_in_their_order(pool: Pool) -> None:
    lending = pool(1)
    served: list[int] = []

    async def borrow(number: int) -> None:
        async with lending.acquire():
            served.append(number)

    async with lending.acquire():
        waiting = [asyncio.create_task(borrow(number)) for number in range(5)]
        await asyncio.sleep(0)
    await asyncio.gather(*waiting)
    assert served == [0, 1, 2, 3, 4]


async def test_the_turn_of_one_who_gave_up_is_the_next_ones(pool: Pool) -> None:
    lending = pool(1)
    borrowed = lending.acquire()
    await borrowed.__aenter__()
    first, second = (asyncio.create_task(process_of(lending)) for _ in range(2))
    await asyncio.sleep(0)
    # The turn and the cancellation arrive together.
    await borrowed.__aexit__(None, None, None)
    first.cancel()
    assert await asyncio.wait_for(second, 5)
    assert first.cancelled()
    assert len(lending.members) == 1


async def test_replaces_a_connection_that_the_server_ended(pool: Pool, servers: Servers) -> None:
    lending = pool(1)
    before = await process_of(lending)
    administrator = await asyncpg.connect(servers.admin_dsn)
    await administrator.execute("SELECT pg_terminate_backend($1, 5000)", before)
    await administrator.close()
    await asyncio.sleep(0.05)
    assert await process_of(lending) != before
    assert len(lending.members) == 1


async def test_a_query_that_was_cut_off_ends_its_connection_and_itself(
    pool: Pool, servers: Servers
) -> None:
    lending = pool(1)
    before = await process_of(lending)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await lending.fetch("SELECT pg_sleep(60)")
    assert await process_of(lending) != before
    await lending.close()
    administrator = await asyncpg.connect(servers.admin_dsn)
    running = "SELECT count(*) FROM pg_stat_activity WHERE pid = $1"
    assert await administrator.fetchval(running, before) == 0
    await administrator.close()


async def test_a_connection_that_comes_back_in_a_transaction_is_not_lent_again(
    pool: Pool,
) -> None:
    lending = pool(1)
    async with lending.acquire() as connection:
        before = await connection.fetchval("SELECT pg_backend_pid()")
        await connection.execute("BEGIN")
    assert await process_of(lending) != before


async def test_a_refused_statement_does_not_cost_the_connection(pool: Pool) -> None:
    lending = pool(1)
    before = await process_of(lending)
    with pytest.raises(asyncpg.DivisionByZeroError):
        await lending.fetch("SELECT 1 / 0")
    assert await process_of(lending) == before


async def test_who_waits_learns_that_the_server_cannot_be_reached() -> None:
    attempts = 0

    async def connect() -> Connection:
        nonlocal attempts
        attempts += 1
        await asyncio.sleep(0)
        raise ConnectionRefusedError

    lending = Connections(connect, 1)
    found = await asyncio.gather(
        *(lending.fetch("SELECT 1") for _ in range(3)), return_exceptions=True
    )
    assert [type(error) for error in found] == [ConnectionRefusedError] * 3
    assert attempts == 3
    await lending.close()


async def test_closes_what_nobody_needs(servers: Servers) -> None:
    async def connect() -> Connection:
        return await asyncpg.connect(servers.app_dsn)

    lending = Connections(connect, 2, idle_seconds=0.1)
    async with lending.acquire(), lending.acquire():
        assert len(lending.members) == 2
    for _ in range(6):
        await process_of(lending)
        await asyncio.sleep(0.05)
    assert len(lending.members) == 1
    await asyncio.sleep(0.3)
    assert not lending.members


async def test_closing_waits_for_what_is_lent_and_refuses_the_rest(pool: Pool) -> None:
    lending = pool(1)
    async with lending.acquire() as connection:
        waiting = asyncio.create_task(lending.fetch("SELECT 1"))
        await asyncio.sleep(0)
        closing = asyncio.create_task(lending.close())
        with pytest.raises(asyncpg.InterfaceError):
            await waiting
        assert await connection.fetchval("SELECT 1") == 1
        assert not closing.done()
    await asyncio.wait_for(closing, 5)
    assert not lending.members
