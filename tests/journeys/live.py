"""Listening to live updates, as an open page of the web application does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI

from tests.journeys.stage import API, Person


@asynccontextmanager
async def listening(
    app: FastAPI, person: Person, missed_seconds: int = 0
) -> AsyncIterator[list[bytes]]:
    """Hold the stream of a person's organization open; what comes in is in the list.

    The application is asked directly, because the test client waits for the end of an answer.
    """
    heard: list[bytes] = []
    connected = asyncio.Event()
    cookies = "; ".join(f"{name}={value}" for name, value in person.browser.cookies.items())
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": f"{API}/events",
        "raw_path": f"{API}/events".encode(),
        "query_string": f"missed_seconds={missed_seconds}".encode(),
        "headers": [(b"host", b"testserver"), (b"cookie", cookies.encode())],
        "client": ("127.0.0.1", 40_000),
        "server": ("testserver", 80),
        "root_path": "",
        "state": {},
    }

    async def receive() -> dict[str, Any]:
        await asyncio.Event().wait()
        raise AssertionError("nobody ends this wait")

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            assert message["status"] == 200
        elif b": connected" in message["body"]:
            connected.set()
        elif message["body"].startswith(b"data: "):
            heard.append(message["body"])

    task = asyncio.create_task(app(scope, receive, send))  # type: ignore[arg-type]
    try:
        await asyncio.wait_for(connected.wait(), 5)
        yield heard
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
