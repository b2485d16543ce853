"""A program in the sandbox answers, or is stopped; either way it reaches nothing else."""

import asyncio
import os
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest
import uvloop

from rolecall.infra.sandbox.contracts import (
    MEBIBYTE,
    Crashed,
    Limits,
    OutOfMemory,
    OutOfTime,
    SandboxError,
    TooMuchOutput,
)
from rolecall.infra.sandbox.fork_client import ENVIRONMENT
from rolecall.infra.sandbox.runner import PACKAGE_ROOT, Sandbox

from tests.support.sandboxes import sandbox_servers, sandboxed, sandboxed_in

PROGRAMS = (PACKAGE_ROOT, Path(__file__).parent / "programs")
EPERM = 1

linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own walls are Linux's")


async def attempt(act: str, data: bytes = b"", limits: Limits | None = None, **options: Any) -> Any:
    sandbox = Sandbox(limits or Limits(), PROGRAMS)
    return await sandbox.run("hostile", data, {"act": act, **options})


@pytest.fixture
async def layers() -> set[str]:
    return set(await attempt("layers"))


async def test_input_and_options_arrive_and_the_answer_comes_back() -> None:
    data = bytes(range(256)) * 20_000
    answer = await attempt("echo", data, word="ä")
    assert answer == {"bytes": len(data), "sum": sum(data), "options": {"word": "ä"}}


async def test_printing_cannot_forge_or_spoil_the_answer() -> None:
    assert await attempt("chatter") == "the answer"


@pytest.mark.parametrize("act", ["spin", "sleep"])
async def test_a_program_that_does_not_end_is_killed(act: str) -> None:
    started = time.monotonic()
    with pytest.raises(OutOfTime):
        await attempt(act, limits=Limits(wall_seconds=1.5))
    assert time.monotonic() - started < 4
    assert sandboxed() == []


async def test_processor_time_is_counted_apart_from_the_clock() -> None:
    with pytest.raises(OutOfTime):
        await attempt("spin", limits=Limits(cpu_seconds=1, wall_seconds=30))


@pytest.mark.parametrize("act", ["eat_memory", "map_memory"])
async def test_a_program_that_eats_memory_is_stopped(act: str) -> None:
    with pytest.raises(SandboxError) as raised:
        await attempt(act, limits=Limits(memory_bytes=300 * MEBIBYTE))
    assert isinstance(raised.value, OutOfMemory | Crashed)
    assert sandboxed() == []


async def test_running_out_of_memory_is_said_so() -> None:
    with pytest.raises(OutOfMemory):
        await attempt("eat_memory", limits=Limits(memory_bytes=300 * MEBIBYTE))


async def test_an_answer_that_is_too_long_is_cut_off() -> None:
    limits = Limits(output_bytes=MEBIBYTE)
    assert len(await attempt("talk_much", limits=limits, bytes=MEBIBYTE - 100)) == MEBIBYTE - 100
    with pytest.raises(TooMuchOutput):
        await attempt("talk_much", limits=limits, bytes=40 * MEBIBYTE)
    assert sandboxed() == []


async def test_an_exception_is_told_by_its_kind_and_not_by_its_text() -> None:
    with pytest.raises(Crashed, match="LookupError") as raised:
        await attempt("fail")
    assert "Secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("act", "said"),
    [("exit_early", "exit code 3"), ("end_silently", "proper answer"), ("crash", "SIGSEGV")],
)
async def test_other_ends_are_named(act: str, said: str) -> None:
    with pytest.raises(Crashed, match=said):
        await attempt(act)


async def test_a_program_that_is_not_there_is_a_crash() -> None:
    with pytest.raises(Crashed):
        await Sandbox().run("rolecall.no_such_program", b"")


async def test_a_program_that_ends_before_reading_does_not_hang_the_parent() -> None:
    with pytest.raises(Crashed):
        await Sandbox().run("rolecall.no_such_program", bytes(20 * MEBIBYTE))


async def test_cancelling_kills_the_program() -> None:
    task = asyncio.create_task(attempt("sleep"))
    await sandboxed_in(os.getpid())
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert sandboxed() == []


async def test_cancelling_before_it_is_told_to_have_begun_leaves_nothing() -> None:
    assert await attempt("echo")
    task = asyncio.create_task(attempt("sleep"))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert sandboxed() == []


def test_it_works_and_cleans_up_under_uvloop_as_well() -> None:
    async def story() -> None:
        assert (await attempt("echo", b"\x01", word="w"))["sum"] == 1
        with pytest.raises(OutOfTime):
            await attempt("sleep", limits=Limits(wall_seconds=0.5))
        with pytest.raises(TooMuchOutput):
            await attempt("talk_much", limits=Limits(output_bytes=MEBIBYTE), bytes=40 * MEBIBYTE)

    # A pipe left open would make the loop fail to close.
    uvloop.run(story())
    assert sandboxed() == []


async def test_nothing_of_the_parents_environment_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLECALL_SECRET_KEY", "the root secret")
    # What is there is written in the code that starts it; the interpreter adds LC_CTYPE.
    assert set(await attempt("environment")) <= {*ENVIRONMENT, "LC_CTYPE"}
    assert not {"ROLECALL_SECRET_KEY", "PATH", "HOME"} & set(ENVIRONMENT)


