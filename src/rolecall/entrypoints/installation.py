"""One running installation: what `rolecall up` starts, in which order, until when.

Guarantees: a start either comes up whole or takes back everything it began; one data folder has one
installation; the api, worker and relay never see the administrator's DSN; SIGINT, SIGTERM and
SIGHUP end all children in order, and a second one of them ends them at once.
"""

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from rolecall.entrypoints.demo_data import shown_accounts, shown_password
from rolecall.entrypoints.exits import ProcessFailed
from rolecall.entrypoints.launch import INBOUND, ROLES
from rolecall.entrypoints.preflight import check_production, listening_port
from rolecall.entrypoints.resolve import child_environment, resolve
from rolecall.entrypoints.supervisor import DataLock, Journal, Program, Supervisor
from rolecall.entrypoints.supervisor.process import Process
from rolecall.entrypoints.view import Running, View
from rolecall.infra.embedded import (
    DataLayout,
    Launch,
    Postgres,
    Redis,
    locate,
    require_space,
    service_account,
)
from rolecall.infra.settings import Settings

READY_SECONDS = 90.0
DRAIN_SECONDS = 20.0
_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Installation:
    """An installation on the data folder of `settings`, shown on `view`."""

    def __init__(self, settings: Settings, view: View, *, demo: bool = True) -> None:
        self._began = time.monotonic()
        self._settings = settings
        self._view = view
        self._demo = demo
        self._layout = DataLayout(settings.core.data)
        self._stop = asyncio.Event()
        self._hurry = asyncio.Event()

    async def run(self, listener: Callable[[str, str], None] | None = None) -> None:
        """Start everything, keep it running until a signal comes, stop everything.

        `listener` gets each line that a child writes.

        Raises:
            RolecallError: it could not start, and nothing of it runs any more.
        """
        check_production(self._settings)
        self._layout.create()
        with ExitStack() as stack:
            lock = stack.enter_context(DataLock(self._layout.lock))
            require_space(self._layout.root)
            stack.enter_context(self._signals())
            journal = Journal(self._layout.logs, listener)
            stack.callback(journal.close)
            supervisor = Supervisor(journal, self._view.say)
            try:
                await self._until_told_to_stop(self._work(supervisor, journal, lock))
            finally:
                await self._take_down(supervisor)

    async def _until_told_to_stop(self, work: Coroutine[Any, Any, None]) -> None:
        working = asyncio.create_task(work)
        stopping = asyncio.create_task(self._stop.wait())
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if working.done():
            working.result()
            return
        working.cancel()
        with suppress(asyncio.CancelledError):
            await working

    async def _work(self, supervisor: Supervisor, journal: Journal, lock: DataLock) -> None:
        http = self._settings.http
        port = listening_port(http.host, http.port)
        settings = replace(self._settings, http=http.model_copy(update={"port": port}))
        resolved = resolve(settings)
        await self._start_servers(supervisor)
        needs_demo = await self._prepare(resolved, journal)
        await self._start_roles(resolved, supervisor, journal, needs_demo=needs_demo)
        running = self._describe(resolved, supervisor, journal)
        lock.describe(running.url)
        self._view.ready(running)
        await supervisor.watch()

    async def _start_servers(self, supervisor: Supervisor) -> None:
        """Start the bundled servers that the settings ask for."""
        addresses = locate(self._settings)
        account = service_account()
        title = "Starting the servers"
        servers: list[Program] = []
        if addresses.database_is_embedded:
            postgres = Postgres(self._layout, account)
            servers.append(self._server("postgres", postgres, start_seconds=300.0))
            title = title if postgres.exists else "Making a database and starting the servers"
        if addresses.redis_is_embedded:
            servers.append(self._server("redis", Redis(self._layout, account), start_seconds=30.0))
        if servers:
            self._view.begin(title)
            await supervisor.start(servers)
            self._view.done(", ".join(server.name for server in servers))

    def _server(self, name: str, server: Postgres | Redis, start_seconds: float) -> Program:
        """Return a bundled server as a program; recovery after a crash may take its time."""
        return Program(
            name,
            launch=server.launch,
            prepare=lambda: self._tell_opened(server.prepare()),
            is_ready=server.is_ready,
            start_seconds=start_seconds,
        )

    async def _prepare(self, resolved: Settings, journal: Journal) -> bool:
        """Bring the database up to date; return whether it wants the demo data."""
        words = {
            "ask-broker": not locate(self._settings).redis_is_embedded,
            "ask-demo": self._demo and resolved.core.env != "production",
        }
        wanted = tuple(word for word, is_wanted in words.items() if is_wanted)
        environment = child_environment(resolved, administrator=True)
        told = await self._run_task(("prepare", *wanted), environment, journal)
        return bool(told.get("needs_demo"))

    async def _start_roles(
        self, resolved: Settings, supervisor: Supervisor, journal: Journal, *, needs_demo: bool
    ) -> None:
        """Start the processes and, at the same time, load the demo data."""
        roles = [*ROLES, INBOUND] if resolved.inbound.listens else [*ROLES]
        starting = asyncio.create_task(
            supervisor.start([self._role(role, resolved) for role in roles])
        )
        try:
            if needs_demo:
                environment = child_environment(resolved)
                await _unless_failed(self._run_task(("demo",), environment, journal), starting)
            self._view.begin(f"Starting {', '.join(roles)}")
            await starting
            self._view.done()
        finally:
            starting.cancel()

    async def _run_task(
        self, arguments: tuple[str, ...], environment: dict[str, str], journal: Journal
    ) -> dict[str, object]:
        """Run a task of `launch` as a child, show its steps, return what else it reported.

        Raises:
            ProcessFailed: with the task's own sentence and exit code where it has them.
        """
        told: dict[str, object] = {}

        def hear(line: bytes) -> None:
            report = _report(line)
            if "begin" in report:
                self._view.begin(str(report["begin"]))
            elif "done" in report:
                self._view.done(str(report.get("note", "")))
            elif report.keys() & {"error", "needs_demo"}:
                told.update(report)
            else:
                journal.write(arguments[0], line)

        code = await _run_to_end(Process(_launch(arguments, environment)), hear)
        if "error" in told:
            raise ProcessFailed(str(told["error"]), int(str(told["exit"])))
        if code:
            words = "\n  ".join(journal.last_words(arguments[0]))
            raise ProcessFailed(f"The task `{arguments[0]}` failed (code {code}):\n  {words}")
        return told

    def _role(self, role: str, resolved: Settings) -> Program:
        environment = child_environment(resolved)
        is_ready = _answers(resolved) if role == "api" else None
        return Program(
            role,
            launch=lambda: _launch((role,), environment),
            is_ready=is_ready,
            start_seconds=READY_SECONDS,
        )

    def _describe(self, resolved: Settings, supervisor: Supervisor, journal: Journal) -> Running:
        addresses = locate(self._settings)
        database = resolved.database
        shows_demo = self._demo and resolved.core.env != "production"
        return Running(
            url=resolved.core.public_url or _local_url(resolved),
            data=str(self._layout.root),
            log_file=str(journal.path),
            pids={"supervisor": os.getpid(), **supervisor.pids()},
            database={
                "admin_dsn": database.database_url.get_secret_value(),
                "app_dsn": database.app_database_url.get_secret_value(),
                "relay_dsn": database.relay_database_url.get_secret_value(),
            },
            redis_url=resolved.redis.redis_url.get_secret_value(),
            embedded={
                "database": addresses.database_is_embedded,
                "redis": addresses.redis_is_embedded,
            },
            ready_seconds=time.monotonic() - self._began,
            accounts=shown_accounts() if shows_demo else (),
            password=shown_password() if shows_demo else "",
        )

    async def _take_down(self, supervisor: Supervisor) -> None:
        running = ", ".join(supervisor.pids())
        if running:
            self._view.begin("Stopping")
        await supervisor.stop(self._hurry)
        if running:
            self._view.done(running)

    @contextmanager
    def _signals(self) -> Iterator[None]:
        """Take the signals that mean stop; one that we were started to ignore stays ignored."""
        loop = asyncio.get_running_loop()
        taken = [
            number
            for number in _STOP_SIGNALS
            if number is not signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN
        ]
        for number in taken:
            loop.add_signal_handler(number, self._on_signal)
        try:
            yield
        finally:
            for number in taken:
                loop.remove_signal_handler(number)

    def _on_signal(self) -> None:
        if self._stop.is_set():
            self._hurry.set()
        self._stop.set()

    def _tell_opened(self, opened: Sequence[Path]) -> None:
        """Say which folders outside of ours may be passed now by the servers' account."""
        for folder in opened:
            if folder != self._layout.root and self._layout.root not in folder.parents:
                self._view.say(
                    f"{folder} may now be passed through (mode o+x), because the bundled servers "
                    "do not run as root."
                )


