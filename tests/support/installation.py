"""A whole installation as its own processes: `rolecall up`, to be killed piece by piece."""

import asyncio
import json
import os
import signal
import ssl
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import psutil
from pydantic import SecretStr

from rolecall.entrypoints import composition
from rolecall.infra.runtime import Runtime
from rolecall.infra.settings import CoreSettings, DatabaseSettings, RedisSettings, Settings

from tests.support.world import World

START_SECONDS = 60
_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Nothing here speaks TLS; each client would read the world's certificates, 20 ms each."""


@dataclass
class LiveInstallation:
    """A running `rolecall up --json`; `told` is what it printed when it was ready."""

    process: asyncio.subprocess.Process
    data: Path
    told: dict[str, Any]

    @property
    def url(self) -> str:
        """Where it listens."""
        return str(self.told["url"])

    @property
    def settings(self) -> Settings:
        """The settings of one of its processes."""
        database = self.told["database"]
        return Settings(
            core=CoreSettings(
                env="test",
                data=self.data,
                secret_key=SecretStr((self.data / "secret.key").read_text().strip()),
                public_url=self.url,
            ),
            database=DatabaseSettings(
                app_database_url=SecretStr(database["app_dsn"]),
                relay_database_url=SecretStr(database["relay_dsn"]),
            ),
            redis=RedisSettings(redis_url=SecretStr(self.told["redis_url"])),
        )

    def pid(self, name: str) -> int | None:
        """Return the present process id of a child, None while it is away."""
        for child in psutil.Process(self.process.pid).children():
            try:
                command = child.cmdline()
            except psutil.NoSuchProcess:
                continue
            first = Path(command[0]).name if command else ""
            if (name == "postgres" and first == "postgres") or (
                name == "redis" and ("redis" in first or "valkey" in first)
            ):
                return child.pid
            if "rolecall.entrypoints.launch" in command and command[-1] == name:
                return child.pid
        return None

    def kill(self, name: str, number: signal.Signals = signal.SIGKILL) -> bool:
        """Send a signal to a child; returns whether there was one."""
        pid = self.pid(name)
        if pid is None:
            return False
        os.kill(pid, number)
        return True


@asynccontextmanager
async def installation(data: Path, **environment: str) -> AsyncIterator[LiveInstallation]:
    """Start an installation on a folder, on a free port, and stop it at the end."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ROLECALL_", "PYTEST_")) and name != "PORT"
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        "-m",
        "rolecall.entrypoints.cli",
        "up",
        "--json",
        "--no-demo",
        env={
            **kept,
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "ROLECALL_DATA": str(data),
            "PORT": "0",
            **environment,
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert process.stdout is not None
    line = await asyncio.wait_for(process.stdout.readline(), START_SECONDS)
    started = LiveInstallation(process, data, json.loads(line))
    try:
        yield started
    finally:
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.wait(), 60)


class LiveWorld(World):
    """Makes organizations and members in a running installation; clients go over the network."""

    def __init__(self, runtime: Runtime, url: str) -> None:
        super().__init__(runtime, None)  # type: ignore[arg-type]  # there is no application here
        self._url = url

    def client(self, **options: Any) -> httpx2.AsyncClient:
        """Return an HTTP client of the running installation."""
        made = httpx2.AsyncClient(base_url=self._url, timeout=15, verify=_TLS, **options)
        self._clients.append(made)
        return made


@asynccontextmanager
async def live_world(running: LiveInstallation) -> AsyncIterator[LiveWorld]:
    """Open a world on a running installation."""
    runtime = await composition.open_runtime(running.settings, role="api", pool_size=4)
    made = LiveWorld(runtime, running.url)
    yield made
    await made.close()
    await runtime.close()
