"""Programs of others, run by Node: they read and judge what the application publishes."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI

from scripts.bootstrap import CLIENTS, WEB, find_npm

TYPESCRIPT = WEB / "node_modules" / "typescript"


@asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[str]:
    """Serve a started application on a port of its own; yields the address."""
    config = uvicorn.Config(app, lifespan="off", access_log=False, log_config=None)
    with socket.socket() as listening:
        # Listening before the server runs: who comes early waits instead of being refused.
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server = uvicorn.Server(config)
        running = asyncio.create_task(server.serve([listening]))
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            await running


async def run(script: str, *arguments: str | Path) -> Any:
    """Run a script of `tests/clients` and return the JSON that it prints."""
    npm = find_npm()
    process = await asyncio.create_subprocess_exec(
        "node",
        str(CLIENTS / script),
        *map(str, arguments),
        cwd=CLIENTS,
        env=npm.environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, complained = await process.communicate()
    assert process.returncode == 0, complained.decode()
    return json.loads(said)