async def _unless_failed(work: Coroutine[Any, Any, object], other: "asyncio.Task[None]") -> None:
    """Wait for `work`, and give it up when `other` fails meanwhile."""
    working = asyncio.create_task(work)
    try:
        await asyncio.wait({working, other}, return_when=asyncio.FIRST_COMPLETED)
        if other.done():
            other.result()
        await working
    finally:
        if not working.done():
            working.cancel()
            await asyncio.wait({working})


async def _run_to_end(process: Process, hear: Callable[[bytes], None]) -> int:
    """Read a child to its end; when we are cancelled, so is it."""
    reading = asyncio.create_task(process.read(hear))
    try:
        code = await process.wait()
        await reading
        return code
    finally:
        reading.cancel()
        process.kill_group()
        await process.wait()


def _launch(arguments: tuple[str, ...], environment: dict[str, str]) -> Launch:
    return Launch(
        name=arguments[0],
        argv=(sys.executable, "-P", "-m", "rolecall.entrypoints.launch", *arguments),
        cwd=Path.cwd(),
        env=environment,
        stop_signals=((signal.SIGTERM, DRAIN_SECONDS),),
    )


def _report(line: bytes) -> dict[str, object]:
    """Return a line of the preparation as the object it is, or an empty one."""
    with suppress(ValueError):
        found = json.loads(line)
        if isinstance(found, dict):
            return found
    return {}


def _local_url(settings: Settings) -> str:
    host = settings.http.host
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}.get(host, host)  # noqa: S104
    return f"http://{shown}:{settings.http.port}"


def _answers(settings: Settings) -> Callable[[int], bool]:
    """Return the question whether the api is ready for requests."""
    place = _local_url(settings).removeprefix("http://")

    def ask(_pid: int) -> bool:
        connection = HTTPConnection(place, timeout=5)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == HTTPStatus.OK
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    return ask
