"""A fork server forks safely whatever it has imported, and ends when nobody needs it."""

import json
import os
import re
import resource
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil
import pytest

from rolecall.infra.sandbox import fork_server
from rolecall.infra.sandbox.contracts import Crashed, SandboxError
from rolecall.infra.sandbox.fork_client import begin
from rolecall.infra.sandbox.runner import PACKAGE_ROOT, Sandbox

from tests.support.sandboxes import sandbox_servers

PROGRAMS = sorted(
    ".".join(found.relative_to(PACKAGE_ROOT).with_suffix("").parts).removesuffix(".__init__")
    for found in (PACKAGE_ROOT / "rolecall").rglob("*.py")
    if re.search(r"^def run\(data: bytes, _?options", found.read_text(), re.MULTILINE)
)


def test_the_programs_are_found() -> None:
    assert {
        "rolecall.domains.ai.service.resume_program",
        "rolecall.domains.files.rules.extraction.pdf",
    } < set(PROGRAMS)


@pytest.mark.parametrize("program", PROGRAMS)
async def test_it_has_one_thread_so_that_a_fork_is_whole(program: str) -> None:
    with suppress(SandboxError):
        await Sandbox().run(program, b"")
    [server] = [one for one in sandbox_servers() if f'"{program}"' in one.cmdline()[-1]]
    assert server.num_threads() == 1


@contextmanager
def few_descriptors(spare: int) -> Iterator[None]:
    """Let this process open only so many files more."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = [os.dup(0) for _ in range(spare + 1)]
    for one in free:
        os.close(one)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free[-1], before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


async def test_a_process_that_cannot_be_started_is_a_crash_and_leaves_nothing_open() -> None:
    """For want of descriptors, wherever on the way they end; a server is begun for each try."""
    before = psutil.Process().num_fds()
    for spare in range(8):
        with few_descriptors(spare), pytest.raises(Crashed, match="no process could be started"):
            await begin(f"no.such.program_{spare}", [str(PACKAGE_ROOT)], {}, b"data")
    assert psutil.Process().num_fds() == before


def started(idle_seconds: float) -> tuple[subprocess.Popen[bytes], socket.socket]:
    ours, theirs = socket.socketpair()
    settings = {"program": "", "path": [str(PACKAGE_ROOT)], "idle_seconds": idle_seconds}
    with theirs:
        command = [sys.executable, "-I", fork_server.__file__, json.dumps(settings)]
        return subprocess.Popen(command, stdin=theirs.fileno()), ours


def test_it_ends_when_there_is_nothing_to_do() -> None:
    process, control = started(idle_seconds=0.1)
    with control:
        assert process.wait(10) == 0


def test_it_ends_with_whoever_started_it() -> None:
    process, control = started(idle_seconds=3600)
    control.close()
    assert process.wait(10) == 0


def test_it_outlives_an_order_that_is_none() -> None:
    process, control = started(idle_seconds=3600)
    for line in (b"", b"no order\n"):
        ours, theirs = socket.socketpair()
        with ours, theirs:
            socket.send_fds(control, [b"+"], [theirs.fileno(), 2, 2])
            theirs.close()
            ours.sendall(line)
            ours.shutdown(socket.SHUT_WR)
            assert ours.recv(10) == b""
    assert process.poll() is None
    control.close()
    assert process.wait(10) == 0
