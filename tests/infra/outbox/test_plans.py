"""What looks at the few rows that are open or dead does not read the many that are done."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from rolecall.infra.db import Database
from rolecall.infra.outbox import depth, inspection
from rolecall.infra.outbox.writer import write_events

from tests.support.queries import counted_statements
from tests.support.servers import Servers

_PARAMETER = re.compile(r"\$\d+")


@pytest_asyncio.fixture(loop_scope="session")
async def relay_database(servers: Servers) -> AsyncIterator[Database]:
    opened = await Database.connect(
        servers.relay_dsn, event_writer=write_events, size=1, application_name="plans"
    )
    await depth.measure(opened)
    yield opened
    await opened.close()


async def plans(database: Database, statements: list[str]) -> list[str]:
    """Return the plans that hold for all parameters, as the application's connections make them."""
    found = []
    async with database.pool.acquire() as connection, connection.transaction():
        # A table of a test is so small that reading all of it would win.
        await connection.execute("SET LOCAL enable_seqscan = off")
        for statement in statements:
            await connection.execute(f"PREPARE looked_at AS {statement}")
            unknown = ", ".join(["NULL"] * len(set(_PARAMETER.findall(statement))))
            run = f"EXECUTE looked_at({unknown})" if unknown else "EXECUTE looked_at"
            rows = await connection.fetch(f"EXPLAIN (COSTS OFF) {run}")
            await connection.execute("DEALLOCATE looked_at")
            found.append("\n".join(row[0] for row in rows))
    return found


@pytest.mark.parametrize("asked", ["count", "list", "replay"])
async def test_the_dead_are_found_by_their_index(relay_database: Database, asked: str) -> None:
    with counted_statements(relay_database) as statements:
        if asked == "count":
            await depth.measure(relay_database)
        elif asked == "list":
            await inspection.list_dead(relay_database)
        else:
            await inspection.replay(relay_database, None, handler="nobody's")
    of_the_dead = [one for one in statements if "'dead'" in one]
    assert len(of_the_dead) == 1
    [plan] = await plans(relay_database, of_the_dead)
    assert "ix_outbox_deliveries_dead" in plan, plan


async def test_the_open_are_found_by_their_index(relay_database: Database) -> None:
    with counted_statements(relay_database) as statements:
        await depth.measure(relay_database)
    [of_the_open] = [one for one in statements if "'ready'" in one]
    [plan] = await plans(relay_database, [of_the_open])
    assert "ix_outbox_deliveries_open" in plan, plan
