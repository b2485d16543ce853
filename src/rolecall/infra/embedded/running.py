"""Start one bundled server for the length of a block: for tests, builds and one-off commands.

The supervisor of `rolecall up` does not use this; it starts the same `Launch` and keeps it alive.
"""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Protocol

from rolecall.infra.embedded.errors import ServerFailed
from rolecall.infra.embedded.process import Launch

_POLL_SECONDS = 0.02


class Server(Protocol):
    """What `Postgres` and `Redis` have in common."""

    def launch(self) -> Launch:
        """Return the child process to start."""
        ...

    def is_ready(self, pid: int) -> bool:
        """Whether it takes connections."""
        ...


@contextmanager
def running(
    server: Server, *, start_seconds: float = 60.0, output: IO[bytes] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run `server`, already prepared, inside the block; its output goes to `output` or nowhere.

    Must be entered in the main thread (see `process`).

    Raises:
        ServerFailed: it stopped at once or did not answer within `start_seconds`.
    """
    launch = server.launch()
    process = subprocess.Popen(
        launch.argv,
        stdout=output or subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
        **launch.popen_options(),
    )
    try:
        _await_ready(server, process, launch, start_seconds)
        yield process
    finally:
        stop(process, launch)


def stop(process: "subprocess.Popen[bytes]", launch: Launch) -> None:
    """Stop a child in the way its launch names, and in the end by force."""
    for stop_signal, seconds in launch.stop_signals:
        if process.poll() is not None:
            return
        process.send_signal(stop_signal)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
        return
    process.kill()
    process.wait()


def _await_ready(
    server: Server, process: "subprocess.Popen[bytes]", launch: Launch, seconds: float
) -> None:
    deadline = time.monotonic() + seconds
    while not server.is_ready(process.pid):
        if process.poll() is not None:
            raise ServerFailed(f"{launch.name} stopped at its start (code {process.returncode}).")
        if time.monotonic() > deadline:
            raise ServerFailed(f"{launch.name} did not answer within {seconds:.0f} seconds.")
        time.sleep(_POLL_SECONDS)
