"""One organization with one of everything, for those who may do as they like with it."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
import schemathesis
from fastapi import FastAPI
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.schemas import BaseSchema

from rolecall.infra.runtime import Runtime

from tests.contracts.wire import BASE_URL
from tests.support.application import drain_outbox
from tests.support.servers import Servers
from tests.support.world import World
from tests.tenancy.house import House, build_house
from tests.tenancy.operations import Operation

schemathesis.serializer.alias("message/rfc822", "application/octet-stream")


@pytest.fixture(scope="session")
def document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of the application."""
    return app.openapi()


@pytest.fixture(scope="session")
def schema(document: dict[str, Any]) -> BaseSchema:
    """The document, as schemathesis reads it. Who asks is decided by the tests."""
    generation = GenerationConfig(with_security_parameters=False, deterministic=True)
    project = ProjectConfig(generation=generation, base_url=BASE_URL)
    config = SchemathesisConfig(projects=ProjectsConfig(default=project))
    return schemathesis.openapi.from_dict(document, config=config)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def loop() -> asyncio.AbstractEventLoop:
    """The loop that the application lives on. It does not run while a plain test does."""
    return asyncio.get_running_loop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def lasting_world(runtime: Runtime, app: FastAPI) -> AsyncIterator[World]:
    """Makes what outlives a test."""
    made = World(runtime, app)
    yield made
    await made.close()


DESTRUCTIVE = {
    "archive_job", "cancel_interview", "close_job", "delete_job", "remove_note",
    "suspend_organization", "withdraw_booking_link",
}  # fmt: skip
"""What they leave is of no use to others: each has a house of its own."""


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def used_house(lasting_world: World, runtime: Runtime, servers: Servers) -> House:
    """A house that stays of use whatever is asked."""
    return await build_house(lasting_world, lambda: drain_outbox(runtime, servers, rounds=2_000))


@pytest_asyncio.fixture(loop_scope="session")
async def house(
    operation: Operation,
    used_house: House,
    lasting_world: World,
    runtime: Runtime,
    servers: Servers,
) -> House:
    """The house that the test's operation is asked about."""
    if operation.id not in DESTRUCTIVE:
        return used_house
    return await build_house(lasting_world, lambda: drain_outbox(runtime, servers, rounds=2_000))
