from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict
from datetime import timedelta

import pytest
import pytest_asyncio
from httpx2 import AsyncClient

from rolecall.access import Role
from rolecall.domains.identity.events import PasswordResetAsked
from rolecall.infra.db import Database
from rolecall.infra.outbox import depth, write_events
from rolecall.infra.outbox.heartbeat import beat
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import PLATFORM

from tests.support.servers import Servers
from tests.support.world import World

URL = "/api/v1/platform/health"


@pytest_asyncio.fixture(loop_scope="session")
async def relay(servers: Servers) -> AsyncIterator[Database]:
    """The relay's pool, which sees every tenant."""
    opened = await Database.connect(servers.relay_dsn, event_writer=write_events, size=1)
    yield opened
    await opened.close()


async def test_counts_what_waits_over_all_tenants(
    runtime: Runtime, relay: Database, drain: Callable[[], Awaitable[int]]
) -> None:
    await drain()
    assert (await depth.measure(relay)).oldest_seconds is None
    with clock.shifted(timedelta(minutes=-2)):
        async with runtime.database.transaction(PLATFORM) as uow:
            uow.emit(PasswordResetAsked(request_id=ids.uuid7(), email="a@example.com", ip=""))
    found = await depth.measure(relay)
    assert found.pending == 1
    assert found.oldest_seconds is not None
    assert 119 < found.oldest_seconds < 180
    await drain()
    assert (await depth.measure(relay)).pending == 0


async def test_shows_how_the_parts_are(world: World, runtime: Runtime, relay: Database) -> None:
    platform = await world.platform_admin()
    await runtime.redis.delete("rolecall:outbox:depth")
    without = (await platform.client.get(URL)).json()
    assert without["relay"] == "no report"
    assert without["outbox"] == {"pending": None, "oldest_seconds": None, "dead": None}

    measured = await depth.measure(relay)
    await depth.report(runtime.redis, measured)
    await beat(runtime.database, "worker")
    shown = (await platform.client.get(URL)).json()
    assert (shown["broker"], shown["worker"], shown["relay"]) == ("ok", "ok", "ok")
    assert shown["outbox"] == asdict(measured)


@pytest.mark.parametrize("role", [Role.ORGANIZATION_ADMIN, Role.INTERVIEWER])
async def test_is_for_the_platform_alone(world: World, client: AsyncClient, role: Role) -> None:
    member = await (await world.organization()).member(role)
    assert (await member.client.get(URL)).status_code == 403
    assert (await client.get(URL)).status_code == 401
