"""Start one bundled server for the length of a block: for tests, builds and one-off commands.

The supervisor of `rolecall up` does not use this; it starts the same `Launch` and keeps it alive.
"""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO, Protocol

from rolecall.infra.embedded.errors import ServerFailed
from rolecall.infra.embedded.process import Launch
from rolecall.kernel.sentences import plain

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
def running(server: Server, *, start_seconds: float = 60.0) -> Iterator["subprocess.Popen[bytes]"]:
    """Run `server`, already prepared, inside the block.

    Must be entered in the main thread (see `process`).

    Raises:
        ServerFailed: it stopped at once or did not answer within `start_seconds`.
    """
    launch = server.launch()
    with TemporaryFile() as output:
        process = subprocess.Popen(
            launch.argv, stdout=output, stderr=subprocess.STDOUT, **launch.popen_options()
        )
        try:
            trouble = _trouble(server, process, start_seconds)
            if trouble:
                raise ServerFailed(plain(f"{launch.name} {trouble}: {_last_line(output)}"))
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


def _trouble(server: Server, process: "subprocess.Popen[bytes]", seconds: float) -> str:
    """Wait until the server is ready; return what kept it from that, empty if nothing did."""
    deadline = time.monotonic() + seconds
    while not server.is_ready(process.pid):
        if process.poll() is not None:
            return f"stopped at its start (code {process.returncode})"
        if time.monotonic() > deadline:
            return f"did not answer within {seconds:.0f} seconds"
        time.sleep(_POLL_SECONDS)
    return ""


def _last_line(output: IO[bytes]) -> str:
    output.seek(0)
    lines = output.read().decode(errors="replace").split("\n")
    return next((line for line in reversed(lines) if line.strip()), "it said nothing")
