"""Asking an api for what takes long, waiting for it, and what its processes took."""

import json
import signal
import time
from collections.abc import Callable, Iterable
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import psutil

from benchmarks.installation import Api
from benchmarks.targets import Target

DEADLINE_SECONDS = 1_800.0
ASK_EVERY = 0.5


def ask(api: Api, target: Target, method: str, path: str, body: Any = None) -> dict[str, Any]:
    """Ask with a body of JSON and return the answer's."""
    sent = {"Content-Type": "application/json"}
    content = json.dumps(body).encode() if body is not None else b""
    return send(api, target, method, path, content, sent)


def send(
    api: Api, target: Target, method: str, path: str, body: bytes, headers: dict[str, str]
) -> dict[str, Any]:
    """Ask with whatever body and return the answer's JSON.

    Raises:
        SystemExit: it was refused.
    """
    connection = HTTPConnection(api.address, timeout=300)
    try:
        connection.request(method, path, body, {**target.browser, **headers})
        response = connection.getresponse()
        found: dict[str, Any] = json.loads(response.read() or b"null")
        if response.status >= 300:
            raise SystemExit(f"{path} answered {response.status}: {found}")
        return found
    finally:
        connection.close()


def until(
    api: Api, target: Target, path: str, holds: Callable[[dict[str, Any]], bool]
) -> dict[str, Any]:
    """Ask again and again until something holds.

    Raises:
        SystemExit: it did not within half an hour.
    """
    deadline = time.monotonic() + DEADLINE_SECONDS
    while True:
        found = ask(api, target, "GET", path)
        if holds(found):
            return found
        if time.monotonic() > deadline:
            raise SystemExit(f"it did not come on: {found}")
        time.sleep(ASK_EVERY)


def kill(pid: int) -> None:
    """Kill a process and its children, without a chance to clear up."""
    for process in _family(pid):
        process.send_signal(signal.SIGKILL)


def peak(pid: int) -> float:
    """Return the most that one process of a worker ever held, in MiB."""
    return max(high_water(process.pid) for process in _family(pid))


def high_water(pid: int) -> float:
    """Return the most that a process ever held, in MiB."""
    lines: Iterable[str] = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    kib = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
    return round(kib / 1024, 1)


def _family(pid: int) -> list[psutil.Process]:
    parent = psutil.Process(pid)
    return [parent, *parent.children(recursive=True)]
