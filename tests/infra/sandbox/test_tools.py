"""An installed program in the sandbox answers, or is stopped; either way it starts and reaches
nothing else."""

import shutil
from pathlib import Path

import pytest

from rolecall.infra.sandbox.contracts import (
    MEBIBYTE,
    Crashed,
    Limits,
    OutOfTime,
    Tool,
    TooMuchOutput,
)
from rolecall.infra.sandbox.runner import Sandbox

from tests.infra.sandbox.test_sandbox import layers, linux

__all__ = ["layers"]


def tool(name: str) -> Tool:
    found = shutil.which(name)
    assert found is not None
    return Tool(program=Path(found).resolve(), environment={"WORD": "given"})


async def shell(script: str, limits: Limits | None = None, data: bytes = b"") -> bytes:
    return await Sandbox(limits or Limits()).run_tool(tool("sh"), ["-c", script], data)


async def test_it_reads_its_input_and_its_output_is_the_answer() -> None:
    data = bytes(range(256)) * 20_000
    assert await Sandbox().run_tool(tool("cat"), [], data) == data


async def test_it_has_the_environment_that_it_is_given_and_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ROLECALL_SECRET_KEY", "the root secret")
    said = await shell('echo "$WORD"; echo "$ROLECALL_SECRET_KEY"')
    assert said == b"given\n\n"


@linux
@pytest.mark.parametrize(
    "script",
    [
        "read line < /etc/passwd",
        "echo > /tmp/rolecall-was-here",
        "exec id",
        "id",
        "echo in a second process | cat",
        ": < /dev/tcp/127.0.0.1/80",
    ],
)
async def test_it_reaches_no_file_no_network_and_no_other_program(
    script: str, layers: set[str]
) -> None:
    if not {"landlock", "seccomp"} <= layers:
        pytest.skip("this kernel has no Landlock")
    with pytest.raises(Crashed):
        await shell(f"{script} || exit 1")
    assert not Path("/tmp/rolecall-was-here").exists()  # noqa: S108, ASYNC240


async def test_it_is_killed_when_it_takes_too_long() -> None:
    with pytest.raises(OutOfTime):
        await Sandbox(Limits(wall_seconds=0.5)).run_tool(tool("sleep"), ["3600"], b"")
    with pytest.raises(OutOfTime):
        await shell("while :; do :; done", Limits(cpu_seconds=1))


async def test_its_output_has_an_end() -> None:
    with pytest.raises(TooMuchOutput):
        await shell("while :; do echo word; done", Limits(output_bytes=MEBIBYTE))


async def test_its_failure_is_named() -> None:
    with pytest.raises(Crashed, match="exit code 3"):
        await shell("exit 3")
    with pytest.raises(Crashed):
        await Sandbox().run_tool(Tool(program=Path("/no/such/program")), [], b"")
