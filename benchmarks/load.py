"""Load over HTTP: `wrk` where it is installed, else a client of ours, on a core of its own."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Request:
    """One request as it is sent."""

    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "GET"
    body: str = ""

    def line(self) -> str:
        """Return it as both clients read it."""
        headers = "|".join(f"{name}: {value}" for name, value in self.headers.items())
        return f"{self.method}\t{self.path}\t{headers}\t{self.body}\n"


@dataclass(frozen=True)
class Load:
    """What came of it; times in microseconds."""

    requests: int
    seconds: float
    p50: int
    p95: int
    p99: int
    refused: int
    """Answers of 400 and above."""
    broken: int

    @property
    def rate(self) -> float:
        """Requests per second."""
        return self.requests / self.seconds if self.seconds else 0.0


def client() -> str:
    """Return the name of the client that is used."""
    return "wrk" if shutil.which("wrk") else "asyncio"


def run(
    url: str,
    requests: Iterable[Request],
    *,
    connections: int,
    seconds: float,
    cores: Sequence[int],
    once: bool = False,
) -> Load:
    """Send the requests in a circle for some seconds, or each of them once."""
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as file:
        file.writelines(request.line() for request in requests)
        file.flush()
        environment = {
            **os.environ, "REQUESTS": file.name, "ONCE": "1" if once else "0",
        }  # fmt: skip
        with _on(cores):
            done = subprocess.run(
                _command(url, connections, seconds),
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
                text=True,
            )
    last = done.stdout.strip().rpartition("\n")[2]
    try:
        found = json.loads(last)
    except ValueError:
        raise SystemExit(f"the load client failed:\n{done.stdout}") from None
    took = found.pop("microseconds") / 1e6
    return Load(seconds=took, **found)


@contextmanager
def _on(cores: Sequence[int]) -> Iterator[None]:
    """Let children of this thread inherit these cores."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, set(cores) & before or before)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _command(url: str, connections: int, seconds: float) -> list[str]:
    count, length = str(connections), str(max(1, round(seconds)))
    if client() == "wrk":
        options = ["-t1", f"-c{count}", f"-d{length}s", "--timeout", "20s"]
        return ["wrk", *options, "-s", str(HERE / "requests.lua"), url]
    return [sys.executable, str(HERE / "client.py"), url, count, length]
