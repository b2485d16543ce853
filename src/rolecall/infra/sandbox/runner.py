"""The parent's side: start a program, feed it, take its answer, and see that it is gone."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rolecall.infra.sandbox import child, tool_child
from rolecall.infra.sandbox.contracts import (
    Crashed,
    Limits,
    OutOfMemory,
    OutOfTime,
    Tool,
    TooMuchOutput,
)

_CHILD, _TOOL_CHILD = Path(child.__file__), Path(tool_child.__file__)
PACKAGE_ROOT = _CHILD.parents[3]
"""The folder that holds the `rolecall` package."""

# Nothing of the parent's environment: it holds the root secret and the addresses of everything.
_ENVIRONMENT = {"LANG": "C.UTF-8"}
_PIECE = 64 * 1024


@dataclass(frozen=True)
class Sandbox:
    """Runs programs, one process for each input.

    A program is a module with `run(data: bytes, options: dict) -> Any` whose result JSON can carry.
    It gets no environment, no network, no files but the interpreter's and those below `programs`,
    writes nothing, and starts nothing, as far as the platform can enforce it (see `confinement`).
    """

    limits: Limits = field(default_factory=Limits)
    programs: tuple[Path, ...] = (PACKAGE_ROOT,)

    async def run(self, program: str, data: bytes, options: Mapping[str, Any] | None = None) -> Any:
        """Return the program's answer for `data`.

        `program` is a module's dotted name, always written in the code that calls, never taken from
        input. The process is gone when this returns, raises, or is cancelled.

        Raises:
            OutOfTime: it took too long.
            OutOfMemory: it needed too much memory.
            TooMuchOutput: its answer is too long.
            Crashed: it raised an exception, was killed, or gave no proper answer.
        """
        return _answer(*await self._run(_CHILD, self._order(program, dict(options or {})), data))

    async def run_tool(self, tool: Tool, arguments: Sequence[str], data: bytes) -> bytes:
        """Return what an installed program writes to stdout, given `data` on stdin.

        The arguments are always written in the code that calls, never taken from input. The process
        is gone when this returns, raises, or is cancelled.

        Raises:
            OutOfTime: it took too long.
            TooMuchOutput: it wrote too much.
            Crashed: it did not start, failed, or was killed, for want of memory as well.
        """
        order = {
            "tool": str(tool.program),
            "arguments": [*arguments],
            "readable": [str(folder) for folder in tool.readable],
            "environment": {**_ENVIRONMENT, **tool.environment},
            "limits": self.limits.as_options(),
            "path": [str(PACKAGE_ROOT)],
        }
        output, code = await self._run(_TOOL_CHILD, order, data)
        _require_success(code)
        return output

    async def _run(self, script: Path, order: Mapping[str, Any], data: bytes) -> tuple[bytes, int]:
        """Return what the script wrote, and how it ended."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", "-B", "-X", "utf8", str(script), json.dumps(order)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=_ENVIRONMENT,
            cwd="/",
            start_new_session=True,
        )
        try:
            async with asyncio.timeout(self.limits.wall_seconds):
                output = await self._converse(process, data)
                code = await process.wait()
        except TimeoutError:
            raise OutOfTime(f"stopped after {self.limits.wall_seconds} seconds") from None
        finally:
            await _end(process)
        return output, code

    def _order(self, program: str, options: dict[str, Any]) -> dict[str, Any]:
        return {
            "program": program,
            "options": options,
            "limits": self.limits.as_options(),
            "path": [str(folder) for folder in self.programs],
        }

    async def _converse(self, process: asyncio.subprocess.Process, data: bytes) -> bytes:
        writing = asyncio.create_task(_write(process, data))
        try:
            return await _read(process, self.limits.output_bytes)
        finally:
            writing.cancel()
            await asyncio.gather(writing, return_exceptions=True)


async def _write(process: asyncio.subprocess.Process, data: bytes) -> None:
    stdin = process.stdin
    if stdin is None:
        raise RuntimeError("the process was started without an input pipe")
    try:
        stdin.write(data)
        await stdin.drain()
        stdin.close()
        await stdin.wait_closed()
    except (BrokenPipeError, ConnectionResetError):
        # It ended before it had read everything; its exit code says why.
        return


async def _read(process: asyncio.subprocess.Process, limit: int) -> bytes:
    stdout = process.stdout
    if stdout is None:
        raise RuntimeError("the process was started without an output pipe")
    output = bytearray()
    while piece := await stdout.read(_PIECE):
        output += piece
        if len(output) > limit:
            raise TooMuchOutput(f"the answer is longer than {limit} bytes")
    return bytes(output)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        # It may end by itself in this moment.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    await asyncio.shield(_reap(process))


async def _reap(process: asyncio.subprocess.Process) -> None:
    # A pipe that is not read to its end keeps its transport, and under uvloop the loop, open.
    while process.stdout is not None and await process.stdout.read(_PIECE):
        continue
    await process.wait()


def _answer(output: bytes, code: int) -> Any:
    if code == child.EXIT_MEMORY:
        raise OutOfMemory("it needed more memory than allowed")
    _require_success(code)
    try:
        answer = json.loads(output)
    except ValueError as error:
        raise Crashed("ended without a proper answer") from error
    if "raised" in answer:
        raise Crashed(f"raised {answer['raised']}")
    return answer["result"]


def _require_success(code: int) -> None:
    if code in {-signal.SIGXCPU, -signal.SIGALRM}:
        raise OutOfTime("it used more processor time than allowed")
    if code != 0:
        raise Crashed(f"ended with {_code_name(code)}")


def _code_name(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
