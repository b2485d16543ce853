"""An installation with the demo's accounts, but none of its applications."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from rolecall.domains.identity import api as identity
from rolecall.entrypoints.seed.catalog import organization
from rolecall.entrypoints.seed.demo import DEMO_PASSWORD
from rolecall.entrypoints.seed.loading.accounts import ensure_accounts, ensure_organization
from rolecall.entrypoints.seed.loading.history import History
from rolecall.kernel import clock

from tests.support.installation import LiveInstallation, installation, live_world


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[LiveInstallation]:
    """`rolecall up` with the people of Harbor Vale."""
    async with installation(tmp_path_factory.mktemp("demo")) as started:
        async with live_world(started) as world:
            hashed = await identity.hash_password(world.runtime, DEMO_PASSWORD)
            await ensure_accounts(History(world.runtime), hashed)
            await ensure_organization(
                History(world.runtime), organization("harbor-vale"), hashed, clock.now()
            )
        yield started
