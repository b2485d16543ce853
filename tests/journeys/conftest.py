from collections.abc import AsyncIterator

import pytest_asyncio

from rolecall.infra.runtime import Runtime

from tests.journeys.stage import Stage
from tests.support.application import drain_outbox
from tests.support.post_office import post_office
from tests.support.servers import Servers
from tests.support.world import World


@pytest_asyncio.fixture(loop_scope="session")
async def stage(world: World, runtime: Runtime, servers: Servers) -> AsyncIterator[Stage]:
    async with post_office(runtime) as post:
        yield Stage(world, post, lambda: drain_outbox(runtime, servers))
