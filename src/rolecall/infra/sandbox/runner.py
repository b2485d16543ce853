"""The parent's side: start a program, feed it, take its answer, and see that it is gone."""

import asyncio
import json
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rolecall.infra.sandbox import child, fork_client
from rolecall.infra.sandbox.contracts import (
    Crashed,
    Limits,
    OutOfMemory,
    OutOfTime,
    Tool,
    TooMuchOutput,
)

PACKAGE_ROOT = Path(child.__file__).parents[3]
"""The folder that holds the `rolecall` package."""


@dataclass(frozen=True)
class Sandbox:
    """Runs programs, one process for each input.

    A program is a module with `run(data: bytes, options: dict) -> Any` whose result JSON can carry.
    It gets no environment, no network, no files but the interpreter's and those below `programs`,
    writes nothing, and starts nothing, as far as the platform can enforce it (see `confinement`).

    It may have two more functions, which see no input: `prepare()` does once what is the same for
    each run (see `fork_server`), `enter()` what each run's process must do before its walls are up.
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
        order = {"program": program, "options": dict(options or {})}
        return _answer(*await self._run(program, order, data))

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
            "environment": {**fork_client.ENVIRONMENT, **tool.environment},
        }
        output, code = await self._run("", order, data)
        _require_success(code)
        return output

    async def _run(self, program: str, order: Mapping[str, Any], data: bytes) -> tuple[bytes, int]:
        """Return what the process wrote, and how it ended."""
        path = [str(folder) for folder in self.programs]
        whole = {**order, "limits": self.limits.as_options(), "path": path}
        try:
            async with asyncio.timeout(self.limits.wall_seconds):
                run = await fork_client.begin(program, path, whole, data)
                try:
                    return await self._read(run), await run.wait()
                finally:
                    await asyncio.shield(run.end())
        except TimeoutError:
            raise OutOfTime(f"stopped after {self.limits.wall_seconds} seconds") from None

    async def _read(self, run: fork_client.Run) -> bytes:
        output = bytearray()
        while piece := await run.read():
            output += piece
            if len(output) > self.limits.output_bytes:
                raise TooMuchOutput(f"the answer is longer than {self.limits.output_bytes} bytes")
        return bytes(output)


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
