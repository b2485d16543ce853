"""A real CalDAV server, Radicale, as a process of its own on a free port of loopback."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

LOGIN, PASSWORD = "ana", "app-password-of-ana"


@dataclass(frozen=True)
class Radicale:
    """Where it is. Its one login is `LOGIN`."""

    url: str

    def make_calendar(self, name: str) -> str:
        """Make an empty calendar of the login; returns its address."""
        address = f"{self.url}/{LOGIN}/{name}/"
        self._send("MKCALENDAR", address, "")
        return address

    def put(self, calendar: str, uid: str, text: str) -> None:
        """Keep an event in a calendar."""
        self._send("PUT", f"{calendar}{uid}.ics", text)

    def _send(self, method: str, url: str, body: str) -> None:
        answer = httpx2.request(
            method,
            url,
            content=body.encode(),
            auth=(LOGIN, PASSWORD),
            headers={"Content-Type": "text/calendar; charset=utf-8"},
            trust_env=False,
        )
        assert answer.is_success, answer.text


@contextmanager
def radicale_server(folder: Path) -> Iterator[Radicale]:
    """Start it with its files in `folder`; stop it at the end."""
    passwords = folder / "passwords"
    passwords.write_text(f"{LOGIN}:{PASSWORD}\n")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "radicale", "--config", ""),
            *("--server-hosts", f"127.0.0.1:{port}"),
            *("--auth-type", "htpasswd", "--auth-htpasswd-filename", str(passwords)),
            *("--auth-htpasswd-encryption", "plain", "--auth-delay", "0"),
            *("--storage-filesystem-folder", str(folder / "collections")),
            *("--logging-level", "error"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(port, process)
        yield Radicale(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(timeout=10)


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        assert process.poll() is None, "Radicale did not start"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("Radicale does not answer")
