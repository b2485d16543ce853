"""The statements of a request, as the application sends them.

The application is asked in this process and its connection listened to. What `pgbench` runs is made
of that, so it cannot be other SQL than the application's, and its number is the query count.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

from httpx2 import ASGITransport, AsyncClient

from rolecall.entrypoints import composition
from rolecall.entrypoints.api import create_app
from rolecall.infra.db import Database
from rolecall.infra.settings import Settings

from benchmarks.load import Request


@dataclass(frozen=True)
class Sent:
    """One statement with its values."""

    sql: str
    values: tuple[Any, ...]


Recorded = Sequence[Sent]
"""The statements of one request, in order, with what begins and ends its transaction."""


def record(settings: Settings, asked: Sequence[tuple[Request, Request]]) -> list[Recorded]:
    """Return the statements of the second request of each pair; the first warms the caches."""
    return asyncio.run(_record(settings, asked))


def count_of(recorded: Recorded) -> int:
    """Return how many statements there are without BEGIN and COMMIT."""
    return sum(not sent.sql.startswith(("BEGIN", "COMMIT")) for sent in recorded)


async def _record(settings: Settings, asked: Sequence[tuple[Request, Request]]) -> list[Recorded]:
    async with _application(settings) as (client, database):
        recorded: list[Recorded] = []
        for warm_up, request in asked:
            await _send(client, warm_up)
            with _listening(database) as sent:
                await _send(client, request)
                # asyncpg calls those who listen in the loop's next round.
                await asyncio.sleep(0.01)
            recorded.append(list(sent))
        return recorded


@asynccontextmanager
async def _application(settings: Settings) -> AsyncIterator[tuple[AsyncClient, Database]]:
    composition.load("handlers")
    runtime = await composition.open_runtime(settings, role="api", pool_size=1)
    app = create_app(settings, runtime=runtime)
    try:
        async with (
            app.router.lifespan_context(app),
            AsyncClient(transport=ASGITransport(app=app), base_url="http://127.0.0.1") as client,
        ):
            yield client, runtime.database
    finally:
        await runtime.close()


async def _send(client: AsyncClient, request: Request) -> None:
    response = await client.request(
        request.method, request.path, headers=dict(request.headers), content=request.body or None
    )
    if response.status_code >= 400:
        raise SystemExit(f"{request.path} answered {response.status_code}: {response.text}")


@contextmanager
def _listening(database: Database) -> Iterator[list[Sent]]:
    sent: list[Sent] = []

    def note(logged: Any) -> None:
        sent.append(Sent(logged.query, tuple(logged.args)))

    connections = list(database.connections)
    for connection in connections:
        connection.add_query_logger(note)
    try:
        yield sent
    finally:
        for connection in connections:
            connection.remove_query_logger(note)
