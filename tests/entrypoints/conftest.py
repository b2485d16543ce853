"""An application that serves a made-up build of the web application."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest_asyncio

from rolecall.infra.runtime import Runtime

from tests.support.application import application


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
