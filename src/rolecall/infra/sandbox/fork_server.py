"""A process that has imported one program and forks for each input that the program reads.

Importing is nearly all of what reading a small file costs. So it is done once, by this process, and
so is what the program's `prepare()` does, if it has one. This process never sees an input: each is
read by a fork that confines itself first and ends with its answer. What one file leaves behind, no
other finds.

It is run by its path, in an isolated interpreter, with one argument, as JSON: the program's name
(none for tools), the path to find it on, and how long it stays without anything to do. Descriptor 0
is the control socket, on which a byte with three descriptors begins a run: a status socket, the
input, and where the output goes. The order follows on the status socket, a line of JSON. The
answers there are `STARTED`, and the exit code when the process is gone. Whoever shuts the other end
down has the process killed. The end of the control socket ends this process.
"""

import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
from contextlib import suppress
from typing import Any

STARTED = b"+"
DESCRIPTORS = 3
_ORDER_SECONDS = 5.0
"""How long an order may take to arrive; it was written before its descriptors were sent."""
_HIGHEST_DESCRIPTOR = 65_536


class _ForkServer:
    """The runs under way, each with its status socket."""

    def __init__(self, control: socket.socket, idle_seconds: float) -> None:
        self._control = control
        self._idle_seconds = idle_seconds
        self._runs: dict[int, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._selector.register(control, selectors.EVENT_READ)
        # The kernel tells of a process that ended by a signal, the signal by a byte here.
        self._ended, ending = socket.socketpair()
        self._ended.setblocking(False)
        ending.setblocking(False)
        self._ending = ending
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        signal.set_wakeup_fd(ending.fileno(), warn_on_full_buffer=False)
        self._selector.register(self._ended, selectors.EVENT_READ)

    def serve(self) -> None:
        """Fork for each run until nobody needs it any more."""
        while ready := self._wait():
            for key, _ in ready:
                if key.fileobj is self._control:
                    if not self._begin():
                        self._kill_all()
                        return
                elif key.fileobj is self._ended:
                    self._reap()
                elif key.data in self._runs:
                    self._kill(key.data)

    def _wait(self) -> list[tuple[selectors.SelectorKey, int]]:
        return self._selector.select(None if self._runs else self._idle_seconds)

    def _begin(self) -> bool:
        """Fork for one run; return whether anybody is there to ask for one."""
        asked, descriptors, _, _ = socket.recv_fds(self._control, 1, DESCRIPTORS)
        if not asked:
            return False
        if len(descriptors) == DESCRIPTORS:
            status = socket.socket(fileno=descriptors[0])
            self._fork(status, *descriptors[1:])
        for descriptor in descriptors[1:]:
            os.close(descriptor)
        return True

    def _fork(self, status: socket.socket, given: int, answer: int) -> None:
        order = _order_on(status)
        if order is None:
            status.close()
            return
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            _become(order, parent, given, answer)
        self._runs[pid] = status
        self._selector.register(status, selectors.EVENT_READ, pid)
        # If nobody listens any more, its end is readable and the process is killed.
        with suppress(OSError):
            status.sendall(STARTED)

    def _kill(self, pid: int) -> None:
        # It is not reaped yet, so the number is still its own.
        os.kill(pid, signal.SIGKILL)
        self._selector.unregister(self._runs[pid])

    def _kill_all(self) -> None:
        for pid in self._runs:
            os.kill(pid, signal.SIGKILL)

    def _reap(self) -> None:
        with suppress(BlockingIOError):
            while self._ended.recv(4096):
                continue
        for pid, status in list(self._runs.items()):
            ended, code = os.waitpid(pid, os.WNOHANG)
            if ended:
                del self._runs[pid]
                with suppress(KeyError):
                    self._selector.unregister(status)
                with suppress(OSError):
                    status.sendall(str(os.waitstatus_to_exitcode(code)).encode())
                status.close()


def _order_on(status: socket.socket) -> dict[str, Any] | None:
    """Return the order; None if who gave it went away meanwhile, or wrote something else."""
    status.settimeout(_ORDER_SECONDS)
    line = bytearray()
    with suppress(OSError, ValueError):
        while not line.endswith(b"\n"):
            piece = status.recv(65_536)
            if not piece:
                return None
            line += piece
        order: dict[str, Any] = json.loads(line)
        return order
    return None


def _become(order: dict[str, Any], parent: int, given: int, answer: int) -> None:
    """Be the process of one run; does not return."""
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        os.dup2(given, 0)
        os.dup2(answer, 1)
        # The control socket and those of other runs are nothing that a program may hold.
        os.closerange(3, _HIGHEST_DESCRIPTOR)
        child = importlib.import_module("rolecall.infra.sandbox.child")
        child.confinement.end_with(parent)
        child.carry_out(order)
    finally:
        os._exit(1)


def _warm_up(program: str) -> None:
    """Do what is the same for each run. A program that cannot be imported fails where it is run."""
    with suppress(Exception):
        importlib.import_module("rolecall.infra.sandbox.child")
        if program:
            module = importlib.import_module(program)
            if hasattr(module, "prepare"):
                module.prepare()
    # Looking for garbage would touch, and so copy, all of it in each fork.
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    _settings = json.loads(sys.argv[1])
    sys.path[:0] = _settings["path"]
    _warm_up(_settings["program"])
    _ForkServer(socket.socket(fileno=0), _settings["idle_seconds"]).serve()
