"""An installation to measure: real servers on a folder, bulk data, processes, sign-ins."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path
from typing import IO, Any

import rolecall
from rolecall.entrypoints.resolve import resolve
from rolecall.infra.embedded import DataLayout, Postgres, Redis, running, service_account
from rolecall.infra.settings import CoreSettings, HttpSettings, Settings

READY_SECONDS = 60.0


@dataclass(frozen=True)
class Installation:
    """Running servers with a schema; processes and data are added to it."""

    settings: Settings
    layout: DataLayout
    postmaster: int

    @property
    def admin_dsn(self) -> str:
        """The superuser's DSN."""
        return self.settings.database.database_url.get_secret_value()

    @property
    def app_dsn(self) -> str:
        """The application's DSN."""
        return self.settings.database.app_database_url.get_secret_value()

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment of a child: as if `rolecall up` ran on the folder."""
        return environment(self.layout.root, **more)

    def command(self, *words: str) -> str:
        """Run a command of the command line to its end; return what it printed."""
        done = subprocess.run(
            [sys.executable, "-P", "-m", "rolecall.entrypoints.cli", *words],
            env=self.environment(),
            stdout=subprocess.PIPE,
            check=False,
            text=True,
        )
        if done.returncode:
            raise SystemExit(f"rolecall {' '.join(words)} failed (code {done.returncode})")
        return done.stdout

    def seed(self, orgs: int, applications: int, seed: int) -> float:
        """Load bulk data once; return the seconds it took, 0 if it was there."""
        mark = self.layout.root / f"seeded-{seed}-{orgs}-{applications}"
        if mark.exists():
            return 0.0
        printed = self.command(
            "seed", "--orgs", str(orgs), "--applications", str(applications),
            "--seed", str(seed), "--json",
        )  # fmt: skip
        mark.touch()
        return float(json.loads(printed)["seconds"])

    @contextmanager
    def process(self, role: str, **more: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Run `api`, `worker` or `relay` inside the block."""
        log = (self.layout.logs / f"{role}.log").open("ab")
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "rolecall.entrypoints.cli", role],
            env=self.environment(**more),
            stdout=log,
            stderr=log,
        )
        try:
            yield process
        finally:
            stop(process, log)

    @contextmanager
    def api(self, *cores: int, **more: str) -> Iterator["Api"]:
        """Run one api process on these cores inside the block, ready for requests."""
        port = free_port()
        with self.process("api", PORT=str(port), **more) as process:
            api = Api(process.pid, f"127.0.0.1:{port}")
            await_answer(api.address, process)
            if cores:
                os.sched_setaffinity(process.pid, set(cores))
            yield api


@dataclass(frozen=True)
class Api:
    """A running api process."""

    pid: int
    address: str

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{self.address}"

    def post(self, path: str, body: Mapping[str, Any], **headers: str) -> Any:
        """Send JSON; return the answer's JSON and the value of its cookie."""
        connection = HTTPConnection(self.address, timeout=30)
        try:
            sent = {"Content-Type": "application/json", **headers}
            connection.request("POST", path, json.dumps(body), sent)
            response = connection.getresponse()
            found = json.loads(response.read() or b"null")
            if response.status >= 300:
                raise SystemExit(f"{path} answered {response.status}: {found}")
            cookie = response.headers.get("Set-Cookie", "").partition(";")[0]
        finally:
            connection.close()
        return found, cookie


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return ours without settings of other installations, and with this folder's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ROLECALL_")}
    source = str(Path(str(rolecall.__file__)).parents[1]) if rolecall.__file__ else "src"
    return {
        **kept,
        "PYTHONPATH": source,
        "PYTHONUNBUFFERED": "1",
        "ROLECALL_DATA": str(folder),
        **more,
    }


def settings_of(folder: Path) -> Settings:
    """Return the resolved settings of the installation on a folder."""
    return resolve(replace(Settings(), core=CoreSettings(data=folder), http=HttpSettings()))


@contextmanager
def installation(folder: Path) -> Iterator[Installation]:
    """Run the bundled servers on `folder` inside the block, with roles and schema up to date."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        layout = DataLayout(folder.resolve())
        layout.create()
        settings = settings_of(layout.root)
        account = service_account()
        postgres, redis = Postgres(layout, account), Redis(layout, account)
        pids = []
        for server in (postgres, redis):
            server.prepare()
            pids.append(stack.enter_context(running(server)).pid)
        made = Installation(settings, layout, pids[0])
        made.command("migrate", "up")
        yield made


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def await_answer(address: str, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the api is alive."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise SystemExit(f"the api stopped at its start (code {process.returncode})")
        connection = HTTPConnection(address, timeout=5)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.05)
        finally:
            connection.close()
    raise SystemExit(f"the api did not answer within {READY_SECONDS:.0f} s")


def stop(process: "subprocess.Popen[bytes]", log: IO[bytes] | None = None) -> None:
    """Stop a process of ours and wait for its end."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(25)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if log is not None:
        log.close()
