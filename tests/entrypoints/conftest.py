"""One installation for those who leave it running, and an application on a made-up build."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest_asyncio

from rolecall.infra.runtime import Runtime

from tests.support.application import application
from tests.support.folders import reachable_folder
from tests.support.installation import LiveInstallation, installation


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def running() -> AsyncIterator[LiveInstallation]:
    """`rolecall up`, for tests of commands that are told where it is; it begins empty."""
    with reachable_folder() as folder:
        async with installation(folder / "data") as started:
            yield started


@pytest_asyncio.fixture(loop_scope="session")
async def web(runtime: Runtime, built: Path) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of an application that serves what a file's `built` has."""
    http = runtime.settings.http.model_copy(update={"web_dist": built})
    settings = replace(runtime.settings, http=http)
    async with application(replace(runtime, settings=settings)) as app:
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://testserver") as made:
            yield made
    runtime.database.runtime = runtime
