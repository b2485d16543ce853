"""The demo's accounts, but none of its applications, in the installation."""

import pytest_asyncio

from rolecall.domains.identity import api as identity
from rolecall.entrypoints.seed.catalog import organization
from rolecall.entrypoints.seed.demo import DEMO_PASSWORD
from rolecall.entrypoints.seed.loading.accounts import ensure_accounts, ensure_organization
from rolecall.entrypoints.seed.loading.history import History
from rolecall.kernel import clock

from tests.support.installation import LiveInstallation, live_world


@pytest_asyncio.fixture(scope="package", loop_scope="session", autouse=True)
async def people(running: LiveInstallation) -> None:
    """Make the accounts, and Harbor Vale."""
    async with live_world(running) as world:
        hashed = await identity.hash_password(world.runtime, DEMO_PASSWORD)
        await ensure_accounts(History(world.runtime), hashed)
        await ensure_organization(
            History(world.runtime), organization("harbor-vale"), hashed, clock.now()
        )
