"""The parent's side of `fork_server`: keeps this process's servers, and begins runs in them."""

import asyncio
import atexit
import io
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from typing import Any

from rolecall.infra.sandbox import fork_server
from rolecall.infra.sandbox.contracts import Crashed

# Nothing of the parent's environment: it holds the root secret and the addresses of everything.
# numpy brings a library that starts a thread for each processor when it is loaded, unless told.
ENVIRONMENT = {"LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"}
_ATTEMPTS = 3
_IDLE_SECONDS = 60.0
"""How long a server stays without anything to do; it holds 20 to 130 MiB."""
_PIECE = 64 * 1024
_END_SECONDS = 5.0
"""How long a server whose socket was closed may take to end, before it is killed."""


@dataclass(frozen=True, eq=False)
class _Server:
    """One server and the socket on which it is asked; `owner` is the process that started it."""

    process: subprocess.Popen[bytes]
    control: socket.socket
    owner: int = field(default_factory=os.getpid)

    def is_usable(self) -> bool:
        # After a fork of this process the server still is the other one's child.
        return self.owner == os.getpid() and self.process.poll() is None


_servers: dict[str, _Server] = {}
_retired: list[_Server] = []
"""Those that are asked for nothing more, and may have runs that go on."""
_guard = threading.Lock()


class Run:
    """One process that was forked for one input."""

    def __init__(self, status: socket.socket, output: socket.socket) -> None:
        self._status = status
        self._output = output

    async def read(self) -> bytes:
        """Return the next piece of the output; nothing once it has ended."""
        return await asyncio.get_running_loop().sock_recv(self._output, _PIECE)

    async def wait(self) -> int:
        """Return the exit code once the process is gone; a signal's number, negative, if killed.

        That the process was started may still be untold, if nobody waited for it.
        """
        loop = asyncio.get_running_loop()
        told = bytearray()
        with suppress(ConnectionError):
            while piece := await loop.sock_recv(self._status, _PIECE):
                told += piece
        code = told.removeprefix(fork_server.STARTED)
        # A server that died took its processes along.
        return int(code) if code else -signal.SIGKILL

    async def end(self) -> None:
        """Kill the process if it is still there, and wait until it is gone."""
        with suppress(OSError):
            self._status.shutdown(socket.SHUT_WR)
        try:
            await self.wait()
        finally:
            self._status.close()
            self._output.close()


async def begin(program: str, path: Sequence[str], order: Mapping[str, Any], data: bytes) -> Run:
    """Fork a process that carries out `order` for `data`.

    `program` is the module that its server has imported, found on `path`; empty for tools.

    Raises:
        Crashed: no process could be started.
    """
    settings = json.dumps({"program": program, "path": list(path), "idle_seconds": _IDLE_SECONDS})
    line = json.dumps(order).encode() + b"\n"
    for _ in range(_ATTEMPTS):
        try:
            run = await _ask(settings, line, data)
        except OSError as refusal:
            # Out of descriptors, processes or memory: what is there belongs to others.
            raise Crashed(f"no process could be started: {refusal.strerror}") from refusal
        if run is not None:
            return run
        # The server ended between two runs, as it does when there is nothing to do.
    raise Crashed("no process could be started")


async def _ask(settings: str, line: bytes, data: bytes) -> Run | None:
    with ExitStack() as kept, ExitStack() as handed_over:
        ours, theirs = _pair(kept, handed_over)
        output, writing = _pair(kept, handed_over)
        given = handed_over.enter_context(_file_with(data))
        server = _send(settings, (theirs.fileno(), given.fileno(), writing.fileno()))
        with suppress(OSError):
            ours.sendall(line)
        ours.setblocking(False)
        output.setblocking(False)
        kept.pop_all()
    run = Run(ours, output)
    started = False
    try:
        started = await _is_started(ours)
    finally:
        if not started:
            await asyncio.shield(run.end())
    if started:
        return run
    _retire(settings, server)
    return None


def _pair(ours: ExitStack, theirs: ExitStack) -> tuple[socket.socket, socket.socket]:
    """Return two sockets that are joined, each closed with its stack."""
    one, other = socket.socketpair()
    return ours.enter_context(one), theirs.enter_context(other)


async def _is_started(status: socket.socket) -> bool:
    try:
        told = await asyncio.get_running_loop().sock_recv(status, len(fork_server.STARTED))
    except ConnectionError:
        return False
    return told == fork_server.STARTED


def _send(settings: str, descriptors: Sequence[int]) -> _Server:
    with _guard:
        server = _servers.get(settings)
        if server is None or not server.is_usable():
            _sweep()
            server = _servers[settings] = _start(settings)
        # A socket that is closed at the other end is noticed by the silence on the status socket.
        with suppress(OSError):
            socket.send_fds(server.control, [b"+"], descriptors)
        return server


def _retire(settings: str, server: _Server) -> None:
    with _guard:
        if _servers.get(settings) is server:
            del _servers[settings]
            _retired.append(server)


def _sweep() -> None:
    """Close the sockets of servers that have ended."""
    for settings, server in list(_servers.items()):
        if not server.is_usable():
            _retired.append(_servers.pop(settings))
    for server in list(_retired):
        if not server.is_usable():
            _retired.remove(server)
            server.control.close()


def _start(settings: str) -> _Server:
    with ExitStack() as kept, ExitStack() as handed_over:
        ours, theirs = _pair(kept, handed_over)
        process = subprocess.Popen(  # noqa: S603  # this interpreter, and a script of ours
            [sys.executable, "-I", "-B", "-X", "utf8", fork_server.__file__, settings],
            stdin=theirs.fileno(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            cwd="/",
            start_new_session=True,
        )
        kept.pop_all()
    return _Server(process, ours)


@atexit.register
def _end_all() -> None:
    for server in (*_servers.values(), *_retired):
        if server.owner != os.getpid():
            continue
        server.control.close()
        try:
            server.process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            server.process.kill()
            server.process.wait()


def _file_with(data: bytes) -> io.FileIO:
    """Return a file without a name that holds the data, to be read from its beginning."""
    if sys.platform.startswith("linux"):
        file = io.FileIO(os.memfd_create("input"), "r+")
    else:
        with tempfile.TemporaryFile() as named:
            file = io.FileIO(os.dup(named.fileno()), "r+")
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]
    file.seek(0)
    return file
