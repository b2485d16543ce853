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
from tests.tenancy.operations import Operation, whole_document

schemathesis.serializer.alias("message/rfc822", "application/octet-stream")


@pytest.fixture(scope="session")
def document() -> dict[str, Any]:
    """The OpenAPI document of the application."""
    return whole_document()


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
    "withdraw_booking_link",
}  # fmt: skip
"""What they leave is of no use to others; they share a house that is used up."""
CLOSING = {"suspend_organization"}
"""Nobody gets into what they leave: the house is theirs alone."""


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def houses() -> dict[str, House]:
    """The houses of this test process, by how they are used."""
    return {}


@pytest_asyncio.fixture(loop_scope="session")
async def house(
    operation: Operation,
    houses: dict[str, House],
    lasting_world: World,
    runtime: Runtime,
    servers: Servers,
) -> House:
    """The house that the test's operation is asked about."""
    use = (
        "closed"
        if operation.id in CLOSING
        else "used up"
        if operation.id in DESTRUCTIVE
        else "used"
    )
    if use not in houses:
        houses[use] = await build_house(
            lasting_world, lambda: drain_outbox(runtime, servers, rounds=2_000)
        )
    return houses[use]
