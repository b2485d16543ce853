"""How long `rolecall up` takes to be ready, and the memory of what it starts."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks import load, processes
from benchmarks.installation import environment, free_port, stop
from benchmarks.load import Request

SETTLE_SECONDS = 3
ROLES = ("api", "worker", "relay", "postgres", "redis")


def measure_startup(starts: int) -> dict[str, Any]:
    """Return seconds from `rolecall up` to ready: a first start with the demo, then others."""
    with tempfile.TemporaryDirectory(prefix="rolecall-bench-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        with up(folder) as (first, _):
            pass
        later: list[float] = []
        memory: dict[str, Any] = {}
        for _ in range(starts):
            with up(folder) as (seconds, running):
                later.append(seconds)
                if len(later) == starts:
                    memory = _memory(running)
        return {
            "first_with_demo_seconds": round(first, 2),
            "existing_seconds": [round(one, 2) for one in later],
            "memory": memory,
        }


@contextmanager
def up(folder: Path) -> Iterator[tuple[float, Mapping[str, Any]]]:
    """Run `rolecall up` inside the block; yield seconds to ready and what it told of itself."""
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "rolecall.entrypoints.cli", "up", "--json"],
        env=environment(folder, PORT=str(free_port())),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        if process.stdout is None:
            raise SystemExit("no output of `rolecall up`")
        told = _first_object(process)
        yield time.monotonic() - began, told
    finally:
        stop(process)


def _first_object(process: "subprocess.Popen[bytes]") -> Mapping[str, Any]:
    """Return the JSON object that is printed at readiness, on one line or several."""
    text = b""
    for line in process.stdout or ():
        text += line
        try:
            found = json.loads(text)
        except ValueError:
            continue
        if isinstance(found, dict):
            return found
    raise SystemExit(f"`rolecall up` ended (code {process.wait()}): {text.decode()}")


def _memory(running: Mapping[str, Any]) -> dict[str, Any]:
    """Return the memory of each process, after some work and some rest."""
    load.run(
        running["url"],
        [Request("/"), Request("/api/v1/public/jobs?limit=50"), Request("/careers/juniper-works")],
        connections=8,
        seconds=3,
        cores=range(processes.cores()),
    )
    time.sleep(SETTLE_SECONDS)
    found: dict[str, Any] = {}
    for name, pid in running["pids"].items():
        found[name] = processes.memory(pid)
        children = processes.children(pid)
        if name == "worker":
            found["worker children"] = [processes.memory(child) for child in children]
        elif children and name != "supervisor":
            total = sum(processes.memory(child)["pss_mib"] for child in children)
            found[name]["children_pss_mib"] = round(total, 1)
    return found
