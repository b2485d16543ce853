"""A fork server forks safely whatever it has imported, and ends when nobody needs it."""

import json
import re
import socket
import subprocess
import sys
from contextlib import suppress

import pytest

from rolecall.infra.sandbox import fork_server
from rolecall.infra.sandbox.contracts import SandboxError
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
