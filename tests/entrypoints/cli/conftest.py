import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Protocol

import psutil
import pytest

from tests.support.folders import reachable_folder

PYTHON_PATH = os.pathsep.join(path for path in sys.path if path)
COMMAND = (sys.executable, "-P", "-m", "rolecall.entrypoints.cli")
START_SECONDS = 60


def clean_environment(data: Path, **settings: str) -> dict[str, str]:
    """Return our environment with no settings but the given ones."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ROLECALL_", "PYTEST_")) and name != "PORT"
    }
    return {**kept, "PYTHONPATH": PYTHON_PATH, "ROLECALL_DATA": str(data), "PORT": "0", **settings}


class Run(Protocol):
    def __call__(
        self, *arguments: str, data: Path | None = None, **settings: str
    ) -> "subprocess.CompletedProcess[str]": ...


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a command to its end, on a data folder of its own."""

    def call(
        *arguments: str, data: Path | None = None, **settings: str
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            (*COMMAND, *arguments),
            env=clean_environment(data or tmp_path / "data", **settings),
            capture_output=True,
            text=True,
            timeout=START_SECONDS,
            check=False,
        )

    return call


@dataclass
class Up:
    """A running `rolecall up --json`."""

    process: "subprocess.Popen[str]"
    data: Path
    told: dict[str, Any]

    def pids(self) -> dict[str, int]:
        """The children as they are now, by what they are."""
        found: dict[str, int] = {}
        for child in psutil.Process(self.process.pid).children():
            try:
                command = child.cmdline()
            except psutil.NoSuchProcess:  # a zombie is one, too
                continue
            if any(part.endswith("bin/postgres") for part in command[:1]):
                found["postgres"] = child.pid
            elif any("redis" in part for part in command[:1]):
                found["redis"] = child.pid
            elif "rolecall.entrypoints.launch" in command:
                found[command[-1]] = child.pid
        return found

    def status(self, path: str) -> int:
        """The status of a GET, 0 if nobody answers."""
        connection = HTTPConnection(self.told["url"].removeprefix("http://"), timeout=5)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            return 0
        finally:
            connection.close()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal, and return the exit code."""
        self.process.send_signal(number)
        return self.process.wait(START_SECONDS)


def start_up(data: Path, *arguments: str, **settings: str) -> Up:
    """Start an installation and wait until it says that it is ready."""
    errors = data.with_name("up.stderr")
    with errors.open("w") as stderr:
        process = subprocess.Popen(
            (*COMMAND, "up", "--json", "--no-demo", *arguments),
            env=clean_environment(data, **settings),
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            start_new_session=True,
        )
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, f"it did not come up:\n{errors.read_text()}"
    process.stdout.close()
    return Up(process, data, json.loads(line))


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    with reachable_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    with reachable_folder() as folder:
        yield folder / "data"


@pytest.fixture(scope="module")
def up(data: Path) -> Iterator[Up]:
    """An installation that the tests of a module share; they leave it running."""
    started = start_up(data)
    yield started
    started.stop()


def wait_until(condition: Callable[[], object], seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def processes_of(data: Path) -> list[str]:
    """Whatever still runs for a data folder: by its command line or its environment."""
    found = []
    for process in psutil.process_iter(["pid", "cmdline"]):
        try:
            told = [*(process.info["cmdline"] or []), process.environ().get("ROLECALL_DATA", "")]
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
        if process.pid != os.getpid() and any(str(data) in part for part in told):
            found.append(" ".join(process.info["cmdline"] or [str(process.pid)]))
    return found