async def test_programs_and_sockets_are_refused_from_python() -> None:
    with pytest.raises(Crashed, match="PermissionError"):
        await attempt("spawn")
    with pytest.raises(Crashed, match="PermissionError"):
        await attempt("connect", port=1)


async def test_what_one_run_leaves_behind_no_other_finds() -> None:
    assert [await attempt("leave_something") for _ in range(3)] == [1, 1, 1]


async def test_a_run_holds_nothing_of_the_others() -> None:
    alone = await attempt("open_descriptors")
    others = [asyncio.create_task(attempt("sleep")) for _ in range(4)]
    await sandboxed_in(os.getpid())
    # Input, nothing in place of the output, nothing for errors, and the answer.
    assert await attempt("open_descriptors") == alone == [0, 1, 2, 3]
    for other in others:
        other.cancel()
    await asyncio.gather(*others, return_exceptions=True)


async def test_many_runs_at_once_get_each_their_own_answer() -> None:
    answers = await asyncio.gather(*(attempt("echo", bytes([n]) * n) for n in range(40)))
    assert [one["bytes"] for one in answers] == list(range(40))
    assert [one["sum"] for one in answers] == [n * n for n in range(40)]
    assert sandboxed() == []


@linux
async def test_a_server_that_is_killed_takes_its_runs_along_and_the_next_run_has_another() -> None:
    assert await attempt("echo")
    killed = sandbox_servers()
    run = asyncio.create_task(attempt("sleep"))
    gone = await sandboxed_in(os.getpid())
    for server in killed:
        server.kill()
    with pytest.raises(Crashed, match="SIGKILL"):
        await run
    assert (await attempt("echo", b"\x01"))["sum"] == 1
    _, alive = psutil.wait_procs(gone, timeout=3)
    assert alive == []


async def test_a_server_that_nobody_needs_ends_and_the_next_run_has_another() -> None:
    assert await attempt("echo")
    for server in sandbox_servers():
        # As it ends by itself after a minute: it closes its sockets and exits.
        server.terminate()
    assert (await attempt("echo", b"\x02"))["sum"] == 2


async def test_few_files_may_be_open() -> None:
    with pytest.raises(Crashed, match="OSError"):
        await attempt("open_many")


async def test_nothing_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(Crashed):
        await attempt("write_file", path=str(tmp_path / "new"))
    assert os.listdir(tmp_path) == []  # noqa: PTH208


@linux
async def test_files_outside_the_interpreter_cannot_be_read(
    layers: set[str], tmp_path: Path
) -> None:
    if "landlock" not in layers:
        pytest.skip("this kernel has no Landlock")
    secret = tmp_path / "secret"
    secret.write_text("root secret")
    for path in (secret, Path("/etc/passwd"), Path(f"/proc/{os.getpid()}/environ")):
        assert path.exists()
        with pytest.raises(Crashed, match="PermissionError"):
            await attempt("read_file", path=str(path))
    assert await attempt("read_file", path=os.__file__)


@linux
async def test_native_code_gets_no_socket_and_no_process_and_no_signal_out(
    layers: set[str],
) -> None:
    if "seccomp" not in layers:
        pytest.skip("this kernel takes no seccomp filter")
    victim = await asyncio.create_subprocess_exec(sys.executable, "-c", "input()", stdin=-1)
    try:
        assert await attempt("raw_socket") == {"fd": -1, "errno": EPERM}
        assert await attempt("raw_fork") == {"pid": -1, "errno": EPERM}
        assert await attempt("raw_kill", pid=victim.pid) == {"result": -1, "errno": EPERM}
        assert victim.returncode is None
    finally:
        victim.kill()
        await victim.wait()


async def test_the_layers_that_every_platform_has_hold(layers: set[str]) -> None:
    assert layers >= {"limits", "audit-hook"}


@linux
async def test_the_kernel_holds_the_network_shut(layers: set[str]) -> None:
    assert layers & {"network-namespace", "seccomp"}


@linux
async def test_a_program_ends_with_its_parent() -> None:
    script = (
        "import asyncio, sys\n"
        "from pathlib import Path\n"
        f"sys.path[:0] = [{str(PACKAGE_ROOT)!r}]\n"
        "from rolecall.infra.sandbox.runner import PACKAGE_ROOT, Sandbox\n"
        f"programs = (PACKAGE_ROOT, Path({str(PROGRAMS[1])!r}))\n"
        "asyncio.run(Sandbox(programs=programs).run('hostile', b'', {'act': 'sleep'}))\n"
    )
    parent = await asyncio.create_subprocess_exec(sys.executable, "-c", script)
    grandchildren = await sandboxed_in(parent.pid)
    # Long enough for it to have confined itself.
    await asyncio.sleep(1)
    parent.send_signal(signal.SIGKILL)
    await parent.wait()
    _, alive = psutil.wait_procs(grandchildren, timeout=3)
    assert alive == []


async def test_a_listening_server_is_out_of_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        with pytest.raises(Crashed):
            await attempt("connect", port=server.getsockname()[1])
        with pytest.raises(TimeoutError):
            server.accept()
