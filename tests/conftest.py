"""Real servers, one set per test process, and the application on them."""

import os
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from rolecall.infra import collector
from rolecall.infra.db import Database
from rolecall.infra.runtime import Runtime

from tests.support.application import application, drain_outbox, opened_runtime
from tests.support.servers import Servers, started_servers
from tests.support.world import World, next_address

# A check answers the same for the same commit, and no test goes by the machine's speed. Who looks
# for what nobody thought of runs `pytest --hypothesis-profile=explore`.
settings.register_profile("check", deadline=None, derandomize=True, database=None)
settings.register_profile("explore", deadline=None, max_examples=1_000)
settings.load_profile("check")


@pytest.fixture(scope="session")
def servers() -> Iterator[Servers]:
    """PostgreSQL and Redis of this test process."""
    with started_servers() as started:
        yield started


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def runtime(
    servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Runtime]:
    """The runtime of an api or worker process, with the local mailbox and a local file store."""
    folder: Path = tmp_path_factory.mktemp("data")
    async with opened_runtime(servers, folder) as opened:
        yield opened


@pytest.fixture(scope="session")
def database(runtime: Runtime) -> Database:
    """The application's pool (`rolecall_app`, row-level security on)."""
    return runtime.database


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def app(runtime: Runtime) -> AsyncIterator[FastAPI]:
    """The real ASGI application, started."""
    async with application(runtime) as started:
        yield started


@pytest_asyncio.fixture(loop_scope="session")
async def client(app: FastAPI) -> AsyncIterator[AsyncClient]:
    """An anonymous HTTP client."""
    async with AsyncClient(
        transport=ASGITransport(app=app, client=(next_address(), 40_000)),
        base_url="http://testserver",
    ) as made:
        yield made


@pytest.fixture
def drain(runtime: Runtime, servers: Servers) -> Callable[[], Awaitable[int]]:
    """Run everything that waits in the outbox, until nothing does; returns how many deliveries."""
    return lambda: drain_outbox(runtime, servers)


@pytest_asyncio.fixture(loop_scope="session")
async def world(runtime: Runtime, app: FastAPI) -> AsyncIterator[World]:
    """Makes organizations, members and signed-in clients."""
    made = World(runtime, app)
    yield made
    await made.close()


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name made documents by what they are: their bytes carry a time, and workers must agree."""
    return "bytes" if isinstance(val, bytes) else None


WHOLE_INSTALLATIONS = (
    "faults",
    "entrypoints/cli",
    "entrypoints/demo",
    "entrypoints/seed",
    "docs",
)
"""Folders whose tests start everything there is.

Those of the browser share one installation and run in one worker, the others in another.
"""
LONGEST = ("browser", "installation")


def group_of(nodeid: str) -> str:
    """Return which tests a test shares its worker with: in the end those of its file."""
    file = nodeid.partition("::")[0]
    inside = file.partition("tests/")[2]
    if inside.startswith("browser/"):
        return "browser"
    if inside.startswith(tuple(f"{folder}/" for folder in WHOLE_INSTALLATIONS)):
        return "installation"
    return file


class ByGroup(LoadScopeScheduling):  # type: ignore[misc]
    """One worker runs the stories and one the whole installations; files stay together.

    Not by the marks of pytest-xdist: its 3.8 writes them where pytest 9.2 does not look any more.
    """

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a third of a worker's time passes in waiting."""
    return (os.cpu_count() or 1) + 1


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByGroup:
    return ByGroup(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage among what tests are made of: it stays, and it is a lot."""
    collector.rest()
    try:
        return (yield)
    finally:
        collector.settle()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker waits for it at the end.

    Then comes what works off the outbox: when it moves the clock, it does all that becomes due in
    the organizations of the tests before it.
    """
    groups = [group_of(item.nodeid) for item in items]
    sizes = Counter(groups)
    draining = {
        group
        for group, item in zip(groups, items, strict=True)
        if isinstance(item, pytest.Function) and "drain" in item.fixturenames
    }
    items.sort(key=lambda item: _rank(group_of(item.nodeid), sizes, draining))


def _rank(group: str, sizes: Counter[str], draining: set[str]) -> tuple[int, bool, int, str]:
    first = LONGEST.index(group) if group in LONGEST else len(LONGEST)
    return first, group not in draining, -sizes[group], group
